import type { EpochMs } from '../../shared/base/clock.js';
import { JOIN_OPENS_MS, type Meeting, type MeetingPerson } from '../../shared/contract/meetings.js';
import type { Allocation } from '../../shared/contract/bookings.js';
import { composeBookings, readAllocations } from '../reservations/allocation-rows.js';
import type { Queryable, SqlPart } from '../storage/database.js';

interface MeetingRow {
  readonly id: string;
  readonly version: number;
  readonly state: Meeting['state'];
  readonly title: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isOrganizer: boolean;
  readonly answer: Meeting['answer'];
  readonly inCall: number;
}

interface PersonRow {
  readonly id: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly isOrganizer: boolean;
  readonly answer: Meeting['answer'];
  readonly name: string;
  readonly cardEnd: string | null;
}

/** How many parties are in the call of a meeting now: screens and rooms, a television with its camera being one. The query speaks of `meeting`. */
export function countInCall(sql: Queryable): SqlPart {
  return sql`(select count(distinct tile_id)::int from call_member where call_id = meeting.id and call_member.state = 'in-call' and role <> 'camera')`;
}

/**
 * Reads meetings that are not over as one of their people sees them, in the order of their start. `where` speaks of `meeting` and of
 * `own`, that person's invitation.
 */
export async function readMeetings(sql: Queryable, personId: string, where: SqlPart, now: EpochMs): Promise<Meeting[]> {
  const meetings = await sql<MeetingRow[]>`
    select meeting.id, meeting.version, meeting.state, title, lower(during) as starts_at, upper(during) as ends_at, is_organizer, answer, ${countInCall(sql)} as in_call
    from meeting join meeting_person as own on meeting_id = meeting.id and person_id = ${personId}
    where meeting.state <> 'over' and ${where} order by starts_at, meeting.id`;
  if (meetings.length === 0) return [];
  const ids = meetings.map(({ id }) => id);
  const people = await sql<PersonRow[]>`
    select meeting_person.id, meeting_id, meeting_person.person_id, is_organizer, answer, display_name as name, right(number, 4) as card_end
    from meeting_person join person on person.id = meeting_person.person_id left join card on card.id = card_id
    where meeting_id = any(${ids}::uuid[]) order by is_organizer desc, meeting_person.id`;
  const bookings = composeBookings(await readAllocations(sql, sql`booking_id = any(${ids}::uuid[])`, now), now);
  const allocations = new Map(bookings.map(({ id, allocations: own }) => [id, own]));
  return meetings.map((row) => composeMeeting(row, people.filter(({ meetingId }) => meetingId === row.id), allocations.get(row.id) ?? [], personId));
}

function composeMeeting(row: MeetingRow, people: readonly PersonRow[], allocations: Allocation[], personId: string): Meeting {
  return {
    id: row.id, version: row.version, state: row.state, ...row.title !== null && { title: row.title },
    from: row.startsAt.toISOString(), to: row.endsAt.toISOString(), joinFrom: new Date(row.startsAt.getTime() - JOIN_OPENS_MS).toISOString(),
    allocations, people: people.map((person) => composePerson(person, personId, row.isOrganizer)),
    mine: row.isOrganizer, answer: row.answer, inCall: row.inCall,
  };
}

/** Nobody learns the name behind a card's number by inviting it: it is told once that person has answered. */
function composePerson(row: PersonRow, personId: string, forOrganizer: boolean): MeetingPerson {
  const self = row.personId === personId;
  const isNamed = self || row.isOrganizer || row.answer !== 'waiting';
  return {
    id: row.id, organizer: row.isOrganizer, self, answer: row.answer, ...isNamed && { name: row.name },
    ...!isNamed && forOrganizer && row.cardEnd !== null && { cardEnd: row.cardEnd },
  };
}
