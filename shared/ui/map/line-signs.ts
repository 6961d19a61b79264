import type { Size } from './frame.js';
import type { Point } from './projection.js';

/** Where a sign may stand, as shares of the picture: words often cover its upper and lower parts. */
const INSET = { side: 0.06, top: 0.2, bottom: 0.14 } as const;

export interface LineEnds { readonly id: string; readonly stations: readonly Point[] }
export interface LineSign { readonly id: string; readonly at: Point }

function isInside([x, y]: Point, { width, height }: Size): boolean {
  return x > width * INSET.side && x < width * (1 - INSET.side) && y > height * INSET.top && y < height * (1 - INSET.bottom);
}

/**
 * Puts each line's number where the line ends or leaves the picture: at the end that is farther from the other signs and
 * from `avoid`, in pixels. A line that is not seen gets none.
 */
export function placeLineSigns(lines: readonly LineEnds[], size: Size, avoid: readonly Point[]): LineSign[] {
  const signs: LineSign[] = [];
  for (const { id, stations } of lines) {
    const seen = stations.filter((point) => isInside(point, size));
    const ends = [seen[0], seen[seen.length - 1]].filter((end) => end !== undefined);
    const room = (end: Point): number => Math.min(...[...avoid, ...signs.map(({ at }) => at)].map(([x, y]) => Math.hypot(x - end[0], y - end[1])), Infinity);
    const [best] = ends.sort((a, b) => room(b) - room(a));
    if (best) signs.push({ id, at: best });
  }
  return signs;
}
