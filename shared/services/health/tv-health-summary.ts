import { consume } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { HealthAccess } from './health-access.js';
import { lastSummary } from './health-state.js';
import { healthMessages } from './strings/compiled/index.js';
import { saySummary } from './summary-words.js';
import { tvHealthStyles } from './tv-health.styles.js';
import './tv-summary.js';
import { drawNext } from './tv-told.js';

/** The summary of the person's last consultation, where they agreed to have it kept. */
@customElement('pla-tv-health-summary')
export class PlaTvHealthSummary extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: sessionContext }) private session!: SessionStore;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #format = formats(this);

  static override styles = [tvControlStyles, tvHalvesStyles, tvHealthStyles];

  override render(): TemplateResult {
    const words = this.#t();
    return html`<city-tv-page data-id="tv-health-summary" heading=${words.summaryTitle()} ok=${words.hintChoose()} back=${words.backFromConsent()}>${this.#drawBody()}</city-tv-page>`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#health;
    if (state.mine?.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (state.mine?.kind === 'failed') return html`<city-tv-unread name="summary-failed" heading=${words.unreadTitle()} text=${words.unreadText()} action=${words.tryAgain()} @city-next=${() => store.retry()}></city-tv-unread>`;
    const { summary } = lastSummary(state) ?? {};
    if (!summary) return html`<city-tv-unread name="summary-none" icon="stethoscope" heading=${words.noSummaryTitle()} text=${words.noSummaryText()} action=${words.backFromConsent()} @city-next=${() => this.router.replace('/health')}></city-tv-unread>`;
    return html`
      <div class="all" data-id="summary" ${focusGroup({ id: 'summary', kind: 'column' })}>
        <pla-tv-summary .text=${saySummary(summary, words, this.#format())}></pla-tv-summary>
        ${drawNext([{ id: 'leave-clean', label: words.leaveClean(), act: () => void this.session.end('person') }])}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-health-summary': PlaTvHealthSummary;
  }
}
