import { consume } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { VisitOver } from '../../ui/panel/visit-over.js';
import { HealthAccess } from './health-access.js';
import { lastSummary } from './health-state.js';
import { kioskHealthStyles } from './kiosk-health.styles.js';
import { drawSummary, kioskSummaryStyles } from './kiosk-summary.js';
import { healthMessages } from './strings/compiled/index.js';
import { saySummary } from './summary-words.js';

/** The summary of the person's last consultation, where they agreed to have it kept. */
@customElement('pla-kiosk-health-summary')
export class PlaKioskHealthSummary extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [kioskHealthStyles, kioskSummaryStyles];

  override render(): TemplateResult {
    const words = this.#t();
    const { summary } = lastSummary(this.#health.state) ?? {};
    if (!summary) {
      return html`
        <city-panel-page grow data-id="summary-none">
          <h1 slot="title">${words.noSummaryTitle()}</h1>
          <div slot="eyes" class="mark"><city-icon name="stethoscope"></city-icon></div>
          <p slot="lead">${words.noSummaryText()}</p>
          <city-button slot="action" variant="signal" size="main" data-id="summary-none-next" @click=${() => this.router.replace('/health')} ${focusable({ id: 'next', autofocus: true })}>${words.backFromConsent()}</city-button>
        </city-panel-page>`;
    }
    return html`
      <city-panel-page data-id="summary">
        <h1 slot="title">${words.summaryTitle()}</h1>
        ${drawSummary(saySummary(summary, words, this.#format()), words, this.#large())}
        <p slot="lead">${words.takeAway()}</p>
        <city-button slot="action" variant="signal" size="main" data-id="leave-clean" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'leave', autofocus: true })}>${words.leaveClean()}</city-button>
      </city-panel-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-health-summary': PlaKioskHealthSummary;
  }
}
