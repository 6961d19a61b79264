import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { Faults } from './faults.js';

export interface ProcessWatchParts {
  readonly clock: Clock;
  readonly faults: Faults;
  /** Milliseconds that only ever go on, whatever becomes of the time of day. */
  readonly steady: () => number;
}

/** Facts of the process, as `/healthz` tells them. */
export interface ProcessFacts {
  readonly upSeconds: number;
  /** How late the event loop came to its work, in milliseconds, over the last ten seconds. */
  readonly eventLoopDelay: { readonly p99Ms: number; readonly longestMs: number };
  readonly clockJumps: { readonly count: number; readonly lastAt?: string; readonly lastByMs?: number };
  readonly memoryMb: number;
}

const LOOK_MS = 1000;
/** A clock is slewed by less than this a second; what is more was set. */
const JUMP_MS = 2000;
/** So long after a jump writes wait: a clock that was set wrongly is often set right at once, and no-shows and ends cannot be undone. */
const SETTLE_MS = 10_000;
const DELAY_SPAN_LOOKS = 10;
const DELAY_RESOLUTION_MS = 20;

/** Watches what a process can see of itself: its event loop, and its clock beside one that cannot be set. */
export class ProcessWatch {
  readonly #parts: ProcessWatchParts;
  readonly #started: number;
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: DELAY_RESOLUTION_MS });
  #delay = { p99Ms: 0, longestMs: 0 };
  #looks = 0;
  #offset: number;
  #jumps: { count: number; lastAt?: string; lastByMs?: number } = { count: 0 };
  #settledAt = 0;
  #cancel: Cancel | undefined;

  constructor(parts: ProcessWatchParts) {
    this.#parts = parts;
    this.#started = parts.steady();
    this.#offset = parts.clock.now() - this.#started;
  }

  start(): void {
    this.#histogram.enable();
    this.#cancel = this.#parts.clock.after(LOOK_MS, () => {
      this.look();
      this.start();
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#histogram.disable();
  }

  /** Looks once. */
  look(): void {
    const { clock, steady, faults } = this.#parts;
    const offset = clock.now() - steady();
    const byMs = Math.round(offset - this.#offset);
    this.#offset = offset;
    if (Math.abs(byMs) >= JUMP_MS) {
      this.#jumps = { count: this.#jumps.count + 1, lastAt: new Date(clock.now()).toISOString(), lastByMs: byMs };
      this.#settledAt = steady() + SETTLE_MS;
      faults.begin('clock-jumped', { byMs });
    } else if (steady() >= this.#settledAt) {
      faults.end('clock-jumped');
    }
    if (++this.#looks % DELAY_SPAN_LOOKS === 0) this.#delay = this.#readDelay();
  }

  read(): ProcessFacts {
    return {
      upSeconds: Math.round((this.#parts.steady() - this.#started) / 1000),
      eventLoopDelay: this.#looks < DELAY_SPAN_LOOKS ? this.#readHistogram() : this.#delay,
      clockJumps: this.#jumps, memoryMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    };
  }

  #readDelay(): ProcessFacts['eventLoopDelay'] {
    const delay = this.#readHistogram();
    this.#histogram.reset();
    return delay;
  }

  /** The histogram counts from one of its ticks to the next; what is above its resolution was a delay. */
  #readHistogram(): ProcessFacts['eventLoopDelay'] {
    const toMs = (nanoseconds: number): number => Math.max(0, Math.round(nanoseconds / 1e6 - DELAY_RESOLUTION_MS));
    return this.#histogram.count === 0 ? { p99Ms: 0, longestMs: 0 } : { p99Ms: toMs(this.#histogram.percentile(99)), longestMs: toMs(this.#histogram.max) };
  }
}
