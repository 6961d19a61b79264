import { createHash } from 'node:crypto';
import type { Span } from '../reservations/opening-hours.js';

const MINUTE = 60_000;
const STEP = 5;
/** Minutes a visit lasts, and a seat stays free between two: about 42 % of seats are then taken. */
const VISIT = { shortest: 60, longest: 240 };
const GAP = { shortest: 30, longest: 384 };
const SHORTEST_LEFT = 30;

/**
 * Invents one day of visits to a space: never two at once, all within opening hours, on the five minutes. The same seed
 * always gives the same day.
 */
export function planVisits(seed: string, opening: Span): Span[] {
  const draw = makeRandom(seed);
  const pick = ({ shortest, longest }: { shortest: number; longest: number }): number => STEP * Math.round((shortest + draw() * (longest - shortest)) / STEP) * MINUTE;
  const visits: Span[] = [];
  const share = (VISIT.shortest + VISIT.longest) / (VISIT.shortest + VISIT.longest + GAP.shortest + GAP.longest);
  const isTakenAtOpening = draw() < share;
  // Whatever goes on at opening is somewhere in its middle: otherwise every seat would change at the same moments.
  let at = opening.from - Math.floor((draw() * pick(isTakenAtOpening ? VISIT : GAP)) / (STEP * MINUTE)) * STEP * MINUTE;
  for (let isTaken = isTakenAtOpening; at < opening.to; isTaken = !isTaken) {
    const next = at + pick(isTaken ? VISIT : GAP);
    const visit = { from: Math.max(at, opening.from), to: Math.min(next, opening.to) };
    if (isTaken && visit.to - visit.from >= SHORTEST_LEFT * MINUTE) visits.push(visit);
    at = next;
  }
  return visits;
}

/** How the invented visitor of a booking behaves; the same id always behaves alike. Times in milliseconds. */
export interface Behavior {
  /** From the start of the reservation; negative is before it. */
  readonly arrivesAfter: number;
  readonly neverComes: boolean;
  /** Before the end of the reservation. */
  readonly leavesBefore: number;
}

export function inventBehavior(bookingId: string): Behavior {
  const draw = makeRandom(bookingId);
  return {
    arrivesAfter: (draw() * 12 - 4) * MINUTE,
    neverComes: draw() < 0.04,
    leavesBefore: draw() < 0.25 ? draw() * 20 * MINUTE : 0,
  };
}

/** A small seeded generator (mulberry32) of numbers from 0 to 1. */
function makeRandom(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
