import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../shared/base/clock.js';
import type { MissedCall } from '../../shared/contract/calls.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import type { MissedCalls } from '../../shared/ui/call/missed-calls.js';
import { sayMissed } from '../../shared/ui/call/say-missed.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { apiContext, clockContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import { formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import './kiosk-sheet.js';

/** A call that the person signed in here did not get, told once, with one press to call back. */
@customElement('kiosk-missed')
export class KioskMissed extends LitElement {
  @property({ attribute: false }) missed!: MissedCalls;
  @property({ attribute: false }) call!: MissedCall;
  /** How many more there are. */
  @property({ type: Number }) more = 0;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  readonly #t = messages(this, callMessages);
  readonly #format = formats(this);
  readonly #centers = centerNames(this, () => this.api);

  static override styles = css`
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; }
    .more { color: var(--ink-second); }
    .answers { margin-top: auto; display: grid; gap: var(--gap); }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    const { call, more } = this;
    return html`
      <kiosk-sheet name="missed-call" .heading=${words.missedTitle()}>
        <p>${sayMissed(call, this.clock.now(), words, this.#centers(), this.#format())}</p>
        ${more > 0 ? html`<p class="more">${words.missedMore({ count: more })}</p>` : nothing}
        <div class="answers" ${focusGroup({ id: 'answers', kind: 'column' })}>
          ${call.mayCallBack ? html`<city-button variant="signal" size="main" data-id="call-back" @click=${() => void this.missed.callBack(call.id)} ${focusable({ id: 'call-back', autofocus: true })}>${words.callBack()}</city-button>` : nothing}
          <city-button variant=${call.mayCallBack ? 'quiet' : 'signal'} data-id="missed-seen" @click=${() => void this.missed.dismiss(call.id)} ${focusable({ id: 'missed-seen', autofocus: !call.mayCallBack })}>${words.missedSeen()}</city-button>
        </div>
      </kiosk-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-missed': KioskMissed;
  }
}
