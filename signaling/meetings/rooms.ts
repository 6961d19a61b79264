import type { Clock, EpochMs } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import { addDays, readZoned, toInstant } from '../../shared/base/zoned-time.js';
import { JOIN_OPENS_MS, type RoomDirectory, type RoomMeeting, type RoomMeetings, type RoomState, type TelepresenceRoom } from '../../shared/contract/meetings.js';
import type { City, PlacedSpace } from '../city/city.js';
import { readSnapshot } from '../events/event-log.js';
import type { CallingDevice } from '../http/authenticator.js';
import { isOpenFor, type Span } from '../reservations/opening-hours.js';
import { isOverdue } from '../reservations/overdue.js';
import type { Database, Queryable } from '../storage/database.js';
import { countInCall } from './meeting-rows.js';

interface RoomRow {
  readonly id: string;
  readonly outOfOrder: boolean;
  /** Until when it is booked now, and when it is booked next today. */
  readonly takenUntil: Date | null;
  readonly takenFrom: Date | null;
  readonly inCall: boolean;
  readonly isFree: boolean;
}

interface RoomMeetingRow {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly checkInFrom: Date;
  readonly checkedIn: boolean;
  readonly inCall: number;
  readonly others: readonly string[];
}

/** The city's telepresence rooms: what each does now, and what the own panel of one shows of its day. Nothing of a person is in either. */
export class Rooms {
  /** @param simulated the occupancy simulator fills the city, so every figure says so */
  constructor(private readonly database: Database, private readonly city: City, private readonly clock: Clock, private readonly simulated: boolean) {}

  /** @param span a time for which it is asked whether each room can be had */
  async read(span: Span | undefined): Promise<RoomDirectory> {
    const now = this.clock.now();
    const rooms = [...this.city.spaces].filter(({ space }) => space.kind === 'telepresence-room');
    return readSnapshot(this.database, async (sql, event) => {
      const rows = await this.#readRows(sql, rooms.map(({ space }) => space.id), span ?? { from: now, to: now + 1 }, now);
      return {
        event, truth: { source: 'server', at: new Date(now).toISOString(), state: 'live', ...this.simulated && { simulated: true } },
        rooms: rooms.flatMap((room) => {
          const row = rows.get(room.space.id);
          return row ? [this.#compose(room, row, span, now)] : [];
        }),
      };
    });
  }

  /** Today's meetings of the room whose own panel a device is. */
  async readMeetings({ profile }: CallingDevice): Promise<Result<RoomMeetings, { code: 'not-found' }>> {
    const { spaceId } = profile;
    if (spaceId === undefined) return fail({ code: 'not-found' });
    const now = this.clock.now();
    const { day } = readZoned(now, this.city.timeZone);
    const from = new Date(now);
    const to = new Date(Math.max(toInstant(addDays(day, 1), '00:00', this.city.timeZone), now + JOIN_OPENS_MS));
    return succeed(await readSnapshot(this.database, async (sql, event) => {
      const rows = await sql<RoomMeetingRow[]>`
        select meeting.id, lower(during) as starts_at, upper(during) as ends_at, check_in_from, allocation.state = 'checked-in' as checked_in, ${countInCall(sql)} as in_call,
          array(select other.space_id::text from allocation as other where other.booking_id = meeting.id and other.space_id <> ${spaceId} and not other.is_seat
            and other.state in ('reserved', 'checked-in') order by other.center_id, other.space_id) as others
        from meeting join allocation on booking_id = meeting.id
        where space_id = ${spaceId} and meeting.state = 'planned' and during && tstzrange(${from}, ${to}) and ${isHeld(sql, now)} order by starts_at, meeting.id`;
      return { event, spaceId, meetings: rows.map((row) => this.#composeMeeting(row)) };
    }));
  }

  async #readRows(sql: Queryable, ids: readonly string[], span: Span, now: EpochMs): Promise<ReadonlyMap<string, RoomRow>> {
    const { day } = readZoned(now, this.city.timeZone);
    const dayEnds = new Date(toInstant(addDays(day, 1), '00:00', this.city.timeZone));
    const at = new Date(now);
    const rows = await sql<RoomRow[]>`
      select id, out_of_order,
        (select max(upper(during)) from allocation where space_id = space.id and during @> ${at}::timestamptz and ${isHeld(sql, now)}) as taken_until,
        (select min(lower(during)) from allocation where space_id = space.id and lower(during) > ${at} and lower(during) < ${dayEnds} and ${isHeld(sql, now)}) as taken_from,
        exists (select 1 from call_member join device on device.id = device_id where profile ->> 'spaceId' = space.id::text and call_member.state = 'in-call') as in_call,
        not exists (select 1 from allocation where space_id = space.id and during && tstzrange(${new Date(span.from)}, ${new Date(span.to)}) and ${isHeld(sql, now)}) as is_free
      from space where id = any(${[...ids]}::uuid[]) and not retired`;
    return new Map(rows.map((row) => [row.id, row]));
  }

  #compose({ space, floorId, center }: PlacedSpace, row: RoomRow, span: Span | undefined, now: EpochMs): TelepresenceRoom {
    const floor = center.floors.find(({ id }) => id === floorId);
    const isOpen = isOpenFor(center.hours, { from: now, to: now + 1 }, this.city.timeZone);
    return {
      spaceId: space.id, centerId: center.id, centerName: center.name, floorId, floorName: floor?.name ?? center.name, label: space.label, capacity: space.capacity,
      state: readState(row, isOpen), simulated: center.simulated || center.planSimulated,
      ...span && { bookable: row.isFree && !row.outOfOrder && isOpenFor(center.hours, span, this.city.timeZone) },
    };
  }

  #composeMeeting({ startsAt, endsAt, checkInFrom, others, ...row }: RoomMeetingRow): RoomMeeting {
    return {
      id: row.id, from: startsAt.toISOString(), to: endsAt.toISOString(), joinFrom: new Date(startsAt.getTime() - JOIN_OPENS_MS).toISOString(),
      checkInFrom: checkInFrom.toISOString(), checkedIn: row.checkedIn, inCall: row.inCall,
      others: others.flatMap((id) => {
        const placed = this.city.findSpace(id);
        return placed ? [{ centerId: placed.center.id, centerName: placed.center.name, label: placed.space.label }] : [];
      }),
    };
  }
}

/** What holds a space now, by the clock and not only by what was written. The query speaks of `allocation`. */
function isHeld(sql: Queryable, now: EpochMs) {
  return sql`allocation.state in ('reserved', 'checked-in') and not ${isOverdue(sql, now)}`;
}

function readState(row: RoomRow, isOpen: boolean): RoomState {
  if (row.outOfOrder) return { kind: 'out-of-order' };
  const until = row.takenUntil?.toISOString();
  if (row.inCall) return { kind: 'in-call', ...until !== undefined && { until } };
  if (!isOpen) return { kind: 'closed' };
  if (until !== undefined) return { kind: 'in-use', until };
  return { kind: 'free', ...row.takenFrom && { until: row.takenFrom.toISOString() } };
}
