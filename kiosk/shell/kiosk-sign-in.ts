import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { Scan, Scanner } from '../../shared/devices/scanner.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { IntentEvent } from '../../shared/navigation/intent-event.js';
import { digitOf } from '../../shared/navigation/keys.js';
import { isOutage, type ApiClient, type CallFailure } from '../../shared/offline/api-client.js';
import { apiContext, clockContext, scannerContext, sessionContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-keypad.js';
import { formats, type Formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../../shared/ui/panel/city-panel-page.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import type { SessionStore, ShownCard } from '../../shared/ui/session.js';
import { kioskMessages, type KioskMessages } from '../strings/compiled/index.js';

/** The person is signed in. */
export class KioskSignedIn extends Event {
  constructor() {
    super('kiosk-signed-in', { bubbles: true, composed: true });
  }
}

/** A card by its printed number or by its code at the camera, then its PIN. Digits stay in this element and go with it. */
@customElement('kiosk-sign-in')
export class KioskSignIn extends LitElement {
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: scannerContext }) private scanner: Scanner | undefined;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @state() private card: ShownCard | undefined;
  @state() private digits = '';
  @state() private checking = false;
  /** What went wrong last, in words that read the current language. */
  @state() private trouble: ((words: KioskMessages, format: Formats) => string) | undefined;
  readonly #t = messages(this, kioskMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; background: var(--ground); }
    h1 { margin: 0; font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
    .eyes { flex: 1 1 0; min-height: 0; display: flex; flex-direction: column; justify-content: center; gap: calc(var(--gap) * 2); font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
    .eyes p { margin: 0; }
    .asked { margin: 0 0 var(--gap); font-size: var(--type-answer); font-weight: 700; line-height: 1.35; color: var(--ink); }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .trouble { margin: 0; display: flex; flex: 0 0 auto; gap: var(--gap); align-items: flex-start; color: var(--ink); font-size: var(--type-answer); line-height: 1.4; }
    .trouble city-icon { flex: none; color: var(--wait); font-size: calc(var(--mm) * 14); }
    city-keypad { flex: 1 1 auto; min-height: 0; --key-height: calc(var(--mm) * 30); }
    @media (orientation: landscape) { city-keypad { --key-height: var(--target); } }
    .boxes { display: flex; gap: calc(var(--mm) * 3); margin: 0 0 calc(var(--gap) * 1.5); }
    .boxes span { flex: 1 1 0; max-width: calc(var(--mm) * 34); height: calc(var(--type-title) * 1.25); border-bottom: calc(var(--mm) * 1.5) solid var(--line); font-size: var(--type-title); font-weight: 700; line-height: 1.25; text-align: center; font-variant-numeric: tabular-nums; }
    .boxes span.filled { border-color: var(--ink); }
    .boxes span.next { border-color: var(--signal); }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.scanner) {
      this.#cancels = [this.scanner.onScan((scan) => void this.#takeScan(scan)), this.scanner.state.watch(() => this.requestUpdate())];
      void this.scanner.open();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    void this.scanner?.close();
  }

  async #takeScan(scan: Scan): Promise<void> {
    if (this.card || this.checking) return;
    const { verifyCard } = await import('../../shared/contract/card-token.js');
    const keys = await this.api.call('readCardKeys', {});
    if (!keys.ok) {
      this.trouble = (words) => words.signInNoServer();
      return;
    }
    const card = await verifyCard(scan.text, keys.value, this.clock.now());
    if (card.ok) this.#takeCard({ token: scan.text });
    else if (card.failure === 'card-expired') this.trouble = (words) => words.cardExpired();
    else if (card.failure === 'card-revoked') this.trouble = (words) => words.cardRevoked();
    else this.trouble = (words) => words.cardNotOurs();
  }

  #takeCard(card: ShownCard): void {
    this.card = card;
    this.digits = '';
    this.trouble = undefined;
    void this.scanner?.close();
  }

  #otherCard(): void {
    this.card = undefined;
    this.digits = '';
    this.trouble = undefined;
    void this.scanner?.open();
  }

  /** Digits of a keyboard count wherever the focus is; on the keypad it takes them itself. */
  #onIntent(event: IntentEvent): void {
    const digit = digitOf(event.intent);
    if (digit === undefined || event.defaultPrevented) return;
    event.preventDefault();
    this.#type(this.digits + digit);
  }

  #type(digits: string): void {
    if (this.checking) return;
    this.digits = digits;
    this.trouble = undefined;
    if (!this.card && digits.length === 8) this.#takeCard({ number: digits });
    else if (this.card && digits.length === 6) void this.#signIn(this.card, digits);
  }

  async #signIn(card: ShownCard, pin: string): Promise<void> {
    this.checking = true;
    const answer = await this.session.signIn(card, pin);
    this.checking = false;
    this.digits = '';
    // Nobody can check the PIN now: what the person wants is sealed with it, and checked when it arrives.
    const isCutOff = !answer.ok && isOutage(answer.failure);
    if (isCutOff) this.session.signInLater(card, pin);
    if (answer.ok || isCutOff) this.dispatchEvent(new KioskSignedIn());
    else this.#explain(answer.failure);
  }

  #explain(failure: CallFailure): void {
    const problem = failure.kind === 'problem' ? failure.problem : undefined;
    const { code, triesLeft, opensAt } = problem ?? {};
    if (code === 'pin-wrong') this.trouble = (words) => words.pinWrong({ tries: triesLeft ?? 0 });
    else if (code === 'pin-locked') this.trouble = (words, format) => words.pinLocked({ time: format.time(opensAt ?? this.clock.now()) });
    else if (code === 'too-many-requests') this.trouble = (words) => words.tooManyTries();
    else {
      // The card itself is the trouble, or nobody answers: begin again with a card.
      this.#otherCard();
      if (code === 'card-expired') this.trouble = (words) => words.cardExpired();
      else if (code === 'card-revoked') this.trouble = (words) => words.cardRevoked();
      else if (code === 'card-unknown') this.trouble = (words) => words.cardUnknown();
      else if (code?.startsWith('card-')) this.trouble = (words) => words.cardNotOurs();
      else this.trouble = (words) => words.signInNoServer();
    }
  }

  override render() {
    const words = this.#t();
    const camera = this.scanner?.state.get();
    const cameraOff = camera !== 'looking' && camera !== 'opening';
    return html`
      <city-panel-page grow data-id=${this.card ? 'sign-in-pin' : 'sign-in-card'} @city-intent=${(event: IntentEvent) => this.#onIntent(event)}>
        ${this.trouble && this.#large() ? nothing : html`<h1 slot="title">${words.signInTitle()}</h1>`}
        <div slot="eyes" class="eyes">
          ${this.trouble ? nothing : this.#drawHow(words, cameraOff)}
          ${this.scanner?.simulated && !this.card && !this.trouble ? html`<p>${words.simulatedCamera()}</p>` : nothing}
          ${this.#drawTrouble(words)}
        </div>
        <div slot="lead"><p class="asked ${this.trouble && this.#large() ? 'said' : ''}" role="status">${this.checking ? words.signingIn() : this.card ? words.enterPin() : words.enterCardNumber()}</p>${this.#drawBoxes()}</div>
        <city-keypad data-id="keypad" .value=${this.digits} .length=${this.card ? 6 : 8} ?busy=${this.checking}
          @city-keypad-change=${(event: { readonly value: string }) => this.#type(event.value)}></city-keypad>
        ${this.card ? html`<city-button slot="action" variant="quiet" data-id="other-card" @click=${() => this.#otherCard()} ${focusable({ id: 'other-card' })}>${words.otherCard()}</city-button>` : nothing}
      </city-panel-page>`;
  }

  /** Doubled text has room for what is to be done alone. */
  #drawHow(words: KioskMessages, cameraOff: boolean): TemplateResult | typeof nothing {
    const large = this.#large();
    if (this.card) return large ? nothing : html`<p>${words.cardRead()}</p><p>${words.pinHidden()}</p>`;
    return html`${large ? nothing : html`<p>${words.signInWhy()}</p>`}<p>${cameraOff ? words.cameraOff() : words.orShowCard()}</p>`;
  }

  #drawTrouble(words: KioskMessages): TemplateResult {
    return html`<div role="alert">${this.trouble ? html`<p class="trouble" data-id="sign-in-trouble"><city-icon name="warning-circle"></city-icon>${this.trouble(words, this.#format())}</p>` : nothing}</div>`;
  }

  /** The number can be read back as it is on the card; the PIN is dots. */
  #drawBoxes(): TemplateResult {
    const count = this.card ? 6 : 8;
    const boxes = Array.from({ length: count }, (_unused, index) => {
      const digit = this.digits[index];
      const shown = digit === undefined ? '' : this.card ? '•' : digit;
      return html`<span class=${digit !== undefined ? 'filled' : index === this.digits.length ? 'next' : ''}>${shown}</span>`;
    });
    return html`<div class="boxes" aria-hidden="true">${boxes}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-sign-in': KioskSignIn;
  }
  interface GlobalEventHandlersEventMap {
    'kiosk-signed-in': KioskSignedIn;
  }
}
