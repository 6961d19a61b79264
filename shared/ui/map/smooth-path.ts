import type { Point } from './projection.js';

/** How far a curve's handles reach along a segment: a third would be a plain spline, less keeps tracks from swinging out. */
const HANDLE = 0.3;

const round = (value: number): number => Math.round(value * 10) / 10;
const write = ([x, y]: Point): string => `${round(x)} ${round(y)}`;

/** The direction of the way through each point, of length 1, from the neighbours before and after it. */
function readTangents(points: readonly Point[]): Point[] {
  return points.map((point, index) => {
    const before = points[index - 1] ?? point;
    const after = points[index + 1] ?? point;
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    return [(after[0] - before[0]) / length, (after[1] - before[1]) / length];
  });
}

/**
 * An SVG path that passes smoothly through all points. Handles are as long as their own segment asks, so that close
 * stations beside distant ones cause no loops.
 */
export function drawSmoothPath(points: readonly Point[]): string {
  const tangents = readTangents(points);
  return points.map((point, index) => {
    const from = points[index - 1];
    const [leave, arrive] = [tangents[index - 1], tangents[index]];
    if (!from || !leave || !arrive) return `M${write(point)}`;
    const reach = Math.hypot(point[0] - from[0], point[1] - from[1]) * HANDLE;
    const first: Point = [from[0] + leave[0] * reach, from[1] + leave[1] * reach];
    const second: Point = [point[0] - arrive[0] * reach, point[1] - arrive[1] * reach];
    return `C${write(first)} ${write(second)} ${write(point)}`;
  }).join('');
}

/** An SVG path of straight stretches. */
export function drawStraightPath(points: readonly Point[], closed: boolean): string {
  return points.length < 2 ? '' : `M${points.map(write).join('L')}${closed ? 'Z' : ''}`;
}

/** A path whose round caps are dots: all stations are one shape, however many they are. */
export function drawDots(points: readonly Point[]): string {
  return points.map((point) => `M${write(point)}h.01`).join('');
}
