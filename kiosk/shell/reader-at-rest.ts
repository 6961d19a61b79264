import type { Cancel, Clock } from '../../shared/base/clock.js';
import { RepeatFilter } from '../../shared/devices/repeat-filter.js';
import type { Scan, Scanner } from '../../shared/devices/scanner.js';

export interface ReaderAtRestParts {
  /** The card reader alone. */
  readonly reader: Scanner;
  /** What views open and close: the camera and this reader together. */
  readonly scanner: Scanner;
  readonly clock: Clock;
  /** Told of each card that comes while no view looks for one. */
  readonly take: (scan: Scan) => void;
}

/**
 * Keeps a panel's card reader open for as long as the panel runs, so that a card that somebody simply holds to it is heard on
 * every screen, and so that not one character of it is ever taken for a key. Cards that come while a view has the scanner
 * are that view's; the camera is never touched.
 */
export class ReaderAtRest {
  readonly #reader: Scanner;
  /** A card that stays on the reader is one card, also when a view has closed the scanner and so forgotten it. */
  readonly #repeats: RepeatFilter;
  readonly #cancels: readonly Cancel[];

  constructor({ reader, scanner, clock, take }: ReaderAtRestParts) {
    this.#reader = reader;
    this.#repeats = new RepeatFilter(clock);
    this.#cancels = [
      // Whoever closes it with the scanner, it hears on at once.
      reader.state.watch((state) => { if (state === 'closed') void reader.open(); }),
      reader.onScan((scan) => {
        const isNew = this.#repeats.passes(scan);
        if (isNew && scanner.state.get() === 'closed') take(scan);
      }),
    ];
    void reader.open();
  }

  /** The visit is over: neither this nor the reader remembers which cards it saw. */
  forget(): void {
    this.#repeats.clear();
    void this.#reader.close();
  }

  stop(): void {
    for (const cancel of this.#cancels) cancel();
    void this.#reader.close();
  }
}
