import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Clock } from '../../shared/base/clock.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import type { IntentEvent } from '../../shared/navigation/intent-event.js';
import { digitOf } from '../../shared/navigation/keys.js';
import { isOutage, type CallFailure } from '../../shared/offline/api-client.js';
import { clockContext, sessionContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-keypad.js';
import { type Formats, formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { SessionStore } from '../../shared/ui/session.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import { tvMessages, type TvMessages } from '../strings/compiled/index.js';
import './tv-hints.js';
import { buttonStyles, focusStyles } from './tv-styles.js';

/** The person is signed in. */
export class TvSignedIn extends Event {
  constructor() {
    super('tv-signed-in', { bubbles: true, composed: true });
  }
}

const CARD_DIGITS = 8;
const PIN_DIGITS = 6;

/** Card number, then PIN, by the remote's digits or by the keypad on screen. The digits go with this element. */
@customElement('tv-sign-in')
export class TvSignIn extends LitElement {
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @state() private card: string | undefined;
  @state() private digits = '';
  @state() private checking = false;
  /** What went wrong last, in words that read the current language. */
  @state() private trouble: ((words: TvMessages, format: Formats) => string) | undefined;
  readonly #t = messages(this, tvMessages);
  readonly #words = messages(this, uiMessages);
  readonly #format = formats(this);

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; z-index: 5; display: block; background: var(--ground); }
    .page { display: flex; flex-direction: column; box-sizing: border-box; height: 100%; padding: 54px 96px; }
    .halves { flex: 1 1 0; min-height: 0; display: flex; align-items: center; }
    .words { flex: 1 1 0; min-width: 0; margin-right: 96px; }
    h1 { margin: 0 0 24px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    p { margin: 0 0 24px; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); }
    .asked { color: var(--ink); font-size: var(--type-lead); font-weight: 600; }
    .boxes { display: flex; margin: 0 -6px 32px; }
    .boxes span { flex: 1 1 0; max-width: 84px; height: 96px; margin: 0 6px; border-bottom: 6px solid var(--line); font-size: var(--type-title); font-weight: 700; line-height: 96px; text-align: center; font-variant-numeric: tabular-nums; }
    .boxes .filled { border-color: var(--ink); }
    .boxes .next { border-color: var(--signal); }
    .trouble { display: flex; align-items: flex-start; color: var(--ink); }
    .trouble city-icon { flex: none; margin: 0.04em 16px 0 0; font-size: 1.4em; color: var(--wait); }
    .keys { flex: none; width: 640px; }
    city-keypad { display: block; height: 620px; }
    .keys button { width: 100%; margin-top: 24px; text-align: center; }
  `];

  /** Back leaves the PIN for the card number before it leaves the page; false when there is nothing to leave. */
  goBack(): boolean {
    if (this.card === undefined) return false;
    this.#otherCard();
    return true;
  }

  #otherCard(): void {
    this.card = undefined;
    this.digits = '';
    this.trouble = undefined;
  }

  #type(digits: string): void {
    if (this.checking) return;
    this.digits = digits;
    this.trouble = undefined;
    if (this.card === undefined && digits.length === CARD_DIGITS) {
      this.card = digits;
      this.digits = '';
    } else if (this.card !== undefined && digits.length === PIN_DIGITS) {
      void this.#signIn(this.card, digits);
    }
  }

  /** The remote's digits work wherever the focus is; the keypad uses them itself while it has it. */
  #onIntent(event: IntentEvent): void {
    const digit = digitOf(event.intent);
    if (digit === undefined || event.defaultPrevented) return;
    event.preventDefault();
    this.#type(this.digits + digit);
  }

  async #signIn(number: string, pin: string): Promise<void> {
    this.checking = true;
    const answer = await this.session.signIn({ number }, pin);
    this.checking = false;
    this.digits = '';
    // Nobody can check the PIN now: what the person wants is sealed with it, and checked when it arrives.
    const isCutOff = !answer.ok && isOutage(answer.failure);
    if (isCutOff) this.session.signInLater({ number }, pin);
    if (answer.ok || isCutOff) this.dispatchEvent(new TvSignedIn());
    else this.#explain(answer.failure);
  }

  #explain(failure: CallFailure): void {
    const problem = failure.kind === 'problem' ? failure.problem : undefined;
    switch (problem?.code) {
      case 'pin-wrong': this.trouble = (words) => words.pinWrong({ tries: problem.triesLeft ?? 0 }); break;
      case 'pin-locked': this.trouble = (words, format) => words.pinLocked({ time: format.time(problem.opensAt ?? this.clock.now()) }); break;
      case 'too-many-requests': this.trouble = (words) => words.tooManyTries(); break;
      case 'card-unknown': this.#otherCard(); this.trouble = (words) => words.cardUnknown(); break;
      case 'card-expired': this.#otherCard(); this.trouble = (words) => words.cardExpired(); break;
      case 'card-revoked': this.#otherCard(); this.trouble = (words) => words.cardRevoked(); break;
      default: this.trouble = (words) => words.signInNoServer();
    }
  }

  override render(): TemplateResult {
    const words = this.#t();
    const asksPin = this.card !== undefined;
    const asked = this.checking ? words.signingIn() : asksPin ? words.enterPin() : words.enterCardNumber();
    return html`
      <div class="page" role="dialog" aria-modal="true" aria-labelledby="title" data-id=${asksPin ? 'sign-in-pin' : 'sign-in-card'} @city-intent=${(event: IntentEvent) => this.#onIntent(event)} ${focusGroup({ id: 'sign-in', kind: 'modal' })}>
        <div class="halves">
          <div class="words">
            <h1 id="title">${words.signInTitle()}</h1>
            ${this.trouble ? nothing : html`<p>${asksPin ? words.pinHidden() : words.signInWhy()}</p>`}
            <p class="asked" role="status">${asked}</p>
            ${this.#drawBoxes(asksPin ? PIN_DIGITS : CARD_DIGITS, asksPin)}
            <div role="alert" data-id="sign-in-trouble">${this.trouble ? html`<p class="trouble"><city-icon name="warning-circle"></city-icon>${this.trouble(words, this.#format())}</p>` : nothing}</div>
          </div>
          <div class="keys" ${focusGroup({ id: 'keys', kind: 'column' })}>
            <city-keypad data-id="keypad" .value=${this.digits} .length=${asksPin ? PIN_DIGITS : CARD_DIGITS} ?busy=${this.checking}
              @city-keypad-change=${(event: { readonly value: string }) => this.#type(event.value)}></city-keypad>
            ${asksPin ? html`<button type="button" data-id="other-card" @click=${() => this.#otherCard()} ${focusable({ id: 'other-card' })}>${words.otherCard()}</button>` : nothing}
          </div>
        </div>
        <tv-hints aria-label=${this.#words().keyHints()} .hints=${[{ key: '0 – 9', text: words.hintDigits() }, { key: this.#words().back(), text: this.#words().cancel() }]}></tv-hints>
      </div>`;
  }

  /** The number can be read back as it is on the card; the PIN is dots. */
  #drawBoxes(count: number, hidden: boolean): TemplateResult {
    const boxes = Array.from({ length: count }, (_unused, index) => {
      const digit = this.digits[index];
      const look = digit !== undefined ? 'filled' : index === this.digits.length ? 'next' : '';
      return html`<span class=${look}>${digit === undefined ? '' : hidden ? '•' : digit}</span>`;
    });
    return html`<div class="boxes" aria-hidden="true">${boxes}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-sign-in': TvSignIn;
  }
  interface GlobalEventHandlersEventMap {
    'tv-signed-in': TvSignedIn;
  }
}
