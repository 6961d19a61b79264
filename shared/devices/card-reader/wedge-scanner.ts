import type { Cancel, Clock } from '../../base/clock.js';
import { succeed, type Result } from '../../base/result.js';
import { Store } from '../../base/store.js';
import { RepeatFilter } from '../repeat-filter.js';
import type { Scan, Scanner, ScannerFailure, ScannerState } from '../scanner.js';
import { Burst, READER_GAP_MS, type CardPattern } from './burst.js';
import { isReplayed, replayKeys } from './replay-keys.js';

/** Anything from a membership number to the longest token; what it is, the validator says. */
const ANY_CARD: CardPattern = { prefix: '', minLength: 6, maxLength: 600, capitalsOnly: true };

/**
 * A card reader that types what it reads, as a keyboard would ("keyboard wedge"). It listens first of all on the window, so
 * that not one character of a card reaches a field, a button or the focus; make it before anything else that listens there. What a person types arrives up to 50 ms later.
 * Only while it is open; nothing can tell whether a reader is plugged in, so it never says `none`.
 */
export class WedgeScanner implements Scanner {
  readonly simulated = false;
  readonly state = new Store<ScannerState>('closed');
  readonly #clock: Clock;
  readonly #burst: Burst;
  readonly #repeats: RepeatFilter;
  readonly #listeners = new Set<(scan: Scan) => void>();
  /** Physical keys whose press was kept from the page; their release is, too. */
  readonly #swallowed = new Set<string>();
  #held: KeyboardEvent[] = [];
  #cancelRelease: Cancel = () => undefined;

  constructor(clock: Clock, page: Window = window, pattern: CardPattern = ANY_CARD) {
    this.#clock = clock;
    this.#burst = new Burst(pattern);
    this.#repeats = new RepeatFilter(clock);
    // Made before anything else listens to keys, it stands before them all; a listener that came with `open` would come last.
    page.addEventListener('keydown', this.#onKeyDown, true);
    page.addEventListener('keyup', this.#onKeyUp, true);
  }

  open(): Promise<Result<void, ScannerFailure>> {
    this.state.set('looking');
    return Promise.resolve(succeed(undefined));
  }

  close(): Promise<void> {
    this.#cancelRelease();
    // Half a card that a closing screen cuts off must not be typed into the next one.
    this.#held = [];
    this.#burst.clear();
    this.#swallowed.clear();
    this.#repeats.clear();
    this.state.set('closed');
    return Promise.resolve();
  }

  onScan(listener: (scan: Scan) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (this.state.get() !== 'looking' || isReplayed(event)) return;
    this.#cancelRelease();
    const { releaseHeld, key, card } = this.#burst.take(event);
    if (releaseHeld) this.#release();
    if (key === 'pass') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#swallowed.add(event.code);
    if (card !== undefined) {
      this.#held = [];
      this.#tell(card);
      return;
    }
    this.#held.push(event);
    this.#cancelRelease = this.#clock.after(READER_GAP_MS, () => {
      this.#burst.clear();
      this.#release();
    });
  };

  readonly #onKeyUp = (event: KeyboardEvent): void => {
    if (isReplayed(event) || !this.#swallowed.delete(event.code)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  #release(): void {
    const held = this.#held;
    this.#held = [];
    replayKeys(held);
  }

  #tell(text: string): void {
    if (!this.#repeats.passes({ text })) return;
    const scan: Scan = { source: 'wedge', format: 'typed', bytes: new TextEncoder().encode(text), text, at: this.#clock.now() };
    for (const listener of [...this.#listeners]) listener(scan);
  }
}
