import type { Cancel, Clock } from '../base/clock.js';
import { succeed, type Result } from '../base/result.js';
import { Store, type Readable } from '../base/store.js';
import { RepeatFilter } from './repeat-filter.js';
import type { PictureSink, Scan, Scanner, ScannerFailure, ScannerState } from './scanner.js';

/**
 * Several sources behind one port. A card that the camera and the reader both see counts once. The state is that of the
 * first source that exists, since the screen speaks about that one (camera first); a reader goes on working while the
 * screen says what is wrong with the camera. A source that others keep open is heard only while this is open.
 */
export class CombinedScanner implements Scanner {
  readonly simulated: boolean;
  readonly #state = new Store<ScannerState>('closed');
  readonly #sources: readonly Scanner[];
  readonly #repeats: RepeatFilter;
  readonly #listeners = new Set<(scan: Scan) => void>();
  #isOpen = false;

  constructor(sources: readonly Scanner[], clock: Clock) {
    this.#sources = sources;
    this.#repeats = new RepeatFilter(clock);
    this.simulated = sources.some((source) => source.simulated);
    for (const source of sources) {
      source.state.watch(() => this.#follow());
      source.onScan((scan) => this.#tell(scan));
    }
  }

  get state(): Readable<ScannerState> {
    return this.#state;
  }

  /** Succeeds if any source looks. */
  async open(): Promise<Result<void, ScannerFailure>> {
    this.#isOpen = true;
    const answers = await Promise.all(this.#sources.map((source) => source.open()));
    this.#follow();
    return answers.find((answer) => answer.ok) ?? answers[0] ?? succeed(undefined);
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    this.#follow();
    await Promise.all(this.#sources.map((source) => source.close()));
    this.#repeats.clear();
  }

  onScan(listener: (scan: Scan) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attachPreview(video: PictureSink): Cancel {
    const cancels = this.#sources.map((source) => source.attachPreview?.(video));
    return () => cancels.forEach((cancel) => cancel?.());
  }

  #follow(): void {
    const states = this.#sources.map((source) => source.state.get());
    this.#state.set(this.#isOpen ? states.find((state) => state !== 'none') ?? 'none' : 'closed');
  }

  #tell(scan: Scan): void {
    if (!this.#isOpen) return;
    // Whoever types a number twice means it twice.
    if (scan.source !== 'keypad' && !this.#repeats.passes(scan)) return;
    for (const listener of [...this.#listeners]) listener(scan);
  }
}
