/** Plane geometry in metres, as far as checking a floor plan needs it. */
export type Point = readonly [x: number, y: number];
export type Polygon = readonly Point[];

/** Walls are drawn in centimetres; anything closer than this counts as touching. */
const TOUCHING_METRES = 0.01;

function* edgesOf(polygon: Polygon): Generator<readonly [Point, Point]> {
  for (let index = 0; index < polygon.length; index++) {
    const from = polygon[index];
    const to = polygon[(index + 1) % polygon.length];
    if (from && to) yield [from, to];
  }
}

function distanceToEdge([x, y]: Point, [[ax, ay], [bx, by]]: readonly [Point, Point]): number {
  const lengthSquared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = lengthSquared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / lengthSquared));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** Whether a point lies inside a polygon, by how often a ray to the right crosses its edges. */
export function isInside(point: Point, polygon: Polygon): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edgesOf(polygon)) {
    if (ay > point[1] !== by > point[1] && point[0] < ((bx - ax) * (point[1] - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function isOnEdge(point: Point, polygon: Polygon): boolean {
  for (const edge of edgesOf(polygon)) if (distanceToEdge(point, edge) <= TOUCHING_METRES) return true;
  return false;
}

/** Whether every corner and the middle of every edge of `inner` lies inside `outer` or on its edge. */
export function contains(outer: Polygon, inner: Polygon): boolean {
  const allowed = (point: Point): boolean => isInside(point, outer) || isOnEdge(point, outer);
  for (const [from, to] of edgesOf(inner)) {
    if (!allowed(from) || !allowed([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])) return false;
  }
  return true;
}

function side([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const distance = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length;
  return Math.abs(distance) <= TOUCHING_METRES ? 0 : Math.sign(distance);
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function middleOf(polygon: Polygon): Point {
  const sum = polygon.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  return [sum[0] / polygon.length, sum[1] / polygon.length];
}

/** Whether two polygons share ground. Sharing a wall is not overlapping. */
export function overlap(one: Polygon, other: Polygon): boolean {
  for (const edge of edgesOf(one)) for (const against of edgesOf(other)) if (cross(edge, against)) return true;
  const strictlyInside = (point: Point, polygon: Polygon): boolean => isInside(point, polygon) && !isOnEdge(point, polygon);
  // The middles of edges find boxes that lie on one another along a common wall.
  const probes = (polygon: Polygon): Point[] => [...polygon, ...[...edgesOf(polygon)].map(middleOf), middleOf(polygon)];
  return probes(one).some((point) => strictlyInside(point, other)) || probes(other).some((point) => strictlyInside(point, one));
}
