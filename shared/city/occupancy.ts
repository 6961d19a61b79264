import type { EpochMs } from '../base/clock.js';
import { addDays, toInstant, type LocalDay } from '../base/zoned-time.js';
import type { TimeRange } from './opening-hours.js';
import type { Occupancy, OccupiedSpace } from '../contract/bookings.js';
import type { Center, Space } from '../contract/city.js';
import type { CityEvent } from '../contract/events.js';

/**
 * Who sits where in one center, folded from snapshots of days and from events. It knows spaces and times, never people.
 * Everything here is a pure function; time comes in as a value.
 */
export interface OccupancyState {
  readonly centerId: string;
  /** Days whose snapshot has been read, with the position each names. A stream is followed after the lowest of them. */
  readonly days: Readonly<Record<LocalDay, number>>;
  /** The latest word on each allocation, also on those that are over: an older snapshot must not bring one back. */
  readonly allocations: Readonly<Record<string, Told<OccupiedSpace>>>;
  /** The latest word on each space that has been out of order. */
  readonly outOfOrder: Readonly<Record<string, Told<boolean>>>;
  /** When the newest snapshot was true, as an ISO instant; empty before the first. */
  readonly asOf: string;
}

/** Something that was said at a position of the city's event log. */
export interface Told<Value> {
  readonly value: Value;
  readonly position: number;
}

export type { TimeRange };

/** How a space stands for a time range; the plan and the chips draw it. */
export type SpaceState = 'free' | 'taken' | 'mine' | 'out-of-order' | 'chosen';

/** A center before its first snapshot: all that is known is what its plan says. */
export function emptyOccupancy(center: Center): OccupancyState {
  const outOfOrder: Record<string, Told<boolean>> = {};
  for (const space of listSpaces(center)) if (space.outOfOrder) outOfOrder[space.id] = { value: true, position: 0 };
  return { centerId: center.id, days: {}, allocations: {}, outOfOrder, asOf: '' };
}

/** Takes in a day as the server saw it at a position: newer words stay, older ones are replaced or, if it lacks them, dropped. */
export function foldSnapshot(state: OccupancyState, snapshot: Occupancy, timeZone: string): OccupancyState {
  if (snapshot.centerId !== state.centerId) return state;
  const day = readDay(snapshot.day, timeZone);
  const told = (value: OccupiedSpace): Told<OccupiedSpace> => ({ value, position: snapshot.event });
  const allocations: Record<string, Told<OccupiedSpace>> = {};
  for (const [id, known] of Object.entries(state.allocations)) {
    if (known.position > snapshot.event || !overlaps(readRange(known.value), day)) allocations[id] = known;
  }
  for (const allocation of snapshot.allocations) {
    if (!(allocation.allocationId in allocations)) allocations[allocation.allocationId] = told(allocation);
  }
  const outOfOrder: Record<string, Told<boolean>> = {};
  for (const [id, known] of Object.entries(state.outOfOrder)) if (known.position > snapshot.event) outOfOrder[id] = known;
  for (const id of snapshot.outOfOrder) outOfOrder[id] ??= { value: true, position: snapshot.event };
  return {
    ...state, allocations, outOfOrder,
    days: { ...state.days, [snapshot.day]: snapshot.event },
    asOf: snapshot.truth.at > state.asOf ? snapshot.truth.at : state.asOf,
  };
}

/** Takes in one event; an older word than what is known, or one about another center, changes nothing. */
export function foldEvent(state: OccupancyState, event: CityEvent): OccupancyState {
  if (event.kind === 'allocation-changed' && event.data.centerId === state.centerId) {
    const { centerId: _here, ...allocation } = event.data;
    const known = state.allocations[allocation.allocationId];
    if (known && known.position >= event.position) return state;
    return { ...state, allocations: { ...state.allocations, [allocation.allocationId]: { value: allocation, position: event.position } } };
  }
  if (event.kind === 'space-changed' && event.data.centerId === state.centerId) {
    const known = state.outOfOrder[event.data.spaceId];
    if (known && known.position >= event.position) return state;
    return { ...state, outOfOrder: { ...state.outOfOrder, [event.data.spaceId]: { value: event.data.outOfOrder, position: event.position } } };
  }
  return state;
}

/** The position after which a stream must be followed so that no day at hand misses anything. */
export function followAfter(state: OccupancyState): number {
  const positions = Object.values(state.days);
  return positions.length > 0 ? Math.min(...positions) : 0;
}

/** An allocation that keeps others away. */
export function isActive(allocation: Pick<OccupiedSpace, 'state'>): boolean {
  return allocation.state === 'reserved' || allocation.state === 'checked-in';
}

