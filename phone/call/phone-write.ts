import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { CHAT_LIMIT, QUICK_REPLIES } from '../../shared/telepresence/call-messages.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { sayQuick, type CenterNames } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/call/city-call-lines.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-chip.js';
import { messages } from '../../shared/ui/language/messages.js';
import { phoneMessages } from '../strings/compiled/index.js';

/** What was written, replies of one touch, and a line for words of one's own. */
@customElement('phone-write')
export class PhoneWrite extends LitElement {
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) centers: CenterNames = new Map();
  @query('#line') private line!: HTMLInputElement;
  readonly #t = messages(this, phoneMessages);
  readonly #words = messages(this, callMessages);

  static override styles = css`
    :host { display: flex; flex-direction: column; box-sizing: border-box; padding: 12px calc(16px + env(safe-area-inset-right)) calc(12px + env(safe-area-inset-bottom)) calc(16px + env(safe-area-inset-left)); }
    .all { display: contents; }
    .said { flex: 0 1 auto; min-height: 0; overflow-y: auto; }
    .replies { display: flex; flex-wrap: wrap; margin: 12px -4px 4px; }
    city-chip { margin: 0 4px 8px; }
    form { flex: none; display: flex; flex-wrap: wrap; margin: 4px -4px 0; }
    input { flex: 1 1 9em; box-sizing: border-box; min-width: 0; height: 52px; margin: 0 4px 8px; padding: 0 14px; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: var(--type-body); }
    input::placeholder { color: var(--ink-second); opacity: 1; }
    input:focus { outline: 0; border-color: var(--ink); box-shadow: var(--focus-ring); }
    form city-button { flex: 0 1 auto; margin: 0 4px 8px; }
    @media (orientation: landscape) and (max-height: 520px) { :host { overflow-y: auto; } .said { flex: none; overflow: visible; } }
  `;

  protected override updated(): void {
    // The latest line is the one that matters.
    const said = this.renderRoot.querySelector('.said');
    if (said) said.scrollTop = said.scrollHeight;
  }

  override render(): TemplateResult {
    const [own, words] = [this.#t(), this.#words()];
    // In a field left and right move in its text: up and down lead on, also where the buttons stand beside it.
    return html`<div class="all" ${focusGroup({ id: 'write', kind: 'column' })}>
      <div class="said" data-id="write" tabindex="-1">
        <city-call-lines .view=${this.view} .centers=${this.centers} lines="8"></city-call-lines>
        <div class="replies" ${focusGroup({ id: 'replies', kind: 'free' })}>
          ${QUICK_REPLIES.map((reply) => html`<city-chip data-id="quick-${reply}" @click=${() => void this.calls.sendChat({ kind: 'quick', quick: reply })} ${focusable({ id: reply })}>${sayQuick(reply, words)}</city-chip>`)}
        </div>
      </div>
      <form novalidate @submit=${(event: Event) => this.#send(event)} ${focusGroup({ id: 'line', kind: 'column' })}>
        <input id="line" data-id="line" maxlength=${CHAT_LIMIT} autocomplete="off" enterkeyhint="send" aria-label=${own.sayLine()} placeholder=${own.sayLine()} ${focusable({ id: 'line', autofocus: true })}>
        <city-button data-id="send" @click=${(event: Event) => this.#send(event)} ${focusable({ id: 'send' })}>${own.send()}</city-button>
        <city-button variant="plain" data-id="back-to-call" @click=${() => this.dispatchEvent(new Event('phone-write-done'))} ${focusable({ id: 'back-to-call' })}>${words.backToCall()}</city-button>
        <input type="submit" hidden>
      </form></div>`;
  }

  #send(event: Event): void {
    event.preventDefault();
    const text = this.line.value.trim();
    if (text === '') return;
    void this.calls.sendChat({ kind: 'text', text });
    this.line.value = '';
    this.line.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-write': PhoneWrite;
  }
}
