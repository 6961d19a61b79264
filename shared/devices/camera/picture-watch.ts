import type { Cancel, Clock } from '../../base/clock.js';
import type { Look } from './frame-decoder.js';

/** How long a camera may give no frame, or only black ones, before it counts as dead, in milliseconds. */
export const NO_PICTURE_MS = 3000;

/** Calls `onNoPicture` once when an open camera shows nothing for 3 s. */
export class PictureWatch {
  readonly #clock: Clock;
  readonly #onNoPicture: () => void;
  #cancelFrames: Cancel;
  #blackSince: number | undefined;

  constructor(clock: Clock, onNoPicture: () => void) {
    this.#clock = clock;
    this.#onNoPicture = onNoPicture;
    this.#cancelFrames = clock.after(NO_PICTURE_MS, onNoPicture);
  }

  /** A frame has come. */
  noteFrame(): void {
    this.#cancelFrames();
    this.#cancelFrames = this.#clock.after(NO_PICTURE_MS, this.#onNoPicture);
  }

  /** A frame has been looked at. */
  noteLook(look: Look): void {
    const now = this.#clock.now();
    if (!look.black) this.#blackSince = undefined;
    else if (this.#blackSince === undefined) this.#blackSince = now;
    else if (now - this.#blackSince >= NO_PICTURE_MS) this.#onNoPicture();
  }

  end(): void {
    this.#cancelFrames();
  }
}
