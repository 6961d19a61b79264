import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { sayCaller } from '../../shared/ui/call/call-words.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Phone } from '../shell/phone.js';
import { shake } from './shake.js';

/** Somebody calls the person who is signed in here. The hands' part of the page is two answers; a phone that can shakes until there is one. */
@customElement('phone-incoming')
export class PhoneIncoming extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  readonly #t = messages(this, callMessages);
  readonly #centers = centerNames(this, () => this.phone.api);
  #stopShaking = (): void => {};

  static override styles = css`
    :host { display: flex; flex-direction: column; box-sizing: border-box; max-width: 34rem; min-height: 100%; margin: 0 auto; padding: calc(24px + env(safe-area-inset-top)) calc(var(--edge) + env(safe-area-inset-right)) calc(24px + env(safe-area-inset-bottom)) calc(var(--edge) + env(safe-area-inset-left)); }
    .who { display: flex; flex-direction: column; justify-content: center; flex: 1 0 auto; }
    .mark { font-size: 64px; line-height: 1; color: var(--ink-second); }
    h1 { margin: 20px 0 24px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; overflow-wrap: break-word; }
    h1:lang(th) { line-height: 1.5; }
    .actions { display: grid; grid-gap: 12px; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopShaking = shake(this.phone.clock, navigator);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopShaking();
  }

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <div class="who" role="alert"><div class="mark"><city-icon name="phone"></city-icon></div><h1 id="title">${sayCaller(this.view, words, this.#centers())}</h1></div>
      <div class="actions" data-id="call-incoming" ${focusGroup({ id: 'incoming', kind: 'column' })}>
        <city-button variant="signal" size="main" data-id="call-answer" @click=${() => void this.calls.answer()} ${focusable({ id: 'answer', autofocus: true })}><city-icon slot="icon" name="video-camera"></city-icon>${words.answer()}</city-button>
        <city-button size="main" data-id="call-decline" @click=${() => this.calls.decline()} ${focusable({ id: 'decline' })}><city-icon slot="icon" name="phone-disconnect"></city-icon>${words.decline()}</city-button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-incoming': PhoneIncoming;
  }
}
