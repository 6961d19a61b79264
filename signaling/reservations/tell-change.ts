import type { EpochMs } from '../../shared/base/clock.js';
import type { Booking } from '../../shared/contract/bookings.js';
import { assert } from '../../shared/base/result.js';
import { writeEvents, type NewEvent } from '../events/event-log.js';
import type { Transaction } from '../storage/database.js';
import { composeBookings, currentState, readAllocations, type AllocationRow } from './allocation-rows.js';

/**
 * Counts up the versions of bookings that were changed in this transaction and writes their events: for each changed
 * allocation one on its center's topic, which says nothing of the person; for each booking one on the person's own topic.
 * @returns the bookings as they are now
 */
export async function tellChange(sql: Transaction, changed: { readonly bookingIds: readonly string[]; readonly allocationIds: readonly string[] }, now: EpochMs): Promise<Booking[]> {
  if (changed.bookingIds.length === 0) return [];
  await sql`update booking set version = version + 1 where id = any(${[...changed.bookingIds]}::uuid[])`;
  return tellState(sql, changed, now);
}

/** As `tellChange`, for bookings that are new and keep their first version. */
export async function tellState(sql: Transaction, { bookingIds, allocationIds }: { readonly bookingIds: readonly string[]; readonly allocationIds: readonly string[] }, now: EpochMs): Promise<Booking[]> {
  const rows = await readAllocations(sql, sql`booking_id = any(${[...bookingIds]}::uuid[])`, now);
  const told = new Set(allocationIds);
  const at = new Date(now);
  const ofCenters = rows.filter((row) => told.has(row.id)).map((row) => describeAllocation(row, now));
  const ofPeople = [...new Map(rows.map((row) => [row.bookingId, row])).values()].map((row): NewEvent => (
    { topic: `person:${row.personId}`, kind: 'booking-changed', at, data: { bookingId: row.bookingId, version: row.version } }));
  await writeEvents(sql, [...ofCenters, ...ofPeople]);
  return composeBookings(rows, now);
}

function describeAllocation(row: AllocationRow, now: EpochMs): NewEvent {
  return {
    topic: `center:${row.centerId}`, kind: 'allocation-changed', at: new Date(now),
    data: {
      centerId: row.centerId, allocationId: row.id, spaceId: row.spaceId,
      from: row.startsAt.toISOString(), to: row.endsAt.toISOString(), state: currentState(row, now),
    },
  };
}

/** The one booking that a change of one booking gives. */
export function takeOne(bookings: readonly Booking[]): Booking {
  const [booking] = bookings;
  assert(booking, 'a changed booking has allocations');
  return booking;
}
