import type { Cancel } from '../shared/base/clock.js';
import { fail, type Result } from '../shared/base/result.js';
import { Store } from '../shared/base/store.js';
import type { PictureSink, Scan, Scanner, ScannerFailure, ScannerState } from '../shared/devices/scanner.js';

/** A scanner whose code is fetched when it is first opened, so that a panel at rest carries no decoder. */
export class LazyScanner implements Scanner {
  readonly state = new Store<ScannerState>('closed');
  readonly simulated: boolean;
  readonly #bring: () => Promise<Scanner>;
  readonly #listeners = new Set<(scan: Scan) => void>();
  /** Videos that show the picture, each with what ends it once there is a scanner. */
  readonly #previews = new Map<PictureSink, Cancel | undefined>();
  #scanner: Promise<Scanner> | undefined;
  #wanted = false;

  /** @param simulated what `bring` brings is simulated */
  constructor(bring: () => Promise<Scanner>, simulated: boolean) {
    this.#bring = bring;
    this.simulated = simulated;
  }

  async open(): Promise<Result<void, ScannerFailure>> {
    this.#wanted = true;
    if (this.state.get() === 'closed') this.state.set('opening');
    this.#scanner ??= this.#bring().then((scanner) => this.#take(scanner));
    const scanner = await this.#scanner.catch(() => undefined);
    if (!scanner) {
      // The network may have been gone: the next opening tries again.
      this.#scanner = undefined;
      this.state.set('engine-failed');
      return fail('engine-failed');
    }
    if (!this.#wanted) return fail('none');
    return scanner.open();
  }

  async close(): Promise<void> {
    this.#wanted = false;
    const scanner = await this.#scanner?.catch(() => undefined);
    if (!this.#wanted) await scanner?.close();
    if (!this.#wanted) this.state.set('closed');
  }

  onScan(listener: (scan: Scan) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  attachPreview(video: PictureSink): Cancel {
    this.#previews.set(video, undefined);
    void this.#scanner?.then((scanner) => this.#showIn(video, scanner)).catch(() => undefined);
    return () => {
      this.#previews.get(video)?.();
      this.#previews.delete(video);
    };
  }

  #showIn(video: PictureSink, scanner: Scanner): void {
    if (this.#previews.has(video) && !this.#previews.get(video)) this.#previews.set(video, scanner.attachPreview?.(video));
  }

  #take(scanner: Scanner): Scanner {
    scanner.state.watch((state) => this.state.set(state));
    scanner.onScan((scan) => {
      for (const listener of [...this.#listeners]) listener(scan);
    });
    for (const video of this.#previews.keys()) this.#showIn(video, scanner);
    return scanner;
  }
}
