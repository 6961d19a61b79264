import { readKeyCharacter } from './key-characters.js';

/** Longest pause between two keys of a reader, in milliseconds; people need longer. */
export const READER_GAP_MS = 50;

/** What a card of this site looks like when a reader types it. */
export interface CardPattern {
  /** Every card begins with this; empty if there is no such mark. */
  readonly prefix: string;
  readonly minLength: number;
  readonly maxLength: number;
  /** Readers with Caps Lock on type small letters; a site whose codes have capitals only (base45) mends that here. */
  readonly capitalsOnly: boolean;
}

/** The part of a `KeyboardEvent` that matters. */
export interface TypedKey {
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  /** Milliseconds, on any one clock. */
  readonly timeStamp: number;
}

/** What is to be done with a key and with those that were kept back before it. */
export interface Verdict {
  /** Those kept back were a person's: give them to the page now, before this one. */
  readonly releaseHeld: boolean;
  /** `hold`: nobody may see this key until it is known who typed it. `pass`: a person's key. */
  readonly key: 'hold' | 'pass';
  /** All that was kept back, and this key as its end, is what a reader typed; the page never sees any of it. */
  readonly card?: string;
}

/**
 * Tells a reader's burst of keys from a person's typing. Timing alone cannot, since some people are fast, so a burst must
 * also have the right beginning and length and end with Enter or Tab.
 */
export class Burst {
  readonly #pattern: CardPattern;
  #text = '';
  #lastAt = -Infinity;

  constructor(pattern: CardPattern) {
    this.#pattern = pattern;
  }

  /** Whether keys are being kept back. */
  get pending(): boolean {
    return this.#text !== '';
  }

  /** Forgets what was kept back. */
  clear(): void {
    this.#text = '';
  }

  take(key: TypedKey): Verdict {
    // A reader that types capitals presses Shift for each of them; Shift alone says nothing about who types.
    if (/^(Shift|CapsLock)/.test(key.code)) return { releaseHeld: false, key: this.pending ? 'hold' : 'pass' };
    const follows = this.pending && key.timeStamp - this.#lastAt <= READER_GAP_MS && !key.repeat;
    this.#lastAt = key.timeStamp;
    if (follows && /^(Enter|NumpadEnter|Tab)$/.test(key.code)) return this.#finish();
    const before = follows ? this.#text : '';
    const character = key.ctrlKey || key.altKey || key.metaKey || key.repeat ? undefined : readKeyCharacter(key.code, key.shiftKey);
    const text = character === undefined ? undefined : before + (this.#pattern.capitalsOnly ? character.toUpperCase() : character);
    const releaseHeld = this.pending && (!follows || text === undefined || !this.#couldBecomeCard(text));
    this.#text = '';
    if (text === undefined || !this.#couldBecomeCard(text)) return { releaseHeld, key: 'pass' };
    this.#text = text;
    return { releaseHeld, key: 'hold' };
  }

  #finish(): Verdict {
    const text = this.#text;
    this.#text = '';
    if (text.length < this.#pattern.minLength) return { releaseHeld: true, key: 'pass' };
    return { releaseHeld: false, key: 'hold', card: text };
  }

  #couldBecomeCard(text: string): boolean {
    // No code begins with a space, and a person's space bar presses buttons.
    if (text.startsWith(' ')) return false;
    const { prefix, maxLength } = this.#pattern;
    return text.length <= maxLength && (prefix.startsWith(text) || text.startsWith(prefix));
  }
}
