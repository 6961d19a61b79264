import { UNITS_PER_KM, type Point } from './projection.js';

export interface Size { readonly width: number; readonly height: number }
/** What a picture shows: the map point in its middle and how many pixels a map unit takes. */
export interface Frame { readonly middle: Point; readonly scale: number }

/** The whole city leaves this much room around its centers. */
const CITY_ROOM = 1.25;
/** The outermost share of centers at each side may be cut off: a lone one far out must not shrink the city. */
const CUT_OFF = 0.04;
/** In a tall picture of the whole city its middle stands this far down: words cover the lower part. */
const TALL_MIDDLE = 0.44;
const TALL = 1.3;
/** A place is shown without moving the picture while it is at least this share of the size away from the edges. */
const SAFE_EDGE = 0.14;

/** Where a map point stands in a picture, in pixels. */
export function place([x, y]: Point, frame: Frame, { width, height }: Size): Point {
  return [(x - frame.middle[0]) * frame.scale + width / 2, (y - frame.middle[1]) * frame.scale + height / 2];
}

/** A picture around a point that spans about `kilometres`, measured between its width and its height. */
export function frameAround(middle: Point, kilometres: number, { width, height }: Size): Frame {
  return { middle, scale: Math.sqrt(width * height) / (kilometres * UNITS_PER_KM) };
}

/** A picture of the whole city: all but the outermost centers fit with room around. */
export function frameCity(centers: readonly Point[], size: Size): Frame {
  const reach = (axis: 0 | 1): readonly [number, number] => {
    const sorted = centers.map((point) => point[axis]).sort((a, b) => a - b);
    const cut = Math.floor(sorted.length * CUT_OFF);
    return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
  };
  const [[west, east], [north, south]] = [reach(0), reach(1)];
  const width = Math.max(east - west, UNITS_PER_KM);
  const height = Math.max(south - north, UNITS_PER_KM);
  const scale = Math.min(size.width / width, size.height / height) / CITY_ROOM;
  const lower = size.height > size.width * TALL ? ((0.5 - TALL_MIDDLE) * size.height) / scale : 0;
  return { middle: [(west + east) / 2, (north + south) / 2 + lower], scale };
}

/** Whether a point stands well inside the picture. */
export function isSeen(point: Point, frame: Frame, size: Size): boolean {
  const [x, y] = place(point, frame, size);
  const [edgeX, edgeY] = [size.width * SAFE_EDGE, size.height * SAFE_EDGE];
  return x >= edgeX && x <= size.width - edgeX && y >= edgeY && y <= size.height - edgeY;
}

/** Widens and shifts a picture just enough that another point is well inside of it too. */
export function includePoint(frame: Frame, point: Point, size: Size): Frame {
  if (isSeen(point, frame, size)) return frame;
  const middle: Point = [(frame.middle[0] + point[0]) / 2, (frame.middle[1] + point[1]) / 2];
  const room = 1 - 2 * SAFE_EDGE;
  const fit = (length: number, distance: number): number => (distance === 0 ? Infinity : (length * room) / (2 * distance));
  return { middle, scale: Math.min(frame.scale, fit(size.width, Math.abs(point[0] - middle[0])), fit(size.height, Math.abs(point[1] - middle[1]))) };
}
