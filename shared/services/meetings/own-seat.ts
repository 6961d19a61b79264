import type { TimeRange } from '../../city/opening-hours.js';
import { emptyOccupancy, foldSnapshot, listSpaces, readSpaceStates, sortBySign } from '../../city/occupancy.js';
import type { Occupancy } from '../../contract/bookings.js';
import type { Availability, Center, Floor, Space } from '../../contract/city.js';
import { listChosenRooms, type MeetingsState } from './meetings-state.js';

/** A center in which the organizer can have a seat. */
export interface SeatCenter {
  readonly id: string;
  readonly freeSeats: number;
}

/**
 * The centers in which the organizer can have a seat: those with a free one and no chosen room. First the screen's own, then those
 * whose rooms are all taken, because whoever looked for one there found none; then by name.
 */
export function listSeatCenters(state: MeetingsState, { centers }: Availability, ownCenterId: string | undefined, nameOf: (centerId: string) => string): readonly SeatCenter[] {
  const without = new Set(listChosenRooms(state).map(({ centerId }) => centerId));
  const withRoom = new Set(state.free?.kind === 'ready' ? state.free.value.rooms.filter(({ bookable }) => bookable).map(({ centerId }) => centerId) : []);
  const free = new Map(centers.filter(({ open }) => open).map(({ centerId, freeSeats }) => [centerId, freeSeats]));
  const rank = (id: string): number => (id === ownCenterId ? 0 : withRoom.has(id) ? 2 : 1);
  return state.centers.map(({ id }) => ({ id, freeSeats: free.get(id) ?? 0 }))
    // What was chosen stays in the list, also when its seat was the last.
    .filter(({ id, freeSeats }) => !without.has(id) && (freeSeats > 0 || state.draft.seat?.centerId === id))
    .sort((a, b) => rank(a.id) - rank(b.id) || nameOf(a.id).localeCompare(nameOf(b.id)));
}

/** The first free seat of a center that suits a meeting on the days that it touches: whoever talks does not sit in the quiet zone, unless nothing else is left. */
export function findSeat(center: Center, days: readonly Occupancy[], range: TimeRange, timeZone: string): { readonly space: Space; readonly floor: Floor } | undefined {
  const occupancy = days.reduce((known, day) => foldSnapshot(known, day, timeZone), emptyOccupancy(center));
  const states = readSpaceStates(occupancy, listSpaces(center), range, { mine: new Set() });
  const free = center.floors.flatMap((floor) => sortBySign(floor.spaces).filter(({ id, kind }) => kind === 'seat' && states.get(id) === 'free').map((space) => ({ space, floor })));
  return free.find(({ space }) => !space.features.includes('quiet')) ?? free[0];
}
