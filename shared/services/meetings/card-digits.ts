import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { IntentEvent } from '../../navigation/intent-event.js';
import { digitOf } from '../../navigation/keys.js';

/** Digits on a card's number. */
export const CARD_DIGITS = 8;

/** The number of a card while it is typed: on the keypad, or with digits of a keyboard or remote control, which count wherever the focus is. */
export class CardDigits implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #take: (number: string) => void;
  #value = '';

  /** @param take a number that is complete; the next one begins */
  constructor(host: ReactiveControllerHost, take: (number: string) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  get value(): string {
    return this.#value;
  }

  hostDisconnected(): void {
    this.clear();
  }

  clear(): void {
    this.#set('');
  }

  type(digits: string): void {
    this.#set(digits.length < CARD_DIGITS ? digits : '');
    if (digits.length >= CARD_DIGITS) this.#take(digits);
  }

  /** A key somewhere on the page; on the keypad it takes them itself. */
  hear(event: IntentEvent): void {
    const digit = digitOf(event.intent);
    if (digit === undefined || event.defaultPrevented) return;
    event.preventDefault();
    this.type(this.#value + digit);
  }

  #set(value: string): void {
    this.#value = value;
    this.#host.requestUpdate();
  }
}
