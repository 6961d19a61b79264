import { makeId } from '../../shared/base/ids.js';
import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import type { Meeting, PlanMeetingRequest } from '../../shared/contract/meetings.js';
import type { SpaceKind } from '../../shared/contract/city.js';
import { lockCall, type CallRow } from '../calls/call-rows.js';
import { endCall } from '../calls/end-call.js';
import type { City, PlacedSpace } from '../city/city.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Cards } from '../identity/cards.js';
import { currentState, readAllocations, type AllocationRow } from '../reservations/allocation-rows.js';
import { checkTime, setCheckInWindow } from '../reservations/booking-rules.js';
import { holdSpaces, type HoldCause } from '../reservations/hold-spaces.js';
import { scheduleNoShow } from '../reservations/no-show.js';
import type { Span } from '../reservations/opening-hours.js';
import { tellChange, tellState } from '../reservations/tell-change.js';
import { EXCLUSION_VIOLATION, isDatabaseError, type Queryable, type Transaction } from '../storage/database.js';
import { scheduleEnd } from './end-meeting.js';
import { readMeetings } from './meeting-rows.js';
import { tellMeeting, tellNewMeeting } from './tell-meeting.js';

type Answer<Code extends ProblemFailure['code']> = Promise<Result<Meeting, ProblemFailure<Code>>>;
type TimeCode = 'outside-opening-hours' | 'time-invalid';
type HoldCode = 'seat-taken' | 'person-busy' | 'space-out-of-order' | 'not-found' | 'booking-not-active' | TimeCode;
type CardCode = 'card-unknown' | 'card-revoked' | 'card-expired';

interface Invited {
  readonly personId: string;
  readonly cardId: string;
}
type Wish = PlanMeetingRequest['rooms'][number] & { readonly placed: PlacedSpace };

/** What a meeting may hold: rooms with a screen of their own, and the organizer's seat. Nobody reserves a seat for somebody else. */
const HELD: readonly SpaceKind[] = ['telepresence-room', 'seat'];

/** What people do with meetings. Each method runs in the transaction of its request: a meeting is there as a whole or not at all. */
export class Meetings {
  constructor(private readonly city: City, private readonly cards: Cards, private readonly clock: Clock) {}

  async list(sql: Queryable, personId: string): Promise<Meeting[]> {
    const now = this.clock.now();
    return readMeetings(sql, personId, sql`(upper(during) > ${new Date(now)} or exists (select 1 from call where call.id = meeting.id and call.state = 'active'))`, now);
  }

  /** Nobody learns whether a meeting exists to which they are not invited. */
  async read(sql: Queryable, personId: string, meetingId: string): Promise<Result<Meeting, ProblemFailure<'not-found'>>> {
    const [meeting] = await readMeetings(sql, personId, sql`meeting.id = ${meetingId}`, this.clock.now());
    return meeting ? succeed(meeting) : fail({ code: 'not-found' });
  }

  /** Makes a meeting: booking, call and invitations. What refuses one of them refuses all. */
  async plan(sql: Transaction, personId: string, request: PlanMeetingRequest): Answer<HoldCode | CardCode | 'not-allowed'> {
    const now = this.clock.now();
    const { meetingId } = request;
    const span = readSpan(request);
    const rooms: Wish[] = [];
    for (const [index, room] of request.rooms.entries()) {
      const placed = this.city.findSpace(room.spaceId);
      if (!placed || !HELD.includes(placed.space.kind)) return fail({ code: 'not-found', field: `rooms.${String(index)}` });
      const time = this.#checkTime(placed.center.id, span, now);
      if (!time.ok) return time;
      rooms.push({ ...room, placed });
    }
    const people = await this.#findPeople(sql, request.people);
    if (!people.ok) return people;
    // Ids are made on devices: one that exists already under another idempotency key is not this request.
    const ids = rooms.map(({ allocationId }) => allocationId);
    const [known] = await sql`
      select 1 from booking where id = ${meetingId} union all select 1 from call where id = ${meetingId} union all select 1 from allocation where id = any(${ids}::uuid[])`;
    if (known || new Set(ids).size < ids.length) return fail({ code: 'not-allowed' });

    const window = setCheckInWindow(span, this.city.settings, now);
    const held = await holdSpaces(sql, personId, rooms.map(({ spaceId }) => spaceId), now, async () => {
      const at = new Date(now);
      await sql`insert into booking (id, person_id, simulated, booked_at) values (${meetingId}, ${personId}, false, ${at})`;
      for (const { allocationId, spaceId, placed: { center, space } } of rooms) {
        await sql`
          insert into allocation (id, booking_id, person_id, center_id, space_id, is_seat, during, state, check_in_from, check_in_until)
          values (${allocationId}, ${meetingId}, ${personId}, ${center.id}, ${spaceId}, ${space.kind === 'seat'}, ${range(sql, span)}, 'reserved', ${new Date(window.from)}, ${new Date(window.to)})`;
      }
      await sql`insert into call (id, target, state, asked_at) values (${meetingId}, 'meeting', 'planned', ${at})`;
      await sql`insert into meeting (id, state, title) values (${meetingId}, 'planned', ${request.title ?? null})`;
      await this.#invite(sql, meetingId, personId, people.value, span);
    }, (cause) => nameRoom(rooms.map(({ spaceId, placed }) => ({ spaceId, isSeat: placed.space.kind === 'seat' })), cause));
    if (!held.ok) return held;
    for (const id of ids) await scheduleNoShow(sql, id, new Date(window.to));
    await scheduleEnd(sql, meetingId, new Date(span.to));
    await tellState(sql, { bookingIds: [meetingId], allocationIds: ids }, now);
    await tellNewMeeting(sql, meetingId, now);
    return succeed(await this.readChanged(sql, personId, meetingId));
  }

