import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clock } from '../../base/clock.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { CallCarrier } from '../../telepresence/call-session.js';
import type { CallView } from '../../telepresence/call-view.js';
import { formatWait } from '../../ui/call/call-words.js';
import '../../ui/call/invite/city-invitation.js';
import { callMessages } from '../../ui/call/strings/compiled/index.js';
import { apiContext, clockContext } from '../../ui/contexts.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-question.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';
import { healthMessages } from './strings/compiled/index.js';
import { tvHealthStyles } from './tv-health.styles.js';
import { drawNext, drawTold } from './tv-told.js';

/**
 * The waiting room on a television: the place in the queue, and, where a phone carries the talk, the code that opens it there.
 * @fires pla-show-consents
 * @fires pla-give-up
 */
@customElement('pla-tv-health-waiting')
export class PlaTvHealthWaiting extends LitElement {
  @property({ attribute: false }) view!: CallView;
  @property() carrier: CallCarrier = 'here';
  /** The wait is counted up to then. */
  @property({ type: Number }) now = 0;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  /** Whether the place is really to be given up is asked: it cannot be had back. */
  @state() private leaving = false;
  readonly #t = messages(this, healthMessages);
  readonly #home = messages(this, healthHomeMessages);
  readonly #words = messages(this, callMessages);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, tvHealthStyles, css`
    city-invitation { flex: none; --qr: calc(250px + 50px * var(--text, 1)); margin-top: 24px; color: var(--ink); }
  `];

  constructor() {
    super();
    this.addEventListener('city-intent', (event: IntentEvent) => {
      if (event.intent !== 'back' || event.defaultPrevented) return;
      event.preventDefault();
      this.leaving = true;
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const byPhone = this.carrier === 'phone';
    return html`
      <city-tv-page data-id="room-waiting" heading=${this.#home().seeClinician()} ok=${words.hintChoose()} back=${words.giveUpPlace()}>
        <div class="all" ${focusGroup({ id: 'waiting', kind: 'column' })}>
          ${byPhone ? this.#drawByPhone() : drawTold('clock', this.#sayPlace(), words.waitingText(), html`<p class="quiet" aria-live="off">${this.#sayWaited()}</p>`)}
          ${drawNext([
            { id: 'change-consent', label: words.changeConsent(), act: () => this.dispatchEvent(new Event('pla-show-consents')), quiet: true },
            { id: 'give-up-place', label: words.giveUpPlace(), act: () => { this.leaving = true; } },
          ])}
        </div>
      </city-tv-page>
      ${this.leaving ? this.#drawQuestion() : ''}`;
  }

  /** The code is what matters: in doubled text it has the room that else words have. */
  #drawByPhone(): TemplateResult {
    const words = this.#t();
    const large = this.#large();
    const isCalled = this.view.phase.kind !== 'starting' && this.view.phase.kind !== 'queued';
    return html`
      <div class="told" data-id=${isCalled ? 'phone-now' : 'phone-soon'}>
        <p class="says" role="status">${isCalled ? words.phoneNowTitle() : this.#sayPlace()}</p>
        ${large ? '' : html`<p>${words.phoneWaitingText()}</p><p class="quiet" aria-live="off">${this.#sayWaited()}</p>`}
        <city-invitation purpose="phone" ?brief=${large} .api=${this.api} .clock=${this.clock} .call=${this.view.call} ${focusGroup({ id: 'invitation', kind: 'column' })}></city-invitation>
      </div>`;
  }

  #sayPlace(): string {
    const { phase } = this.view;
    return phase.kind === 'queued' ? this.#t().waitingTitle({ ahead: phase.ahead }) : this.#words().starting();
  }

  #sayWaited(): string {
    const { phase } = this.view;
    return 'since' in phase ? this.#words().waitedFor({ time: formatWait(this.now - phase.since) }) : '';
  }

  #drawQuestion(): TemplateResult {
    const words = this.#t();
    return html`
      <city-tv-question name="leave-queue" heading=${words.giveUpAsk()} text=${words.giveUpMeans()} .answers=${[{ id: 'wait', label: words.waitOn(), main: true }, { id: 'yes', label: words.giveUpPlace() }]}
        @city-answer=${({ answer }: { readonly answer: string }) => {
          this.leaving = false;
          // Whoever presses Back twice wants out.
          if (answer !== 'wait') this.dispatchEvent(new Event('pla-give-up'));
        }}></city-tv-question>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-health-waiting': PlaTvHealthWaiting;
  }
}
