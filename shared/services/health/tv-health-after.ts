import { consume } from '@lit/context';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { sessionContext } from '../../ui/contexts.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/tv/city-tv-page.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { HealthAccess } from './health-access.js';
import { findConsultation } from './health-state.js';
import { healthMessages } from './strings/compiled/index.js';
import { saySummary } from './summary-words.js';
import { tvHealthStyles } from './tv-health.styles.js';
import './tv-summary.js';
import { drawNext, drawTold, type NextStep } from './tv-told.js';

/**
 * What there is to take away after the talk: the summary that is kept, else what was written in the call, else nothing yet or nothing at all.
 * @fires pla-call-again the person wants to be called again
 */
@customElement('pla-tv-health-after')
export class PlaTvHealthAfter extends LitElement {
  /** The call broke, or a phone carries it: it may be called again. */
  @property({ type: Boolean }) again = false;
  /** The talk goes on on a phone. */
  @property({ type: Boolean }) phone = false;
  @consume({ context: sessionContext }) private session!: SessionStore;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #format = formats(this);

  static override styles = [tvControlStyles, tvHalvesStyles, tvHealthStyles];

  override render(): TemplateResult {
    const words = this.#t();
    const { state } = this.#health;
    const current = findConsultation(state, state.currentId);
    if (current?.summary) return this.#drawText('after-summary', words.summaryTitle(), saySummary(current.summary, words, this.#format()));
    if (state.said.length > 0) return this.#drawText('after-said', words.saidTitle(), state.said.join('\n'), words.saidText());
    if (this.phone) return this.#drawPage('room-on-phone', drawTold('devices', words.phoneTalkTitle(), words.phoneTalkText()), true);
    const isOpen = current?.state === 'open';
    const waits = isOpen && current.consents.summary;
    return this.#drawPage(waits ? 'after-waits' : 'after-nothing', drawTold(waits ? 'clock' : 'check', waits ? words.summaryWaitsTitle() : words.overTitle(), waits ? words.summaryWaitsText() : words.overText()), this.again && isOpen);
  }

  #drawText(id: string, heading: string, text: string, second = ''): TemplateResult {
    return this.#drawPage(id, html`<pla-tv-summary .text=${text}></pla-tv-summary>`, false, heading, second);
  }

  #drawPage(id: string, body: TemplateResult, canCallAgain: boolean, heading = '', second = ''): TemplateResult {
    const words = this.#t();
    const leave: NextStep = { id: 'leave-clean', label: words.leaveClean(), act: () => void this.session.end('person'), quiet: this.phone };
    const again: NextStep = { id: 'call-again', label: words.callAgain(), act: () => this.dispatchEvent(new Event('pla-call-again')), quiet: true };
    return html`
      <city-tv-page data-id=${id} heading=${heading} second=${second} ok=${words.hintChoose()} back=${words.backFromConsent()}>
        <div class="all" ${focusGroup({ id: 'after', kind: 'column' })}>${body}${drawNext(canCallAgain ? [leave, again] : [leave])}</div>
      </city-tv-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-health-after': PlaTvHealthAfter;
  }
}
