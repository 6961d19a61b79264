import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import { digitOf } from '../../navigation/keys.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';
import './city-icon.js';
import { controlStyles } from './control-styles.js';
import { PressedState } from './pressed-state.js';

/** A digit was added or taken away; `value` is what all digits are now. */
export class KeypadChangeEvent extends Event {
  constructor(readonly value: string) {
    super('city-keypad-change');
  }
}

/**
 * Ten digits and one to take the last away, by finger, by arrow keys, or by a remote's own digits while the focus is here.
 * It shows no digit and keeps none: whoever uses it holds the value, and says how much of it is seen.
 * @fires city-keypad-change with the digits so far
 */
@customElement('city-keypad')
export class CityKeypad extends LitElement {
  /** The digits so far. */
  @property() value = '';
  /** How many digits there can be. */
  @property({ type: Number }) length = 6;
  /** The digits are being checked: the keys stay where they are and take no press. */
  @property({ type: Boolean, reflect: true }) busy = false;
  readonly #t = messages(this, uiMessages);

  static override styles = [controlStyles, css`
    .keys { position: relative; display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); grid-auto-rows: minmax(var(--key-height, var(--target)), 1fr); grid-gap: var(--gap); height: 100%; }
    button {
      display: flex; align-items: center; justify-content: center; padding: 0; background: var(--surface); border: var(--stroke) solid var(--surface-line); border-radius: var(--radius-medium);
      font-size: var(--type-title); font-weight: 600; line-height: 1; font-variant-numeric: tabular-nums;
    }
    .zero { grid-column: 2; }
    .delete { background: none; border-color: var(--line); }
    button[data-focused] { background: var(--raised); }
    button[data-pressed] { background: var(--pressed); }
    button[aria-disabled='true'] { color: var(--ink-second); }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0); white-space: nowrap; }
  `];

  constructor() {
    super();
    new PressedState(this);
  }

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <div class="keys" role="group" aria-label=${words.enterDigits()} @city-intent=${(event: IntentEvent) => this.#onIntent(event)} ${focusGroup({ id: 'keypad', kind: 'free' })}>
        ${['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit) => this.#drawDigit(digit))}
        <button type="button" class="delete" data-id="digit-delete" aria-label=${words.deleteDigit()} aria-disabled=${this.busy || this.value === ''}
          @click=${() => this.#delete()} ${focusable({ id: 'delete' })}><city-icon name="backspace"></city-icon></button>
        <span class="said" role="status">${this.value === '' ? '' : words.digitsEntered({ entered: this.value.length, count: this.length })}</span>
      </div>`;
  }

  #drawDigit(digit: string): TemplateResult {
    return html`
      <button type="button" class=${digit === '0' ? 'zero' : ''} data-id="digit-${digit}" aria-disabled=${this.busy}
        @click=${() => this.#add(digit)} ${focusable({ id: digit, autofocus: digit === '1' })}>${digit}</button>`;
  }

  #onIntent(event: IntentEvent): void {
    const digit = digitOf(event.intent);
    if (digit === undefined) return;
    event.preventDefault();
    this.#add(digit);
  }

  #add(digit: string): void {
    if (!this.busy && this.value.length < this.length) this.#change(this.value + digit);
  }

  #delete(): void {
    if (!this.busy && this.value !== '') this.#change(this.value.slice(0, -1));
  }

  #change(value: string): void {
    this.dispatchEvent(new KeypadChangeEvent(value));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-keypad': CityKeypad;
  }
  interface HTMLElementEventMap {
    'city-keypad-change': KeypadChangeEvent;
  }
}
