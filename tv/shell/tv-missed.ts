import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MissedCall } from '../../shared/contract/calls.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import type { MissedCalls } from '../../shared/ui/call/missed-calls.js';
import { sayMissed } from '../../shared/ui/call/say-missed.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import './tv-popup.js';
import type { PopupChoice } from './tv-popup.js';
import type { Tv } from './tv.js';

/** A call that the person signed in here did not get, told once, with one press to call back. */
@customElement('tv-missed')
export class TvMissed extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @property({ attribute: false }) missed!: MissedCalls;
  @property({ attribute: false }) call!: MissedCall;
  /** How many more there are. */
  @property({ type: Number }) more = 0;
  readonly #t = messages(this, callMessages);
  readonly #format = formats(this);
  readonly #centers = centerNames(this, () => this.tv.environment.api);

  override render(): TemplateResult {
    const words = this.#t();
    const { call, more } = this;
    const text = `${sayMissed(call, this.tv.clock.now(), words, this.#centers(), this.#format())}${more > 0 ? ` · ${words.missedMore({ count: more })}` : ''}`;
    return html`<tv-popup name="missed-call" heading=${words.missedTitle()} text=${text}
      .actions=${[...(call.mayCallBack ? [{ id: 'call-back', label: words.callBack(), main: true }] : []), { id: 'missed-seen', label: words.missedSeen(), main: !call.mayCallBack }]}
      @tv-popup-choice=${({ choice }: PopupChoice) => void (choice === 'call-back' ? this.missed.callBack(call.id) : this.missed.dismiss(call.id))}></tv-popup>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-missed': TvMissed;
  }
}
