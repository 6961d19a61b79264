import type { Cancel, Clock } from '../base/clock.js';
import { fail, succeed, type Result } from '../base/result.js';
import { Store } from '../base/store.js';
import { RepeatFilter } from './repeat-filter.js';
import type { Scan, ScanFormat, Scanner, ScannerFailure, ScannerState, ScanSource } from './scanner.js';

/** A code that a demo or a test holds up. */
export interface PresentedCode {
  readonly text: string;
  readonly source?: ScanSource;
  readonly format?: ScanFormat;
}

/** A scanner without hardware: codes are presented by calls, and it fails on request. */
export class SimulatedScanner implements Scanner {
  readonly simulated = true;
  readonly state = new Store<ScannerState>('closed');
  readonly #clock: Clock;
  readonly #repeats: RepeatFilter;
  readonly #listeners = new Set<(scan: Scan) => void>();
  #wanted = false;
  #fault: ScannerFailure | undefined;
  #nextFault: ScannerFailure | undefined;
  #delayMs = 0;
  #turn = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#repeats = new RepeatFilter(clock);
  }

  async open(): Promise<Result<void, ScannerFailure>> {
    this.#wanted = true;
    if (this.state.get() === 'looking') return succeed(undefined);
    const turn = ++this.#turn;
    this.state.set('opening');
    await this.#wait();
    if (turn !== this.#turn) return succeed(undefined);
    const failure = this.#nextFault ?? this.#fault;
    this.#nextFault = undefined;
    this.state.set(failure ?? 'looking');
    return failure ? fail(failure) : succeed(undefined);
  }

  close(): Promise<void> {
    this.#wanted = false;
    this.#turn += 1;
    this.#repeats.clear();
    this.state.set('closed');
    return Promise.resolve();
  }

  onScan(listener: (scan: Scan) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Holds a code up for a moment. Nobody sees it unless the scanner looks. */
  present({ text, source = 'camera', format = 'qr' }: PresentedCode): void {
    if (this.state.get() !== 'looking' || !this.#repeats.passes({ text })) return;
    const scan: Scan = { source, format, bytes: new TextEncoder().encode(text), text, at: this.#clock.now() };
    for (const listener of [...this.#listeners]) listener(scan);
  }

  /** The next opening fails, the one after works again. */
  failNext(failure: ScannerFailure): void {
    this.#nextFault = failure;
  }

  /** Fails from now on, at once if it is open, until `repair`. */
  failRepeatedly(failure: ScannerFailure): void {
    this.#fault = failure;
    if (this.#wanted) this.state.set(failure);
  }

  /** Ends a lasting fault. A scanner that was open looks again, except after a refusal: a person has to ask again. */
  repair(): void {
    const refused = this.#fault === 'permission-refused';
    this.#fault = undefined;
    if (this.#wanted && !refused && this.state.get() !== 'opening') this.state.set('looking');
  }

  /** Each opening takes this long, in milliseconds; 0 is at once. */
  slowDown(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  #wait(): Promise<void> {
    if (this.#delayMs === 0) return Promise.resolve();
    return new Promise((resolve) => this.#clock.after(this.#delayMs, resolve));
  }
}
