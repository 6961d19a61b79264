import type { Clock, EpochMs } from '../base/clock.js';

/** A track as it was just looked at. */
export interface FrameSample {
  readonly id: string;
  /** Frames or packets since it began; a number that only grows. */
  readonly count: number;
  /** Whether new ones should come: not muted, not held back, and a picture is in view. */
  readonly expected: boolean;
}

/** How often to look, so that a stop is told within three seconds. */
export const LOOK_MS = 500;
/** Pictures come at 15 a second or more, sound at 50 packets; so long without a new one is no hiccup. */
const STUCK_AFTER_MS = 2_000;

interface Watched {
  readonly count: number;
  readonly movedAt: EpochMs;
  readonly flow: 'coming' | 'flowing' | 'stuck';
}

/**
 * Tells which tracks move. A media server or network that stands still fires no event for many seconds (measured: a server frozen
 * for 5 s, none at all), so only the frames themselves tell.
 */
export class FrameWatch {
  readonly #clock: Clock;
  #watched: ReadonlyMap<string, Watched> = new Map();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * One look at all tracks; those that are not named are forgotten.
   * @returns whether something changed
   */
  look(samples: readonly FrameSample[]): boolean {
    const now = this.#clock.now();
    const next = new Map(samples.map((sample) => [sample.id, follow(sample, this.#watched.get(sample.id), now)]));
    const changed = [...next].some(([id, { flow }]) => flow !== (this.#watched.get(id)?.flow ?? 'coming'));
    this.#watched = next;
    return changed;
  }

  read(id: string): 'coming' | 'flowing' | 'stuck' {
    return this.#watched.get(id)?.flow ?? 'coming';
  }
}

function follow({ count, expected }: FrameSample, known: Watched | undefined, now: EpochMs): Watched {
  if (!known) return { count, movedAt: now, flow: count > 0 ? 'flowing' : 'coming' };
  // A counter that began anew belongs to the same track on a new connection.
  if (count !== known.count) return { count, movedAt: now, flow: 'flowing' };
  if (!expected) return { count, movedAt: now, flow: known.flow === 'stuck' ? 'flowing' : known.flow };
  return known.flow === 'flowing' && now - known.movedAt >= STUCK_AFTER_MS ? { ...known, flow: 'stuck' } : known;
}