  /** Gives a meeting that has not begun another time: all its rooms or none. Who had said that they come is asked again. */
  async move(sql: Transaction, personId: string, meetingId: string, to: { readonly from: string; readonly to: string }): Answer<HoldCode> {
    const now = this.clock.now();
    const found = await this.#lock(sql, personId, meetingId);
    if (!found.ok) return found;
    const { call, rows } = found.value;
    if (call.state !== 'planned' || rows.some((row) => currentState(row, now) !== 'reserved')) return fail({ code: 'booking-not-active' });
    const span = readSpan(to);
    for (const { centerId } of rows) {
      const time = this.#checkTime(centerId, span, now);
      if (!time.ok) return time;
    }
    const window = setCheckInWindow(span, this.city.settings, now);
    const ids = rows.map(({ id }) => id);
    const held = await holdSpaces(sql, personId, rows.map(({ spaceId }) => spaceId), now, async () => {
      await sql`update allocation set during = ${range(sql, span)}, check_in_from = ${new Date(window.from)}, check_in_until = ${new Date(window.to)} where id = any(${ids}::uuid[])`;
      await sql`update meeting_person set during = ${range(sql, span)}, answer = case when is_organizer then 'coming' else 'waiting' end where meeting_id = ${meetingId}`;
    }, (cause) => nameRoom(rows, cause));
    if (!held.ok) return held;
    for (const id of ids) await scheduleNoShow(sql, id, new Date(window.to));
    await scheduleEnd(sql, meetingId, new Date(span.to));
    await tellChange(sql, { bookingIds: [meetingId], allocationIds: ids }, now);
    await tellMeeting(sql, meetingId, now);
    return succeed(await this.readChanged(sql, personId, meetingId));
  }

  /** Calls a meeting off, also one that runs: its rooms are free from this moment, and its call is over for everybody. */
  async cancel(sql: Transaction, personId: string, meetingId: string): Answer<'booking-not-active' | 'not-found'> {
    const now = this.clock.now();
    const found = await this.#lock(sql, personId, meetingId);
    if (!found.ok) return found;
    const { call, rows } = found.value;
    if (call.state === 'ended') return fail({ code: 'booking-not-active' });
    const at = new Date(now);
    const active = rows.filter((row) => ['reserved', 'checked-in'].includes(currentState(row, now)));
    const ids = active.map(({ id }) => id);
    // A room that was checked in keeps the time it really had.
    await sql`
      update allocation set state = case when state = 'checked-in' then 'ended' else 'cancelled' end,
        during = case when state = 'checked-in' and lower(during) < ${at} then tstzrange(lower(during), least(upper(during), ${at})) else during end
      where id = any(${ids}::uuid[])`;
    await tellChange(sql, { bookingIds: [meetingId], allocationIds: ids }, now);
    await sql`update meeting set state = 'cancelled' where id = ${meetingId}`;
    // Nobody is coming to what does not take place, and everybody is free for something else.
    await sql`update meeting_person set answer = 'waiting' where meeting_id = ${meetingId}`;
    await endCall(sql, call, call.answeredAt ? 'hung-up' : 'withdrawn', now);
    return succeed(await this.readChanged(sql, personId, meetingId));
  }

