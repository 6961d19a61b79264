import type { EpochMs } from '../../shared/base/clock.js';
import type { Allocation, AllocationState, Booking } from '../../shared/contract/bookings.js';
import type { Queryable, SqlPart } from '../storage/database.js';
import { stateAt, summarizeStates } from './booking-rules.js';
import { isOverdue } from './overdue.js';

/** An allocation as the database keeps it, with what its space's sign says. */
export interface AllocationRow {
  readonly id: string;
  readonly bookingId: string;
  readonly personId: string;
  readonly version: number;
  readonly centerId: string;
  readonly floorId: string;
  readonly spaceId: string;
  readonly label: string;
  readonly isSeat: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly state: AllocationState;
  readonly checkInFrom: Date;
  readonly checkInUntil: Date;
  /** Its check-in window is over, and somebody could have checked it in; see `isOverdue`. */
  readonly overdue: boolean;
}

/** Reads allocations as they stand at `now`, with their booking's version, in the order of their start. `where` speaks of allocation, booking and space. */
export async function readAllocations(sql: Queryable, where: SqlPart, now: EpochMs): Promise<readonly AllocationRow[]> {
  return sql<AllocationRow[]>`
    select allocation.id, booking_id, allocation.person_id, version, allocation.center_id, floor_id, space_id, label, is_seat,
      lower(during) as starts_at, upper(during) as ends_at, state, check_in_from, check_in_until,
      ${isOverdue(sql, now)} as overdue
    from allocation join booking on booking.id = booking_id join space on space.id = space_id
    where ${where}
    order by starts_at, allocation.id`;
}

/** What an allocation is by now; see `stateAt`. */
export function currentState(row: Pick<AllocationRow, 'state' | 'endsAt' | 'overdue'>, now: EpochMs): AllocationState {
  return stateAt({ state: row.state, to: row.endsAt.getTime(), overdue: row.overdue }, now);
}

/** Makes the bookings that these rows belong to, as its own person may see them. */
export function composeBookings(rows: readonly AllocationRow[], now: EpochMs): Booking[] {
  const byBooking = new Map<string, AllocationRow[]>();
  for (const row of rows) byBooking.set(row.bookingId, [...(byBooking.get(row.bookingId) ?? []), row]);
  return [...byBooking].map(([id, own]) => {
    const allocations = own.map((row) => composeAllocation(row, now));
    return {
      id, state: summarizeStates(allocations.map((allocation) => allocation.state)), version: own[0]?.version ?? 1, allocations,
      checkInFrom: new Date(Math.min(...own.map((row) => row.checkInFrom.getTime()))).toISOString(),
      checkInUntil: new Date(Math.max(...own.map((row) => row.checkInUntil.getTime()))).toISOString(),
    };
  });
}

function composeAllocation(row: AllocationRow, now: EpochMs): Allocation {
  return {
    id: row.id, centerId: row.centerId, floorId: row.floorId, spaceId: row.spaceId, spaceLabel: row.label, isSeat: row.isSeat,
    from: row.startsAt.toISOString(), to: row.endsAt.toISOString(), state: currentState(row, now),
  };
}
