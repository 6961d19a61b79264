import type { z } from 'zod';
import type { FeatureName, FloorPlan, SpaceKind } from '../../shared/contract/city.js';
import type { PackPlan, PackSpace } from '../../shared/city/pack-schema.js';

type Point = [number, number];
type Zone = FloorPlan['zones'][number];

/** A room as an axis-parallel box in metres, with the side and place of its door. */
interface RoomDraft {
  readonly label: string;
  readonly kind: Exclude<SpaceKind, 'seat'>;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
  readonly capacity: number;
  readonly features?: readonly FeatureName[];
  /** Where the door is: its side, and the distance along that side from the left or upper corner. */
  readonly door: { readonly side: 'left' | 'right' | 'top' | 'bottom'; readonly at: number };
}

interface RowDraft {
  readonly first: number;
  readonly count: number;
  readonly from: Point;
  /** Metres from one desk to the next; a second number goes down the plan. */
  readonly step?: Point;
  readonly turn: 0 | 90 | 180 | 270;
  readonly zone?: string;
  readonly features?: readonly FeatureName[];
  /** More features for single seats, by label. */
  readonly extra?: Readonly<Record<number, readonly FeatureName[]>>;
}

const DOOR_METRES = 1.2;
const round = (value: number): number => Math.round(value * 100) / 100;

/** Draws a floor plan step by step: an outline, rooms along its sides, rows of desks between them. */
export class PlanBuilder {
  readonly #id: string;
  readonly #outline: Point[];
  readonly #walls: Point[][] = [];
  readonly #doors: z.input<typeof FloorPlan>['doors'] = [];
  readonly #zones: Zone[] = [];
  readonly #windows: [Point, Point][] = [];
  readonly #spaces: PackSpace[] = [];

  constructor(id: string, outline: Point[]) {
    this.#id = id;
    this.#outline = outline;
  }

  entrance(at: Point, turn: number, widthMetres = 2): this {
    this.#doors.push({ at, widthMetres, turn, entrance: true });
    return this;
  }

  windows(...stretches: [Point, Point][]): this {
    this.#windows.push(...stretches);
    return this;
  }

  zone(id: string, name: Zone['name'], [left, top, right, bottom]: readonly [number, number, number, number]): this {
    this.#zones.push({ id, name, outline: [[left, top], [right, top], [right, bottom], [left, bottom]] });
    return this;
  }

  rooms(...drafts: RoomDraft[]): this {
    for (const { label, kind, box: [left, top, right, bottom], capacity, features = [], door } of drafts) {
      const outline: Point[] = [[left, top], [right, top], [right, bottom], [left, bottom]];
      this.#spaces.push({ label, kind, capacity, features: [...features], at: [round((left + right) / 2), round((top + bottom) / 2)], turn: 0, outline });
      const at: Point = { left: [left, top + door.at], right: [right, top + door.at], top: [left + door.at, top], bottom: [left + door.at, bottom] }[door.side] as Point;
      const turn = { left: 90, right: 270, top: 180, bottom: 0 }[door.side];
      this.#doors.push({ at: [round(at[0]), round(at[1])], widthMetres: DOOR_METRES, turn, entrance: false });
    }
    return this;
  }

  row({ first, count, from, step = [2.1, 0], turn, zone, features = [], extra = {} }: RowDraft): this {
    for (let index = 0; index < count; index++) {
      const number = first + index;
      this.#spaces.push({
        label: String(number), kind: 'seat', capacity: 1, features: [...new Set([...features, ...(extra[number] ?? [])])],
        ...(zone === undefined ? {} : { zone }),
        at: [round(from[0] + index * step[0]), round(from[1] + index * step[1])], turn,
      });
    }
    return this;
  }

  build(): PackPlan {
    for (const space of this.#spaces) if (space.outline) this.#wallAround(space.outline);
    return {
      id: this.#id,
      plan: {
        widthMetres: Math.max(...this.#outline.map(([x]) => x)), heightMetres: Math.max(...this.#outline.map(([, y]) => y)),
        outline: this.#outline, walls: this.#walls, doors: this.#doors.map((door) => ({ ...door, entrance: door.entrance ?? false })),
        windows: this.#windows, zones: this.#zones,
      },
      spaces: this.#spaces,
    };
  }

  /** Walls on each side of a room that is not the outline's own, each once, open at its doors. */
  #wallAround(outline: readonly (readonly [number, number])[]): void {
    outline.forEach((from, index) => {
      const to = outline[(index + 1) % outline.length];
      if (!to) return;
      const [start, end] = from[0] + from[1] <= to[0] + to[1] ? [from, to] : [to, from];
      if (this.#liesOnOutline(start, end)) return;
      const level = start[1] === end[1];
      const [low, high, across] = level ? [start[0], end[0], start[1]] : [start[1], end[1], start[0]];
      const holes = this.#doors
        .filter(({ at }) => Math.abs((level ? at[1] : at[0]) - across) < 0.01 && (level ? at[0] : at[1]) > low && (level ? at[0] : at[1]) < high)
        .map(({ at, widthMetres }): Point => [(level ? at[0] : at[1]) - widthMetres / 2, (level ? at[0] : at[1]) + widthMetres / 2])
        .sort((a, b) => a[0] - b[0]);
      let begin = low;
      for (const [holeStart, holeEnd] of [...holes, [high, high] as Point]) {
        const piece: Point[] = level ? [[round(begin), across], [round(holeStart), across]] : [[across, round(begin)], [across, round(holeStart)]];
        const known = this.#walls.some((wall) => JSON.stringify(wall) === JSON.stringify(piece));
        if (holeStart - begin > 0.05 && !known) this.#walls.push(piece);
        begin = holeEnd;
      }
    });
  }

  #liesOnOutline([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): boolean {
    return this.#outline.some(([x, y], index) => {
      const next = this.#outline[(index + 1) % this.#outline.length];
      if (!next) return false;
      if (ax === bx) return x === ax && next[0] === ax && Math.min(y, next[1]) <= Math.min(ay, by) && Math.max(y, next[1]) >= Math.max(ay, by);
      return y === ay && next[1] === ay && Math.min(x, next[0]) <= Math.min(ax, bx) && Math.max(x, next[0]) >= Math.max(ax, bx);
    });
  }
}
