import { z } from 'zod';
import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { scheduleJob } from '../jobs/job-queue.js';
import type { JobKind } from '../jobs/job-runner.js';
import type { SqlPart, Transaction } from '../storage/database.js';
import { isOverdue } from './overdue.js';
import { tellChange } from './tell-change.js';

/**
 * Releases reservations that nobody has checked in by the end of their window, among the allocations that `which` names.
 * Everything is looked at again here, inside the transaction: a card may have come in the meantime.
 * Bookings are locked before their allocations, as everywhere, so that two changes never wait for each other.
 * @returns how many allocations were released
 */
export async function releaseNoShows(sql: Transaction, which: SqlPart, now: EpochMs): Promise<number> {
  const overdue = sql`${isOverdue(sql, now)} and ${which}`;
  const bookings = await sql<{ id: string }[]>`
    select id from booking where id in (select booking_id from allocation where ${overdue}) order by id for update`;
  if (bookings.length === 0) return 0;
  const released = await sql<{ id: string; bookingId: string }[]>`
    update allocation set state = 'released' where ${overdue} and booking_id = any(${bookings.map((booking) => booking.id)}::uuid[])
    returning id, booking_id`;
  await tellChange(sql, {
    bookingIds: [...new Set(released.map((row) => row.bookingId))],
    allocationIds: released.map((row) => row.id),
  }, now);
  return released.length;
}

const KIND = 'release-no-show';
/** How often a reservation is looked at that is held because its center is cut off. */
const LOOK_AGAIN_MS = 30_000;
const Payload = z.object({ allocationId: z.uuid() });

/** Has a reservation looked at when its check-in window ends. */
export async function scheduleNoShow(sql: Transaction, allocationId: string, at: Date): Promise<void> {
  await scheduleJob(sql, { kind: KIND, key: `${KIND} ${allocationId}`, runAt: at, payload: { allocationId } });
}

/** Writes down, and tells every screen, what reads already say by the clock. */
export function releaseNoShowJob(clock: Clock): JobKind {
  return {
    kind: KIND,
    async run(payload, sql) {
      const { allocationId } = Payload.parse(payload);
      const now = clock.now();
      await releaseNoShows(sql, sql`allocation.id = ${allocationId}`, now);
      const [held] = await sql`select 1 from allocation where id = ${allocationId} and state = 'reserved' and check_in_until <= ${new Date(now)}`;
      return held ? new Date(now + LOOK_AGAIN_MS) : undefined;
    },
  };
}
