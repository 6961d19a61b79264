import type { Clock } from '../../shared/base/clock.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import type { Booking, ReserveRequest } from '../../shared/contract/bookings.js';
import type { City, PlacedSpace } from '../city/city.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Queryable, Transaction } from '../storage/database.js';
import { composeBookings, currentState, readAllocations, type AllocationRow } from './allocation-rows.js';
import { checkLonger, checkTime, setCheckInWindow } from './booking-rules.js';
import { holdSpaces } from './hold-spaces.js';
import { scheduleNoShow } from './no-show.js';
import type { Span } from './opening-hours.js';
import { takeOne, tellChange, tellState } from './tell-change.js';

type Answer<Code extends ProblemFailure['code']> = Promise<Result<Booking, ProblemFailure<Code>>>;
type HoldCode = 'seat-taken' | 'person-busy' | 'space-out-of-order' | 'outside-opening-hours' | 'time-invalid' | 'not-found' | 'not-allowed' | 'booking-not-active';
type EndCode = 'booking-not-active' | 'not-found';

type Wish = ReserveRequest['allocations'][number] & { readonly placed: PlacedSpace; readonly window: Span };

/** How long a booking that is over stays in its person's list. */
const LIST_DAYS = 7;

/** What a signed-in person does with reservations. Each method runs in the transaction of its request. */
export class Reservations {
  constructor(private readonly city: City, private readonly clock: Clock) {}

  async list(sql: Queryable, personId: string): Promise<Booking[]> {
    const now = this.clock.now();
    const rows = await readAllocations(sql, sql`booking_id in (
      select booking_id from allocation join booking on booking.id = booking_id
      where booking.person_id = ${personId} and not ${isMeeting(sql)} and upper(during) > ${new Date(now - LIST_DAYS * 86_400_000)})`, now);
    return composeBookings(rows, now);
  }

  async reserve(sql: Transaction, personId: string, request: ReserveRequest): Answer<HoldCode> {
    const now = this.clock.now();
    const wishes: Wish[] = [];
    for (const wish of request.allocations) {
      const placed = this.city.findSpace(wish.spaceId);
      if (!placed) return fail({ code: 'not-found' });
      const span = { from: Date.parse(wish.from), to: Date.parse(wish.to) };
      const time = checkTime(span, { settings: this.city.settings, timeZone: this.city.timeZone, hours: placed.center.hours, now });
      if (!time.ok) return fail({ code: time.failure });
      wishes.push({ ...wish, placed, window: setCheckInWindow(span, this.city.settings, now) });
    }
    // Ids are made on devices: one that exists already under another idempotency key is not this request.
    const ids = wishes.map((wish) => wish.allocationId);
    const [known] = await sql`select 1 from booking where id = ${request.bookingId} union all select 1 from allocation where id = any(${ids}::uuid[])`;
    if (known || new Set(ids).size < ids.length) return fail({ code: 'not-allowed' });

    const held = await holdSpaces(sql, personId, wishes.map((wish) => wish.spaceId), now, async () => {
      await sql`insert into booking (id, person_id, simulated, booked_at) values (${request.bookingId}, ${personId}, false, ${new Date(now)})`;
      for (const { allocationId, spaceId, from, to, placed, window } of wishes) {
        await sql`
          insert into allocation (id, booking_id, person_id, center_id, space_id, is_seat, during, state, check_in_from, check_in_until)
          values (${allocationId}, ${request.bookingId}, ${personId}, ${placed.center.id}, ${spaceId}, ${placed.space.kind === 'seat'},
            tstzrange(${from}::timestamptz, ${to}::timestamptz), 'reserved', ${new Date(window.from)}, ${new Date(window.to)})`;
      }
    });
    if (!held.ok) return held;
    for (const { allocationId, window } of wishes) {
      await scheduleNoShow(sql, allocationId, new Date(window.to));
    }
    return succeed(takeOne(await tellState(sql, { bookingIds: [request.bookingId], allocationIds: ids }, now)));
  }

  /** Makes every active allocation of a booking last until `to`. */
  async extend(sql: Transaction, personId: string, bookingId: string, to: string): Answer<HoldCode> {
    const now = this.clock.now();
    const rows = await this.#lock(sql, personId, bookingId);
    if (rows.length === 0) return fail({ code: 'not-found' });
    const active = rows.filter((row) => isActive(row, now));
    if (active.length === 0) return fail({ code: 'booking-not-active' });
    for (const row of active) {
      const hours = this.city.findCenter(row.centerId)?.hours;
      if (!hours) return fail({ code: 'not-found' });
      const span = { from: row.startsAt.getTime(), to: row.endsAt.getTime() };
      const time = checkLonger(span, Date.parse(to), { settings: this.city.settings, timeZone: this.city.timeZone, hours, now });
      if (!time.ok) return fail({ code: time.failure });
    }
    const ids = active.map((row) => row.id);
    const held = await holdSpaces(sql, personId, active.map((row) => row.spaceId), now, async () => {
      await sql`update allocation set during = tstzrange(lower(during), ${to}::timestamptz) where id = any(${ids}::uuid[])`;
    });
    if (!held.ok) return held;
    return succeed(takeOne(await tellChange(sql, { bookingIds: [bookingId], allocationIds: ids }, now)));
  }

  /** Gives back what nobody has checked in yet. */
  cancel(sql: Transaction, personId: string, bookingId: string): Answer<EndCode> {
    return this.#end(sql, personId, bookingId, 'reserved', 'cancelled');
  }

  /** Ends a visit now; the space is free from this moment. */
  leaveEarly(sql: Transaction, personId: string, bookingId: string): Answer<EndCode> {
    return this.#end(sql, personId, bookingId, 'checked-in', 'ended');
  }

  async #end(sql: Transaction, personId: string, bookingId: string, from: 'reserved' | 'checked-in', to: 'cancelled' | 'ended'): Answer<EndCode> {
    const now = this.clock.now();
    const rows = await this.#lock(sql, personId, bookingId);
    if (rows.length === 0) return fail({ code: 'not-found' });
    const ids = rows.filter((row) => currentState(row, now) === from).map((row) => row.id);
    if (ids.length === 0) return fail({ code: 'booking-not-active' });
    const at = new Date(now);
    // A visit keeps the time it really had; one that was checked in and left before its start never had any.
    await sql`
      update allocation set state = ${to}, during = case
        when ${to} = 'ended' and lower(during) < ${at} then tstzrange(lower(during), least(upper(during), ${at})) else during end
      where id = any(${ids}::uuid[])`;
    return succeed(takeOne(await tellChange(sql, { bookingIds: [bookingId], allocationIds: ids }, now)));
  }

  /** Locks a booking of this person and reads it; a meeting's is changed with the meeting. Nobody learns whether another person's booking exists. */
  async #lock(sql: Transaction, personId: string, bookingId: string): Promise<readonly AllocationRow[]> {
    const [own] = await sql`select 1 from booking where id = ${bookingId} and person_id = ${personId} and not ${isMeeting(sql)} for update`;
    if (!own) return [];
    const rows = await readAllocations(sql, sql`booking_id = ${bookingId}`, this.clock.now());
    assert(rows.length > 0, 'a booking has allocations');
    return rows;
  }
}

/** Whether a booking belongs to a meeting, which moves and ends as a whole. The query speaks of `booking`. */
function isMeeting(sql: Queryable) {
  return sql`exists (select 1 from meeting where meeting.id = booking.id)`;
}

function isActive(row: AllocationRow, now: number): boolean {
  return ['reserved', 'checked-in'].includes(currentState(row, now));
}
