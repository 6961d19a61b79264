import type { Cancel, Clock, EpochMs } from './clock.js';

/**
 * A clock for tests: time stands still until `advance` moves it, and due tasks run in the order of their time.
 */
export class FakeClock implements Clock {
  #now: EpochMs;
  #tasks: { at: EpochMs; order: number; task: () => void }[] = [];
  #order = 0;

  constructor(start: EpochMs = Date.UTC(2026, 10, 23, 5, 32)) {
    this.#now = start;
  }

  now(): EpochMs {
    return this.#now;
  }

  /** How many tasks wait for their time. */
  get waiting(): number {
    return this.#tasks.length;
  }

  after(delayMs: number, task: () => void): Cancel {
    const entry = { at: this.#now + delayMs, order: this.#order++, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** Moves time on by `ms`, running each task that falls due at its own moment. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = this.#tasks.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!due) break;
      this.#tasks = this.#tasks.filter((entry) => entry !== due);
      this.#now = due.at;
      due.task();
    }
    this.#now = end;
  }
}
