import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { formats, type Formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import { formStyles } from '../call/form-styles.js';
import type { Phone } from '../shell/phone.js';
import { readSignInTrouble, type SaysTrouble } from './sign-in-trouble.js';
import { personMessages } from './strings/compiled/index.js';

const CARD_DIGITS = 8;
const PIN_DIGITS = 6;

/** Card number and PIN on a person's own phone. What is typed lies in the two fields and goes with this element. */
@customElement('phone-sign-in')
export class PhoneSignIn extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @state() private checking = false;
  /** What went wrong last, in words that read the current language. */
  @state() private trouble: SaysTrouble | undefined;
  @query('#number') private number!: HTMLInputElement;
  @query('#pin') private pin!: HTMLInputElement;
  readonly #t = messages(this, personMessages);
  readonly #format = formats(this);

  static override styles = [formStyles, css`
    label input:not([hidden]) { font-size: var(--type-lead); letter-spacing: 0.12em; }
    /* Not a field for passwords: browsers write down what stands before one, and this phone shall keep nothing. */
    #pin:not([hidden]) { -webkit-text-security: disc; }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    const format: Formats = this.#format();
    return html`
      <form class="page" data-id="sign-in" novalidate autocomplete="off" @submit=${(event: Event) => void this.#go(event)} ${focusGroup({ id: 'sign-in', kind: 'column' })}>
        <h1>${words.signInTitle()}</h1>
        <p>${words.signInText()}</p>
        <label for="number">${words.cardNumber()}<input id="number" data-id="sign-in-number" inputmode="numeric" pattern="[0-9]*" autocomplete="off" maxlength="9" @input=${() => this.#tidy(this.number, CARD_DIGITS)} ${focusable({ id: 'number', autofocus: true })}></label>
        <label for="pin">${words.pin()}<input id="pin" data-id="sign-in-pin" inputmode="numeric" pattern="[0-9]*" autocomplete="off" maxlength="6" @input=${() => this.#tidy(this.pin, PIN_DIGITS)} ${focusable({ id: 'pin' })}></label>
        <div role="alert">${this.trouble ? html`<p class="trouble" data-id="sign-in-trouble"><city-icon name="warning-circle"></city-icon><span>${this.trouble(words, format)}</span></p>` : nothing}</div>
        <city-button variant="signal" size="main" data-id="sign-in-go" ?busy=${this.checking} @click=${(event: Event) => void this.#go(event)} ${focusable({ id: 'go' })}>${words.signIn()}</city-button>
        <input type="submit" hidden>
      </form>`;
  }

  /** Only digits stay, however they were pasted; a whole card number leads on to the PIN. */
  #tidy(field: HTMLInputElement, length: number): void {
    const digits = field.value.replace(/\D/g, '').slice(0, length);
    if (digits !== field.value) field.value = digits;
    this.trouble = undefined;
    if (field === this.number && digits.length === length) this.pin.focus();
  }

  async #go(event: Event): Promise<void> {
    event.preventDefault();
    if (this.checking) return;
    const [number, pin] = [this.number.value, this.pin.value];
    if (number.length !== CARD_DIGITS) return this.#ask(this.number, (words) => words.cardMissing());
    if (pin.length !== PIN_DIGITS) return this.#ask(this.pin, (words) => words.pinMissing());
    this.checking = true;
    const answer = await this.phone.session.signIn({ number }, pin);
    this.checking = false;
    // The shell may have taken this page away already.
    if (!this.isConnected) return;
    this.pin.value = '';
    if (answer.ok) return;
    const { says, field } = readSignInTrouble(answer.failure, this.phone.clock.now());
    this.#ask(field === 'card' ? this.number : this.pin, says);
  }

  #ask(field: HTMLInputElement, trouble: SaysTrouble): void {
    this.trouble = trouble;
    field.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-sign-in': PhoneSignIn;
  }
}
