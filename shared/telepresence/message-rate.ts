import type { Clock, EpochMs } from '../base/clock.js';

/** Messages that one member may send within ten seconds; more are not meant for people. */
const RATE = 60;
const RATE_MS = 10_000;

/** Counts what each member sends, so that nobody keeps a screen busy. */
export class MessageRate {
  readonly #clock: Clock;
  readonly #rates = new Map<string, { since: EpochMs; count: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one message. @returns whether it is one too many */
  isTooMuch(from: string): boolean {
    const now = this.#clock.now();
    const known = this.#rates.get(from);
    const rate = known && now - known.since < RATE_MS ? known : { since: now, count: 0 };
    rate.count++;
    this.#rates.set(from, rate);
    return rate.count > RATE;
  }

  forget(): void {
    this.#rates.clear();
  }
}
