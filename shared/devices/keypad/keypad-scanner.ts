import type { Cancel, Clock } from '../../base/clock.js';
import { succeed, type Result } from '../../base/result.js';
import { Store } from '../../base/store.js';
import type { Scan, Scanner, ScannerFailure, ScannerState } from '../scanner.js';

/** A number that a person types on the screen's keypad, as a source like the others. */
export class KeypadScanner implements Scanner {
  readonly simulated = false;
  readonly state = new Store<ScannerState>('closed');
  readonly #clock: Clock;
  readonly #listeners = new Set<(scan: Scan) => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  open(): Promise<Result<void, ScannerFailure>> {
    this.state.set('looking');
    return Promise.resolve(succeed(undefined));
  }

  close(): Promise<void> {
    this.state.set('closed');
    return Promise.resolve();
  }

  onScan(listener: (scan: Scan) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The keypad's enter key. Typing the same number twice means it twice, so that nothing is filtered here. */
  submit(digits: string): void {
    if (this.state.get() !== 'looking' || digits === '') return;
    const scan: Scan = { source: 'keypad', format: 'typed', bytes: new TextEncoder().encode(digits), text: digits, at: this.#clock.now() };
    for (const listener of [...this.#listeners]) listener(scan);
  }
}
