import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { CHAT_LIMIT } from '../../shared/telepresence/call-messages.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import type { CenterNames } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/call/city-call-lines.js';
import '../../shared/ui/call/city-call-stage.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/keyboard/city-draft.js';
import '../../shared/ui/keyboard/city-keyboard.js';
import type { KeyboardChangeEvent } from '../../shared/ui/keyboard/city-keyboard.js';
import { messages } from '../../shared/ui/language/messages.js';

/** What a person does with the message that they write. */
export class KioskTypingEvent extends Event {
  constructor(readonly does: 'change' | 'send' | 'leave', readonly text: string) {
    super('kiosk-typing');
  }
}

/**
 * Writing in a call on a panel: the others above, the message and its keys below, over the whole width because a row of letters needs it.
 * The message itself is held by the call, and gone with it.
 * @fires kiosk-typing when the message is another one, is to be sent, or is left
 */
@customElement('kiosk-typing')
export class KioskTyping extends LitElement {
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) centers: CenterNames = new Map();
  @property() pinned: string | undefined;
  @property() says = '';
  @property() draft = '';
  /** Text is doubled. */
  @property({ type: Boolean, reflect: true }) large = false;
  readonly #t = messages(this, callMessages);

  static override styles = css`
    :host { position: absolute; inset: 0; display: flex; flex-direction: column; box-sizing: border-box; padding: var(--eyes-top, 0) var(--edge) var(--bar-space); background: var(--ground); --key-height: calc(var(--mm) * 28); --key-width: calc(var(--mm) * 46); --key-type: calc((12 + 6 * var(--text)) * var(--k)); }
    :host([large]) { --key-height: calc(var(--mm) * 32); --draft-type: var(--type-body); }
    .others { flex: 1 1 0; min-height: 0; position: relative; display: flex; flex-direction: column; padding-top: var(--gap); }
    city-call-stage { flex: 1 1 0; }
    .lead { flex: none; padding-top: var(--gap); }
    p { margin: 0; font-size: var(--type-answer); font-weight: 600; line-height: 1.45; }
    .hands { flex: none; display: grid; grid-template: 'draft draft' auto 'keys keys' auto 'back send' auto / 1fr 2fr; grid-gap: calc(var(--gap) * 1.2) var(--gap); padding-top: var(--gap); }
    city-draft { grid-area: draft; }
    city-keyboard { grid-area: keys; }
    [data-id=back-to-call] { grid-area: back; }
    [data-id=send] { grid-area: send; }
    @media (orientation: landscape) {
      :host { --key-height: calc(var(--mm) * 24); }
      :host([large]) { --key-height: calc(var(--mm) * 28); --key-gap: calc(var(--mm) * 4); }
      .others { flex-direction: row; padding-top: calc(var(--gap) * 2); }
      .lead { flex: 1 1 0; padding: 0 0 0 calc(var(--gap) * 2); display: flex; flex-direction: column; justify-content: flex-end; }
      .hands { grid-template: 'back draft send' auto 'keys keys keys' auto / auto minmax(0, 1fr) auto; }
      /* Doubled text leaves no room for a picture that could be recognized. */
      :host([large]) city-call-stage { display: none; }
      :host([large]) .lead { flex-direction: row; align-items: flex-end; padding: 0; }
      :host([large]) p { flex: none; margin-right: calc(var(--gap) * 2); }
      :host([large]) city-call-lines { flex: 1 1 0; }
      :host([large]) .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); }
    }
    @media (orientation: portrait) {
      :host([large]) .hands { grid-template-columns: 1fr 1fr; }
      city-icon { display: none; }
    }
    :host(:not([large])) city-icon { display: none; }
    city-icon { font-size: calc(var(--mm) * 28); }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    const empty = this.draft.trim() === '';
    return html`
      <div class="others">
        <city-call-stage .view=${this.view} .centers=${this.centers} .pinned=${this.pinned}></city-call-stage>
        <div class="lead"><p role="status">${this.says}</p><city-call-lines .view=${this.view} .centers=${this.centers} lines="1"></city-call-lines></div>
      </div>
      <div class="hands" data-id="typing" ${focusGroup({ id: 'typing', kind: 'free' })}>
        <city-draft data-id="draft" label=${words.draft()} .value=${this.draft}></city-draft>
        <city-keyboard .value=${this.draft} .limit=${CHAT_LIMIT} @city-keyboard-change=${({ value }: KeyboardChangeEvent) => this.#tell('change', value)}></city-keyboard>
        <city-button data-id="back-to-call" @click=${() => this.#tell('leave')} ${focusable({ id: 'back-to-call' })}><city-icon name="x"></city-icon><span class="word">${words.backToCall()}</span></city-button>
        <city-button variant="signal" data-id="send" ?disabled=${empty} @click=${() => this.#tell('send')} ${focusable({ id: 'send', disabled: empty })}><city-icon name="paper-plane-right"></city-icon><span class="word">${words.sendLine()}</span></city-button>
      </div>`;
  }

  #tell(does: KioskTypingEvent['does'], text = this.draft): void {
    this.dispatchEvent(new KioskTypingEvent(does, text));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-typing': KioskTyping;
  }
}
