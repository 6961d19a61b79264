import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';

/** How often the level is looked at. */
const LOOK_MS = 500;
/** A microphone that has given nothing for so long is told about. */
const SILENT_FOR_MS = 8_000;
/** Every microphone that works hears more than this (full scale is 1) of the quietest room: about -66 dB. */
const SILENCE = 0.0005;

/** Tells that a microphone which is on gives nothing but silence, as one does that is muted by a switch of its own. */
export class SilenceWatch {
  readonly #clock: Clock;
  readonly #silent = new Store(false);
  #heardAt: EpochMs = 0;
  #cancel: Cancel | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get silent(): Readable<boolean> {
    return this.#silent;
  }

  /** @param readLevel how loud the microphone is now, 0 to 1, or nothing if that is not known; no function while it is off */
  watch(readLevel: (() => number | undefined) | undefined): void {
    if (readLevel && this.#cancel) return;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#silent.set(false);
    if (!readLevel) return;
    this.#heardAt = this.#clock.now();
    const look = (): void => {
      const now = this.#clock.now();
      if ((readLevel() ?? 1) > SILENCE) this.#heardAt = now;
      this.#silent.set(now - this.#heardAt >= SILENT_FOR_MS);
      this.#cancel = this.#clock.after(LOOK_MS, look);
    };
    this.#cancel = this.#clock.after(LOOK_MS, look);
  }
}