/** Half-open, as in the database: one that ends at 15:00 leaves 15:00 to the next. */
export function overlaps(one: TimeRange, other: TimeRange): boolean {
  return one.from < other.to && other.from < one.to;
}

export function readRange(allocation: Pick<OccupiedSpace, 'from' | 'to'>): TimeRange {
  return { from: Date.parse(allocation.from), to: Date.parse(allocation.to) };
}

/** The whole of a calendar day in the city's zone; 23 or 25 hours long when clocks change. */
export function readDay(day: LocalDay, timeZone: string): TimeRange {
  return { from: toInstant(day, '00:00', timeZone), to: toInstant(addDays(day, 1), '00:00', timeZone) };
}

export function listSpaces(center: Center): readonly Space[] {
  return center.floors.flatMap((floor) => floor.spaces);
}

/** Seats by number, then rooms by letter. */
export function sortBySign(spaces: readonly Space[]): readonly Space[] {
  const rank = (space: Space): number => (space.kind === 'seat' ? 0 : 1);
  return [...spaces].sort((one, other) => rank(one) - rank(other) || one.label.localeCompare(other.label, 'en', { numeric: true }));
}

/** The times at which a space is taken, in their order. */
export function listTaken(state: OccupancyState, spaceId: string): readonly OccupiedSpace[] {
  return Object.values(state.allocations).map(({ value }) => value)
    .filter((allocation) => allocation.spaceId === spaceId && isActive(allocation))
    .sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
}

/** Which allocations and which choice are this person's; kept apart from the occupancy because that knows nobody. */
export interface OwnView {
  /** Ids of the signed-in person's active allocations. */
  readonly mine: ReadonlySet<string>;
  readonly chosen?: string | undefined;
}

/** How each space of a center stands for a time range. */
export function readSpaceStates(state: OccupancyState, spaces: readonly Space[], range: TimeRange, own: OwnView): ReadonlyMap<string, SpaceState> {
  const taken = new Set<string>();
  const mine = new Set<string>();
  for (const { value: allocation } of Object.values(state.allocations)) {
    if (!isActive(allocation) || !overlaps(readRange(allocation), range)) continue;
    (own.mine.has(allocation.allocationId) ? mine : taken).add(allocation.spaceId);
  }
  return new Map(spaces.map((space): [string, SpaceState] => {
    if (mine.has(space.id)) return [space.id, 'mine'];
    if (state.outOfOrder[space.id]?.value) return [space.id, 'out-of-order'];
    if (taken.has(space.id)) return [space.id, 'taken'];
    return [space.id, space.id === own.chosen ? 'chosen' : 'free'];
  }));
}

/** How long a space stays free from an instant on: until its next allocation, or `until`; 0 if it is not free. */
export function freeUntil(state: OccupancyState, spaceId: string, from: EpochMs, until: EpochMs): EpochMs {
  if (state.outOfOrder[spaceId]?.value) return from;
  let end = until;
  for (const allocation of listTaken(state, spaceId)) {
    const range = readRange(allocation);
    if (range.from <= from && range.to > from) return from;
    if (range.from > from) end = Math.min(end, range.from);
  }
  return end;
}

/** The parts of `within` in which a space is free, in their order. */
export function listFreeRanges(state: OccupancyState, spaceId: string, within: TimeRange): readonly TimeRange[] {
  if (state.outOfOrder[spaceId]?.value) return [];
  const free: TimeRange[] = [];
  let from = within.from;
  for (const taken of listTaken(state, spaceId).map(readRange)) {
    if (taken.from > from) free.push({ from, to: Math.min(taken.from, within.to) });
    from = Math.max(from, taken.to);
    if (from >= within.to) break;
  }
  if (from < within.to) free.push({ from, to: within.to });
  return free.filter((range) => range.from < range.to && range.from < within.to);
}

/** One stretch of the rail of a day that a space's row shows. */
export interface RailPart extends TimeRange {
  readonly state: 'taken' | 'mine' | 'chosen';
}

/** What is drawn on a space's rail between opening and closing; the person's own choice comes last, on top. */
export function readDayRail(state: OccupancyState, spaceId: string, within: TimeRange, own: OwnView, chosen?: TimeRange): readonly RailPart[] {
  const parts: RailPart[] = [];
  for (const allocation of listTaken(state, spaceId)) {
    const range = readRange(allocation);
    if (!overlaps(range, within)) continue;
    parts.push({ from: Math.max(range.from, within.from), to: Math.min(range.to, within.to), state: own.mine.has(allocation.allocationId) ? 'mine' : 'taken' });
  }
  if (chosen && overlaps(chosen, within)) parts.push({ from: Math.max(chosen.from, within.from), to: Math.min(chosen.to, within.to), state: 'chosen' });
  return parts;
}
