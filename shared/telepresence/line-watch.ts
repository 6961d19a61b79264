import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import type { RoomState } from './call-room.js';

/** So long a bad line is borne before pictures are given up for the sound. */
const BAD_FOR_MS = 4_000;
/** Pictures are tried again after so long; a line that is bad again soon after waits twice as long each time. */
const FIRST_TRY_MS = 10_000;
const LONGEST_TRY_MS = 80_000;
/** A line that carried pictures for so long is a good one again. */
const PROVEN_MS = 20_000;

/** Whether this screen's own line is bad, or all pictures of others are held back by the media server because it is. */
function isBad({ connection, members }: RoomState): boolean {
  if (connection.kind !== 'joined') return false;
  const quality = members.find(({ self }) => self)?.quality;
  const pictures = members.filter(({ self }) => !self).flatMap(({ tracks }) => tracks.filter(({ source, muted }) => source === 'camera' && !muted));
  return quality === 'poor' || quality === 'lost' || (pictures.length > 0 && pictures.every(({ flow }) => flow === 'paused'));
}

/**
 * Tells when the line is too weak for pictures, so that at least the sound gets through, and when to try them again. Without
 * pictures every line looks good, so only trying tells.
 */
export class LineWatch {
  readonly #clock: Clock;
  readonly #weak = new Store(false);
  #tryMs = FIRST_TRY_MS;
  #triedAt: EpochMs = 0;
  #bad = false;
  #cancelBad: Cancel = () => {};
  #cancelTry: Cancel = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get weak(): Readable<boolean> {
    return this.#weak;
  }

  look(state: RoomState): void {
    const bad = isBad(state);
    if (bad === this.#bad || this.#weak.get()) return;
    this.#bad = bad;
    this.#cancelBad();
    if (bad) this.#cancelBad = this.#clock.after(BAD_FOR_MS, () => this.#giveUp());
  }

  /** There is no room any more; what was learned of its line is forgotten. */
  reset(): void {
    this.#cancelBad();
    this.#cancelTry();
    this.#bad = false;
    this.#triedAt = 0;
    this.#tryMs = FIRST_TRY_MS;
    this.#weak.set(false);
  }

  #giveUp(): void {
    const soon = this.#triedAt > 0 && this.#clock.now() - this.#triedAt < PROVEN_MS;
    this.#tryMs = soon ? Math.min(this.#tryMs * 2, LONGEST_TRY_MS) : FIRST_TRY_MS;
    this.#weak.set(true);
    this.#cancelTry = this.#clock.after(this.#tryMs, () => {
      this.#triedAt = this.#clock.now();
      this.#bad = false;
      this.#weak.set(false);
    });
  }
}
