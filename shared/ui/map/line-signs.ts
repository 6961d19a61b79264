import type { Size } from './frame.js';
import type { Point } from './projection.js';

/** Where a sign may stand, as shares of the picture: words often cover its upper and lower parts. */
const INSET = { side: 0.06, top: 0.2, bottom: 0.14 } as const;

export interface LineEnds { readonly id: string; readonly stations: readonly Point[] }
export interface LineSign { readonly id: string; readonly at: Point }

function isInside([x, y]: Point, { width, height }: Size): boolean {
  return x > width * INSET.side && x < width * (1 - INSET.side) && y > height * INSET.top && y < height * (1 - INSET.bottom);
}

/** Of each end of a line, this many stretches between stations may carry its number; the outermost is taken first. */
const STRETCHES = 4;
/** Room around a sign, in its own radii, beyond which more is not better. */
const ROOM = 3.2;

/** The middles of the outermost stretches that are seen, from both ends inwards by turns. */
function listCandidates(stations: readonly Point[], size: Size): Point[] {
  const middles = stations.slice(1).map((to, index): Point => {
    const from = stations[index] ?? to;
    return [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  }).filter((middle) => isInside(middle, size));
  const last = middles.length - 1;
  return middles.slice(0, STRETCHES).flatMap((middle, index) => [middle, middles[last - index] ?? middle]);
}

/**
 * Puts each line's number on a stretch near where the line ends or leaves the picture, clear of the other signs and of
 * `avoid` (lights and marks). All in pixels; `radius` is a sign's. A line that is not seen gets none.
 */
export function placeLineSigns(lines: readonly LineEnds[], size: Size, avoid: readonly Point[], radius: number): LineSign[] {
  const signs: LineSign[] = [];
  for (const { id, stations } of lines) {
    const room = (at: Point): number => Math.min(...[...avoid, ...signs.map((sign) => sign.at)].map(([x, y]) => Math.hypot(x - at[0], y - at[1])), ROOM * radius);
    const [first, ...others] = listCandidates(stations, size);
    if (first) signs.push({ id, at: others.reduce((best, at) => (room(at) > room(best) ? at : best), first) });
  }
  return signs;
}
