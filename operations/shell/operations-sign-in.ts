import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import type { CallFailure } from '../../shared/offline/api-client.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { formats, type Formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import { operationsMessages, type OperationsMessages } from '../strings/compiled/index.js';
import type { Operations } from './operations.js';

/** Staff sign in by card number and PIN; the digits go with this element. */
@customElement('operations-sign-in')
export class OperationsSignIn extends LitElement {
  @property({ attribute: false }) operations!: Operations;
  @state() private checking = false;
  /** What went wrong last, in words that read the current language. */
  @state() private trouble: ((words: OperationsMessages, format: Formats) => string) | undefined;
  @query('#number') private number!: HTMLInputElement;
  @query('#pin') private pin!: HTMLInputElement;
  readonly #t = messages(this, operationsMessages);
  readonly #format = formats(this);

  static override styles = css`
    :host { display: flex; align-items: center; justify-content: center; height: 100%; }
    form { width: calc(26rem * var(--text)); max-width: calc(100vw - 2 * var(--edge)); }
    h1 { margin: 0 0 0.5rem; font-size: var(--type-title); line-height: 1.25; }
    p { margin: 0 0 1.5rem; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); }
    label { display: block; margin-bottom: 1.25rem; font-size: var(--type-small); font-weight: 600; }
    label input { display: block; box-sizing: border-box; width: 100%; height: 3.5rem; margin-top: 0.4rem; padding: 0 1rem; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: var(--type-lead); letter-spacing: 0.12em; font-variant-numeric: tabular-nums; }
    label input:focus { outline: 0; border-color: var(--ink); box-shadow: var(--focus-ring); }
    .trouble { display: flex; align-items: flex-start; margin: 0 0 1.25rem; color: var(--ink); }
    .trouble city-icon { flex: none; margin: 0.1em 0.6rem 0 0; color: var(--stop); font-size: 1.4em; }
  `;

  async #signIn(event: Event): Promise<void> {
    event.preventDefault();
    const [number, pin] = [this.number.value.replace(/\D/g, ''), this.pin.value];
    if (number.length !== 8) return this.number.focus();
    if (!/^\d{6}$/.test(pin)) return this.pin.focus();
    this.checking = true;
    const answer = await this.operations.session.signIn({ number }, pin);
    this.checking = false;
    this.pin.value = '';
    if (!answer.ok) this.#explain(answer.failure);
  }

  #explain(failure: CallFailure): void {
    const problem = failure.kind === 'problem' ? failure.problem : undefined;
    const { code, triesLeft, opensAt } = problem ?? {};
    if (code === 'pin-wrong') this.trouble = (words) => words.pinWrong({ tries: triesLeft ?? 0 });
    else if (code === 'pin-locked') this.trouble = (words, format) => words.pinLocked({ time: format.time(opensAt ?? this.operations.clock.now()) });
    else if (code?.startsWith('card-')) this.trouble = (words) => words.cardTrouble();
    else this.trouble = (words) => words.noServer();
    (code?.startsWith('card-') ? this.number : this.pin).focus();
  }

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <form data-id="sign-in" novalidate @submit=${(event: Event) => void this.#signIn(event)} ${focusGroup({ id: 'sign-in', kind: 'column' })}>
        <h1>${words.signInTitle()}</h1>
        <p>${words.signInWhy()}</p>
        <label for="number">${words.cardNumber()}<input id="number" data-id="sign-in-number" inputmode="numeric" autocomplete="off" maxlength="9" ${focusable({ id: 'number', autofocus: true })}></label>
        <label for="pin">${words.pin()}<input id="pin" data-id="sign-in-pin" type="password" inputmode="numeric" autocomplete="off" maxlength="6" ${focusable({ id: 'pin' })}></label>
        <div role="alert">${this.trouble ? html`<p class="trouble" data-id="sign-in-trouble"><city-icon name="warning-circle"></city-icon>${this.trouble(words, this.#format())}</p>` : nothing}</div>
        <city-button variant="signal" size="main" data-id="sign-in-go" ?busy=${this.checking} @click=${(event: Event) => void this.#signIn(event)} ${focusable({ id: 'go' })}>${words.signIn()}</city-button>
        <input type="submit" hidden>
      </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-sign-in': OperationsSignIn;
  }
}
