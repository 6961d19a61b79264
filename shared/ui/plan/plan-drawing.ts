import type { Floor, Space } from '../../contract/city.js';
import { cutDoors, hatch, listStretches, turnTo, writePath, type Door, type PlanPoint } from './plan-geometry.js';

/** Sizes in metres: slightly larger than furniture, so that a plan is read from where a person stands. */
export const SEAT = { width: 1.58, depth: 1, corner: 0.2, chair: 0.4 } as const;
/** Room around the outline for the arrow at the entrance. */
export const MARGIN = 1.1;

const ARROW = { half: 0.46, depth: 0.66, off: 0.3 } as const;
const TABLE_SHARE = 0.5;

export interface RoomDrawing { readonly space: Space; readonly outline: string; readonly middle: PlanPoint; readonly table: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }; readonly title: PlanPoint; readonly capacity: PlanPoint }
/** A floor as paths in metres; it changes only with the floor, not with who sits where. */
export interface PlanDrawing {
  readonly outline: string;
  readonly outerWalls: string;
  readonly walls: string;
  readonly windows: string;
  readonly doors: string;
  readonly entrances: string;
  readonly arrows: string;
  readonly zones: readonly { readonly id: string; readonly path: string }[];
  readonly rooms: readonly RoomDrawing[];
  readonly seats: readonly Space[];
}

/** A chair at the near side of a desk around the origin, open towards it. */
export const CHAIR_PATH = `M${-SEAT.chair} ${SEAT.depth / 2 + 0.06}A${SEAT.chair} ${SEAT.chair * 0.92} 0 0 0 ${SEAT.chair} ${SEAT.depth / 2 + 0.06}`;
export const HATCH_PATH = hatch(SEAT.width, SEAT.depth, 0.34);

/** The open leaf and the quarter circle that it swept: into the room for an inner door, both leaves for an entrance. */
function drawDoor({ at, widthMetres, turn, entrance }: Door): string {
  const half = widthMetres / 2;
  const leaf = entrance ? half : widthMetres;
  const swing = (hinge: number, side: 1 | -1): string => {
    const write = (point: PlanPoint): string => writePath([turnTo(point, turn, at)]).slice(1);
    return `M${write([hinge, 0])}L${write([hinge, -leaf])}A${leaf} ${leaf} 0 0 ${side > 0 ? 1 : 0} ${write([hinge + side * leaf, 0])}`;
  };
  return entrance ? swing(-half, 1) + swing(half, -1) : swing(-half, 1);
}

function drawArrow({ at, turn }: Door): string {
  const { half, depth, off } = ARROW;
  return writePath([[-half, off + depth], [half, off + depth], [0, off]].map(([x = 0, y = 0]) => turnTo([x, y], turn, at)), true);
}

function drawRoom(space: Space): RoomDrawing {
  const outline: readonly PlanPoint[] = space.outline ?? [];
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const width = Math.min((right - left) * TABLE_SHARE, 4.4);
  const height = Math.min((bottom - top) * 0.28, width * 0.5);
  return {
    space, outline: writePath(outline, true), middle: [x, y],
    table: { x: x - width / 2, y: y - height / 2, width, height },
    title: [x, (top + y - height / 2) / 2 + 0.05], capacity: [x, (bottom + y + height / 2) / 2 - 0.05],
  };
}

const drawings = new WeakMap<Floor, PlanDrawing>();

function draw({ plan, spaces }: Floor): PlanDrawing {
  const cut = (points: readonly PlanPoint[], closed: boolean): string =>
    listStretches(points, closed).flatMap((stretch) => cutDoors(stretch, plan.doors)).map((stretch) => writePath(stretch)).join('');
  const drawDoors = (entrance: boolean, drawOne: (door: Door) => string): string => plan.doors.filter((door) => door.entrance === entrance).map(drawOne).join('');
  return {
    outline: writePath(plan.outline, true),
    outerWalls: cut(plan.outline, true),
    walls: plan.walls.map((wall) => cut(wall, false)).join(''),
    windows: (plan.windows ?? []).map((stretch) => writePath(stretch)).join(''),
    doors: drawDoors(false, drawDoor),
    entrances: drawDoors(true, drawDoor),
    arrows: drawDoors(true, drawArrow),
    zones: plan.zones.map(({ id, outline }) => ({ id, path: writePath(outline, true) })),
    rooms: spaces.filter((space) => space.kind !== 'seat' && space.outline !== undefined).map(drawRoom),
    seats: spaces.filter((space) => space.kind === 'seat'),
  };
}

/** Draws a floor's plan, once for each floor however often its seats change hands. */
export function drawPlan(floor: Floor): PlanDrawing {
  const known = drawings.get(floor);
  if (known) return known;
  const drawing = draw(floor);
  drawings.set(floor, drawing);
  return drawing;
}
