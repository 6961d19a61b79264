import type { Box, Direction } from './focus-node.js';

/** Distance of two ranges on one axis; 0 when they overlap. */
function measureGap(startA: number, endA: number, startB: number, endB: number): number {
  return Math.max(0, startB - endA, startA - endB);
}

/** More than any screen measures. */
const OTHER_LINE = 100_000;

/**
 * How far `to` lies from `from` when moving in `direction`; `undefined` when it does not lie that way.
 * Sideways distance counts three times, so that a neighbour in the same column wins over a nearer one beside it. To the left and right
 * whatever is in the same line comes before all that is not: chips break into lines anywhere, and each has to be found along its own.
 */
export function scoreMove(from: Box, to: Box, direction: Direction): number | undefined {
  const horizontal = direction === 'left' || direction === 'right';
  const forward = direction === 'right' || direction === 'down';
  const [fromStart, fromEnd, toStart, toEnd] = horizontal
    ? [from.left, from.right, to.left, to.right]
    : [from.top, from.bottom, to.top, to.bottom];
  const ahead = forward ? (toStart + toEnd) - (fromStart + fromEnd) : (fromStart + fromEnd) - (toStart + toEnd);
  // Boxes that overlap along the way (an icon button on a card) count as ahead only if their middle is.
  const gap = forward ? toStart - fromEnd : fromStart - toEnd;
  if (ahead <= 1 || gap < -Math.min(fromEnd - fromStart, toEnd - toStart) / 2) return undefined;
  const strays = horizontal && measureGap(from.top, from.bottom, to.top, to.bottom) > 0;
  return Math.max(0, gap) + ahead / 1000 + scoreSide(from, to, horizontal) + (strays ? OTHER_LINE : 0);
}

/** How far two boxes are apart across the way of a move. */
function scoreSide(from: Box, to: Box, horizontal: boolean): number {
  const gap = horizontal
    ? measureGap(from.top, from.bottom, to.top, to.bottom)
    : measureGap(from.left, from.right, to.left, to.right);
  const middles = horizontal ? from.top + from.bottom - to.top - to.bottom : from.left + from.right - to.left - to.right;
  return gap * 3 + Math.abs(middles) / 100;
}

/** How far `to` lies from `from` for one that enters a group moving in `direction`; always a number. */
export function scoreEntry(from: Box, to: Box, direction: Direction): number {
  const horizontal = direction === 'left' || direction === 'right';
  const along = horizontal
    ? measureGap(from.left, from.right, to.left, to.right)
    : measureGap(from.top, from.bottom, to.top, to.bottom);
  return along + scoreSide(from, to, horizontal);
}
