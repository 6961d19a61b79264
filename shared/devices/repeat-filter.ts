import type { Clock, EpochMs } from '../base/clock.js';
import type { Scan } from './scan.js';

/** How long a payload must have been away before it counts again, in milliseconds. */
export const REPEAT_MS = 3000;

/**
 * Lets each payload through once: a card is in view for many frames, and a camera and a reader may see the same card.
 * It remembers payloads no longer than it must.
 */
export class RepeatFilter {
  readonly #clock: Clock;
  readonly #lastSeen = new Map<string, EpochMs>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether `scan` is told on, and notes that its payload is in view. */
  passes(scan: Pick<Scan, 'text'>): boolean {
    const now = this.#clock.now();
    for (const [text, seen] of this.#lastSeen) if (now - seen >= REPEAT_MS) this.#lastSeen.delete(text);
    const isNew = !this.#lastSeen.has(scan.text);
    this.#lastSeen.set(scan.text, now);
    return isNew;
  }

  /** Forgets everything, as when a scanner closes. */
  clear(): void {
    this.#lastSeen.clear();
  }
}
