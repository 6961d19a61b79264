import type { Floor, Space } from '../../contract/city.js';
import { cutDoors, hatch, listStretches, turnTo, writePath, type Door, type PlanPoint } from './plan-geometry.js';

/** Sizes in metres: slightly larger than furniture, so that a plan is read from where a person stands. */
export const SEAT = { width: 1.6, depth: 1.04, corner: 0.2, chair: 0.4 } as const;

const ARROW = { half: 0.46, depth: 0.66, off: 0.3 } as const;
const ENTRANCE_BEND = 0.42;
const TABLE_SHARE = 0.5;
/** Room around the outline for its walls, in metres. */
const EDGE = 0.2;

export interface RoomDrawing { readonly space: Space; readonly outline: string; readonly middle: PlanPoint; readonly table: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }; readonly title: PlanPoint; readonly capacity: PlanPoint }
/** A floor as paths in metres; it changes only with the floor, not with who sits where. */
export interface PlanDrawing {
  readonly viewBox: string;
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

const write = (point: PlanPoint): string => writePath([point]).slice(1);

/** The open leaf and the quarter circle that it swept into the room. */
function drawDoor({ at, widthMetres, turn }: Door): string {
  const half = widthMetres / 2;
  const put = (x: number, y: number): string => write(turnTo([x, y], turn, at));
  return `M${put(-half, 0)}L${put(-half, -widthMetres)}A${widthMetres} ${widthMetres} 0 0 1 ${put(half, 0)}`;
}

/** An entrance is a flat arc from jamb to jamb, bent inwards. */
function drawEntrance({ at, widthMetres, turn }: Door): string {
  const half = widthMetres / 2;
  const radius = (half ** 2 + ENTRANCE_BEND ** 2) / (2 * ENTRANCE_BEND);
  return `M${write(turnTo([-half, 0], turn, at))}A${radius} ${radius} 0 0 1 ${write(turnTo([half, 0], turn, at))}`;
}

/** What the viewer shows: the outline with its walls, wider where an arrow stands outside. */
function frame({ plan }: Floor): string {
  const tips = plan.doors.filter(({ entrance }) => entrance).map(({ at, turn }) => turnTo([0, ARROW.off + ARROW.depth], turn, at));
  const [xs, ys] = [[0, plan.widthMetres, ...tips.map(([x]) => x)], [0, plan.heightMetres, ...tips.map(([, y]) => y)]];
  const [left, top] = [Math.min(...xs) - EDGE, Math.min(...ys) - EDGE];
  return [left, top, Math.max(...xs) + EDGE - left, Math.max(...ys) + EDGE - top].map((value) => Math.round(value * 100) / 100).join(' ');
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

function draw(floor: Floor): PlanDrawing {
  const { plan, spaces } = floor;
  const cut = (points: readonly PlanPoint[], closed: boolean): string =>
    listStretches(points, closed).flatMap((stretch) => cutDoors(stretch, plan.doors)).map((stretch) => writePath(stretch)).join('');
  const drawDoors = (entrance: boolean, drawOne: (door: Door) => string): string => plan.doors.filter((door) => door.entrance === entrance).map(drawOne).join('');
  return {
    viewBox: frame(floor),
    outline: writePath(plan.outline, true),
    outerWalls: cut(plan.outline, true),
    walls: plan.walls.map((wall) => cut(wall, false)).join(''),
    windows: (plan.windows ?? []).map((stretch) => writePath(stretch)).join(''),
    doors: drawDoors(false, drawDoor),
    entrances: drawDoors(true, drawEntrance),
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
