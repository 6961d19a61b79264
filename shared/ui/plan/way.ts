import type { Floor } from '../../contract/city.js';
import { isInside } from '../../city/polygon.js';
import { cutDoors, listStretches, turnTo, type PlanPoint, type Stretch } from './plan-geometry.js';

/** The floor is walked on a grid of this many metres. */
const STEP = 0.4;
/** A way keeps this far from walls, and from a desk's middle this far to its sides, its front and its chair, in metres. */
const WALL_ROOM = 0.28;
const DESK_ROOM = { side: 1.15, front: 0.62, chair: 0.9 } as const;
const CHAIR_AT = 1.05;
const NEIGHBOURS = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [1, -1], [-1, 1], [-1, -1]] as const;

function distance([x, y]: PlanPoint, [[ax, ay], [bx, by]]: Stretch): number {
  const squared = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = squared === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** Whether a person can stand at a point: inside the outline, clear of walls and of every desk but the one they go to. */
function makeGround({ plan, spaces }: Floor, goal: PlanPoint): (point: PlanPoint) => boolean {
  const walls = [...listStretches(plan.outline, true), ...plan.walls.flatMap((wall) => listStretches(wall, false))].flatMap((wall) => cutDoors(wall, plan.doors));
  const desks = spaces.filter(({ kind }) => kind === 'seat');
  return (point) => {
    if (Math.hypot(point[0] - goal[0], point[1] - goal[1]) < STEP) return true;
    if (!isInside(point, plan.outline) || walls.some((wall) => distance(point, wall) < WALL_ROOM)) return false;
    return desks.every(({ at, turn }) => {
      const [x, y] = turnTo([point[0] - at[0], point[1] - at[1]], -turn, [0, 0]);
      return Math.abs(x) > DESK_ROOM.side || y < -DESK_ROOM.front || y > DESK_ROOM.chair;
    });
  };
}

/** Leaves out every point that can be walked past in a straight line. */
function straighten(points: readonly PlanPoint[], isFree: (point: PlanPoint) => boolean): PlanPoint[] {
  const sees = ([ax, ay]: PlanPoint, [bx, by]: PlanPoint): boolean => {
    const steps = Math.ceil(Math.hypot(bx - ax, by - ay) / (STEP / 3));
    for (let step = 1; step < steps; step++) if (!isFree([ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps])) return false;
    return true;
  };
  const kept: PlanPoint[] = [];
  for (let index = 0; index < points.length;) {
    const from = points[index];
    if (!from) break;
    kept.push(from);
    let next = index + 1;
    for (let far = points.length - 1; far > next; far--) {
      const to = points[far];
      if (to && sees(from, to)) { next = far; break; }
    }
    index = next;
  }
  return kept;
}

/**
 * The way from the entrance to a place as corners in metres, around walls and desks; empty when there is none. Shortest by
 * Dijkstra's algorithm on a grid, then pulled straight.
 */
export function findWay(floor: Floor, spaceId: string): PlanPoint[] {
  const space = floor.spaces.find(({ id }) => id === spaceId);
  const door = floor.plan.doors.find(({ entrance }) => entrance);
  if (!space || !door) return [];
  const goal: PlanPoint = space.kind === 'seat' ? turnTo([0, CHAIR_AT], space.turn, space.at) : space.at;
  const start = turnTo([0, -STEP], door.turn, door.at);
  const isFree = makeGround(floor, goal);
  const cell = ([x, y]: PlanPoint): string => `${Math.round(x / STEP)},${Math.round(y / STEP)}`;
  const pointOf = (key: string): PlanPoint => { const [x = 0, y = 0] = key.split(',').map(Number); return [x * STEP, y * STEP]; };
  const [first, last] = [cell(start), cell(goal)];
  const walked = new Map<string, { readonly metres: number; readonly from: string | undefined }>([[first, { metres: 0, from: undefined }]]);
  const asked = new Map<string, boolean>();
  const isOpen = (key: string): boolean => {
    const known = asked.get(key) ?? isFree(pointOf(key));
    asked.set(key, known);
    return known;
  };
  const open = new Set([first]);
  const done = new Set<string>();
  while (open.size > 0) {
    const here = [...open].reduce((best, key) => ((walked.get(key)?.metres ?? 0) < (walked.get(best)?.metres ?? 0) ? key : best));
    open.delete(here);
    done.add(here);
    if (here === last) break;
    const [x, y] = pointOf(here);
    for (const [dx, dy] of NEIGHBOURS) {
      const key = cell([x + dx * STEP, y + dy * STEP]);
      const metres = (walked.get(here)?.metres ?? 0) + Math.hypot(dx, dy);
      if (done.has(key) || metres >= (walked.get(key)?.metres ?? Infinity) || !isOpen(key)) continue;
      walked.set(key, { metres, from: here });
      open.add(key);
    }
  }
  if (!walked.has(last)) return [];
  const points: PlanPoint[] = [];
  for (let at: string | undefined = last; at !== undefined; at = walked.get(at)?.from) points.unshift(pointOf(at));
  return [door.at, ...straighten([start, ...points.slice(1, -1), goal], isFree)];
}
