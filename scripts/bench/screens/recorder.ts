import { pickPercentile } from '../percentile.js';

export interface Seen {
  readonly received: number;
  /** Events that a screen did not get between two that it got. */
  readonly missed: number;
  /** Events that a screen got a second time. */
  readonly repeated: number;
  readonly retries: number;
  /** Milliseconds from the event to the screen. */
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
}

/** What all screens of a process have seen since the last report. */
export class Recorder {
  retries = 0;
  #delays: number[] = [];
  #missed = 0;
  #repeated = 0;
  readonly #times = new Map<string, number>();

  take(position: number, last: number, at: string, now: number): void {
    if (position <= last) this.#repeated++;
    else if (last > 0) this.#missed += position - last - 1;
    let time = this.#times.get(at);
    if (time === undefined) this.#times.set(at, time = Date.parse(at));
    this.#delays.push(now - time);
  }

  /** Tells what was seen and begins anew. */
  report(): Seen {
    const delays = Float64Array.from(this.#delays).sort();
    const record = {
      received: delays.length, missed: this.#missed, repeated: this.#repeated, retries: this.retries,
      p50: pickPercentile(delays, 0.5), p99: pickPercentile(delays, 0.99), longest: delays.at(-1) ?? NaN,
    };
    this.#delays = [];
    this.#missed = this.#repeated = this.retries = 0;
    return record;
  }
}