  /** Says whether somebody who is invited comes; the organizer does. */
  async answer(sql: Transaction, personId: string, meetingId: string, answer: 'coming' | 'not-coming'): Answer<'booking-not-active' | 'person-busy' | 'not-found' | 'not-allowed'> {
    const now = this.clock.now();
    const [meeting] = await sql<{ state: string }[]>`select state from meeting where id = ${meetingId} for update`;
    const [own] = await sql<{ isOrganizer: boolean; endsAt: Date }[]>`
      select is_organizer, upper(during) as ends_at from meeting_person where meeting_id = ${meetingId} and person_id = ${personId}`;
    if (!meeting || !own) return fail({ code: 'not-found' });
    if (meeting.state !== 'planned' || own.endsAt.getTime() <= now) return fail({ code: 'booking-not-active' });
    if (own.isOrganizer) return fail({ code: 'not-allowed' });
    try {
      await sql.savepoint((inner) => inner`update meeting_person set answer = ${answer} where meeting_id = ${meetingId} and person_id = ${personId}`);
    } catch (error) {
      if (isDatabaseError(error, EXCLUSION_VIOLATION)) return fail({ code: 'person-busy' });
      throw error;
    }
    await tellMeeting(sql, meetingId, now);
    return succeed(await this.readChanged(sql, personId, meetingId));
  }

  /** A meeting as it is after a change of it by one of its people. */
  async readChanged(sql: Queryable, personId: string, meetingId: string): Promise<Meeting> {
    const read = await this.read(sql, personId, meetingId);
    assert(read.ok, 'a meeting that was changed is there');
    return read.value;
  }

  #checkTime(centerId: string, span: Span, now: EpochMs): Result<void, ProblemFailure<TimeCode>> {
    const center = this.city.findCenter(centerId);
    assert(center, 'a space that can be held lies in a center of the pack');
    const time = checkTime(span, { settings: this.city.settings, timeZone: this.city.timeZone, hours: center.hours, now });
    return time.ok ? time : fail({ code: time.failure, centerId });
  }

  async #findPeople(sql: Transaction, numbers: readonly string[]): Promise<Result<readonly Invited[], ProblemFailure<CardCode>>> {
    const people: Invited[] = [];
    for (const [index, number] of numbers.entries()) {
      const card = await this.cards.findByNumber(sql, number);
      if (!card.ok) return fail({ code: card.failure === 'card-revoked' || card.failure === 'card-expired' ? card.failure : 'card-unknown', field: `people.${String(index)}` });
      people.push({ personId: card.value.personId, cardId: card.value.id });
    }
    return succeed(people);
  }

  /** The organizer comes; whoever is named twice is invited once. */
  async #invite(sql: Transaction, meetingId: string, organizerId: string, people: readonly Invited[], span: Span): Promise<void> {
    await sql`
      insert into meeting_person (id, meeting_id, person_id, is_organizer, answer, during)
      values (${makeId()}, ${meetingId}, ${organizerId}, true, 'coming', ${range(sql, span)})`;
    for (const { personId, cardId } of people) {
      await sql`
        insert into meeting_person (id, meeting_id, person_id, card_id, is_organizer, answer, during)
        values (${makeId()}, ${meetingId}, ${personId}, ${cardId}, false, 'waiting', ${range(sql, span)}) on conflict (meeting_id, person_id) do nothing`;
    }
  }

  /** Locks a meeting of its organizer: booking, call and meeting in this order, as whoever joins or ends it does. */
  async #lock(sql: Transaction, personId: string, meetingId: string): Promise<Result<{ readonly call: CallRow; readonly rows: readonly AllocationRow[] }, ProblemFailure<'not-found' | 'booking-not-active'>>> {
    const [own] = await sql`select 1 from booking where id = ${meetingId} and person_id = ${personId} for update`;
    const call = own && await lockCall(sql, meetingId);
    const [meeting] = call ? await sql<{ state: string }[]>`select state from meeting where id = ${meetingId} for update` : [];
    if (!call || !meeting || meeting.state === 'over') return fail({ code: 'not-found' });
    if (meeting.state === 'cancelled') return fail({ code: 'booking-not-active' });
    return succeed({ call, rows: await readAllocations(sql, sql`booking_id = ${meetingId}`, this.clock.now()) });
  }
}

/** Which of the spaces a refusal is about, as a problem's `field` names it: their place in what was asked, or in the meeting that is moved. */
function nameRoom(spaces: readonly { readonly spaceId: string; readonly isSeat: boolean }[], cause: HoldCause): string | undefined {
  const index = spaces.findIndex(({ spaceId, isSeat }) => (cause === 'own-seat' ? isSeat : spaceId === cause?.spaceId));
  return index < 0 ? undefined : `rooms.${String(index)}`;
}

function readSpan({ from, to }: { readonly from: string; readonly to: string }): Span {
  return { from: Date.parse(from), to: Date.parse(to) };
}

function range(sql: Queryable, span: Span) {
  return sql`tstzrange(${new Date(span.from)}, ${new Date(span.to)})`;
}
