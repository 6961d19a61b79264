import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { CallEngineWatch, type EngineSeen } from '../../shared/ui/call/call-engine-watch.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Phone } from '../shell/phone.js';
import { phoneMessages, type PhoneMessages } from '../strings/compiled/index.js';
import { formStyles } from './form-styles.js';

/** Why somebody was not let in. */
export type JoinTrouble = 'code-wrong' | 'call-over' | 'too-many' | 'no-server' | 'not-joined' | 'digits-missing';
const TROUBLE_WORDS = {
  'code-wrong': 'codeWrong', 'call-over': 'callOver', 'too-many': 'tooMany', 'no-server': 'noServer', 'not-joined': 'notJoined', 'digits-missing': 'digitsMissing',
} as const satisfies Record<JoinTrouble, keyof PhoneMessages>;

/** What went wrong, as one paragraph with its sign; empty while all is well. */
export function drawTrouble(trouble: JoinTrouble | undefined, words: PhoneMessages): TemplateResult {
  return html`<div role="alert">${trouble === undefined ? nothing : html`<p class="trouble" data-id="trouble-${trouble}"><city-icon name="warning-circle"></city-icon><span>${words[TROUBLE_WORDS[trouble]]()}</span></p>`}</div>`;
}

/** A person has typed six digits. */
export class DigitsTyped extends Event {
  constructor(readonly code: string) {
    super('phone-digits-typed', { bubbles: true, composed: true });
  }
}

/** The six digits of an invitation, for whoever was told them; and whether calls are possible at all. */
@customElement('phone-digits')
export class PhoneDigits extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) trouble: JoinTrouble | undefined;
  /** Told above the field, such as that somebody is signed out now. */
  @property() news = '';
  @property({ type: Boolean, attribute: 'signed-in' }) signedIn = false;
  @state() private missing = false;
  @state() private engine: EngineSeen = { kind: 'unknown' };
  @query('input') private input!: HTMLInputElement;
  readonly #t = messages(this, phoneMessages);
  readonly #words = messages(this, callMessages);
  #cancels: Cancel[] = [];

  static override styles = [formStyles, css`
    input.digits:not([hidden]) { height: 72px; padding: 0 16px; text-align: center; font-size: var(--type-display); font-weight: 700; letter-spacing: 0.16em; }
    .sign-in { margin-top: 32px; }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    const engine = new CallEngineWatch(this.phone.api, this.phone.clock);
    this.#cancels = [engine.state.watch((seen) => { this.engine = seen; }), engine.start()];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
  }

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <form class="page" data-id="digits" novalidate @submit=${(event: Event) => this.#go(event)} ${focusGroup({ id: 'digits', kind: 'column' })}>
        <h1>${words.title()}</h1>
        <p>${words.joinText()}</p>
        ${this.news === '' ? nothing : html`<p class="note" role="status" data-id="session-over">${this.news}</p>`}
        ${this.#drawEngine()}
        <label for="code">${words.sixDigits()}<input id="code" class="digits" data-id="code" inputmode="numeric" pattern="[0-9]*" autocomplete="one-time-code" maxlength="7" @input=${() => this.#tidy()} ${focusable({ id: 'code', autofocus: true })}></label>
        ${drawTrouble(this.missing ? 'digits-missing' : this.trouble, words)}
        <city-button class="go" variant="signal" size="main" data-id="next" @click=${(event: Event) => this.#go(event)} ${focusable({ id: 'next' })}>${words.next()}</city-button>
        ${this.signedIn ? nothing : html`<city-button class="sign-in" data-id="sign-in-open" @click=${() => this.dispatchEvent(new Event('phone-sign-in-wanted'))} ${focusable({ id: 'sign-in' })}>
          <city-icon slot="icon" name="identification-card"></city-icon>${words.signInHere()}<span slot="detail">${words.signInWhy()}</span></city-button>`}
        <input type="submit" hidden>
      </form>`;
  }

  #drawEngine(): TemplateResult | typeof nothing {
    const words = this.#words();
    const { kind, telephone } = this.engine;
    if (kind === 'getting-ready') return html`<p class="note" role="status" data-id="getting-ready">${words.gettingReady()}</p>`;
    if (kind !== 'off') return nothing;
    return html`<p class="note" role="status" data-id="calls-off">${words.callsOff()} ${telephone === undefined ? nothing : words.telephone({ number: telephone })}</p>`;
  }

  /** Only digits stay, however they were pasted. */
  #tidy(): void {
    const digits = this.input.value.replace(/\D/g, '').slice(0, 6);
    if (digits !== this.input.value) this.input.value = digits;
    this.missing = false;
  }

  #go(event: Event): void {
    event.preventDefault();
    const code = this.input.value.replace(/\D/g, '');
    this.missing = code.length !== 6;
    if (this.missing) this.input.focus();
    else this.dispatchEvent(new DigitsTyped(code));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-digits': PhoneDigits;
  }
  interface GlobalEventHandlersEventMap {
    'phone-digits-typed': DigitsTyped;
  }
}
