import type { FloorPlan } from '../../contract/city.js';

/** A point in metres, origin at the plan's upper left corner. */
export type PlanPoint = readonly [x: number, y: number];
export type Stretch = readonly [from: PlanPoint, to: PlanPoint];
export type Door = FloorPlan['doors'][number];

/** A door belongs to a wall that passes this close to its middle, in metres. */
const AT_WALL = 0.3;
const SHORTEST = 0.02;

/** The stretches between neighbouring points; a closed outline also has the one back to its start. */
export function listStretches(points: readonly PlanPoint[], closed: boolean): Stretch[] {
  const after = closed ? [...points.slice(1), ...points.slice(0, 1)] : points.slice(1);
  return after.map((to, index): Stretch => [points[index] ?? to, to]);
}

/** What is left of a wall when the openings of its doors are cut out, in the order from its start to its end. */
export function cutDoors([from, to]: Stretch, doors: readonly Door[]): Stretch[] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  if (length === 0) return [];
  const [alongX, alongY] = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
  const openings = doors.map(({ at: [x, y], widthMetres }) => {
    const along = (x - from[0]) * alongX + (y - from[1]) * alongY;
    const aside = Math.abs((x - from[0]) * alongY - (y - from[1]) * alongX);
    return aside <= AT_WALL ? [along - widthMetres / 2, along + widthMetres / 2] as const : undefined;
  }).filter((opening) => opening !== undefined).sort((a, b) => a[0] - b[0]);
  const left: Stretch[] = [];
  const keep = (start: number, end: number): void => {
    if (end - start > SHORTEST) left.push([[from[0] + alongX * start, from[1] + alongY * start], [from[0] + alongX * end, from[1] + alongY * end]]);
  };
  let reached = 0;
  for (const [start, end] of openings) {
    keep(reached, Math.min(start, length));
    reached = Math.max(reached, end);
  }
  keep(reached, length);
  return left;
}

/** Turns a point around the origin, clockwise in degrees, and moves it to `at`. */
export function turnTo([x, y]: PlanPoint, turn: number, at: PlanPoint): PlanPoint {
  const angle = (turn * Math.PI) / 180;
  return [at[0] + x * Math.cos(angle) - y * Math.sin(angle), at[1] + x * Math.sin(angle) + y * Math.cos(angle)];
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Writes points in metres as an SVG path. */
export function writePath(points: readonly PlanPoint[], closed = false): string {
  return points.length === 0 ? '' : `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

/** Lines at 45 degrees across a rectangle around the origin, `step` metres apart: the hatching of what is out of order. */
export function hatch(width: number, depth: number, step: number): string {
  const [right, bottom] = [width / 2, depth / 2];
  const lines: string[] = [];
  for (let sum = -right - bottom + step; sum < right + bottom; sum += step) {
    // On each line x + y = sum; it enters at the left or lower edge and leaves at the upper or right one.
    const enter: PlanPoint = sum + right <= bottom ? [-right, sum + right] : [sum - bottom, bottom];
    const leave: PlanPoint = sum + bottom <= right ? [sum + bottom, -bottom] : [right, sum - right];
    lines.push(writePath([enter, leave]));
  }
  return lines.join('');
}

/** A path with its corners rounded off by at most half a metre, as people walk. */
export function drawRoundedPath(points: readonly PlanPoint[]): string {
  const towards = ([ax, ay]: PlanPoint, [bx, by]: PlanPoint): PlanPoint => {
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const reach = Math.min(0.5, length / 2);
    return [ax + ((bx - ax) / length) * reach, ay + ((by - ay) / length) * reach];
  };
  return points.map((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before) return writePath([point]);
    if (!after) return `L${writePath([point]).slice(1)}`;
    return `L${writePath([towards(point, before)]).slice(1)}Q${[point, towards(point, after)].map((one) => writePath([one]).slice(1)).join(' ')}`;
  }).join('');
}
