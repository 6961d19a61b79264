import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import type { RoomMember, RoomState } from './call-room.js';

/** So long a bad line is borne before pictures are given up for the sound. */
const BAD_FOR_MS = 4_000;
/** Pictures are tried again after so long; a line that is bad again soon after waits twice as long each time. */
const FIRST_TRY_MS = 10_000;
const LONGEST_TRY_MS = 80_000;
/** A line that carried pictures for so long is a good one again. */
const PROVEN_MS = 20_000;

/**
 * The media server's word on a line sums up its last seconds (LiveKit scores five seconds at a time and lets a score rise slowly), so a
 * cut that is over makes a line poor for a while that is well again.
 */
const AFTER_CUT_MS = 15_000;

const listOthers = ({ members }: RoomState): RoomMember[] => members.filter(({ self }) => !self);

/** Nothing comes, or the way to the room is being looked for. */
function isCut(state: RoomState): boolean {
  const tracks = listOthers(state).flatMap((member) => member.tracks.filter(({ muted, flow }) => !muted && flow !== 'paused'));
  return state.connection.kind === 'interrupted' || (tracks.length > 0 && tracks.every(({ flow }) => flow === 'stuck'));
}

/** Whether this screen's own line is said to be bad. */
function isPoor({ members }: RoomState): boolean {
  const quality = members.find(({ self }) => self)?.quality;
  return quality === 'poor' || quality === 'lost';
}

/** All pictures of others are held back by the media server because of this screen's line. */
function isHeldBack(state: RoomState): boolean {
  const pictures = listOthers(state).flatMap(({ tracks }) => tracks.filter(({ source, muted }) => source === 'camera' && !muted));
  return pictures.length > 0 && pictures.every(({ flow }) => flow === 'paused');
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
  #cut = false;
  /** Until when the word on a line that was cut is not believed. */
  #doubtedUntil: EpochMs = 0;
  #cancelDoubt: Cancel = () => {};
  #cancelBad: Cancel = () => {};
  #cancelTry: Cancel = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get weak(): Readable<boolean> {
    return this.#weak;
  }

  look(state: RoomState): void {
    const now = this.#clock.now();
    const cut = isCut(state);
    if (cut || this.#cut) this.#doubtedUntil = now + AFTER_CUT_MS;
    this.#cut = cut;
    const doubted = now < this.#doubtedUntil;
    this.#cancelDoubt();
    // What is said of it then is looked at again once it counts.
    if (doubted && !cut) this.#cancelDoubt = this.#clock.after(this.#doubtedUntil - now, () => this.look(state));
    const bad = state.connection.kind === 'joined' && (isHeldBack(state) || (isPoor(state) && !doubted));
    if (bad === this.#bad || this.#weak.get()) return;
    this.#bad = bad;
    this.#cancelBad();
    if (bad) this.#cancelBad = this.#clock.after(BAD_FOR_MS, () => this.#giveUp());
  }

  /** There is no room any more; what was learned of its line is forgotten. */
  reset(): void {
    this.#cancelBad();
    this.#cancelTry();
    this.#cancelDoubt();
    this.#bad = false;
    this.#cut = false;
    this.#doubtedUntil = 0;
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
