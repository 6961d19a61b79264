import type { EpochMs } from '../../shared/base/clock.js';
import { writeEvents, type NewEvent } from '../events/event-log.js';
import type { Transaction } from '../storage/database.js';

/** Counts up the version of a meeting that was changed in this transaction and tells its people, and the centers of its rooms. */
export async function tellMeeting(sql: Transaction, meetingId: string, now: EpochMs): Promise<void> {
  await sql`update meeting set version = version + 1 where id = ${meetingId}`;
  await tellNewMeeting(sql, meetingId, now);
}

/** As `tellMeeting`, for a meeting that is new and keeps its first version. A center hears that a room of its has changed, and of no person. */
export async function tellNewMeeting(sql: Transaction, meetingId: string, now: EpochMs): Promise<void> {
  const people = await sql<{ personId: string; version: number }[]>`
    select person_id, version from meeting_person join meeting on meeting.id = meeting_id where meeting_id = ${meetingId} order by person_id`;
  const rooms = await sql<{ centerId: string; spaceId: string }[]>`
    select distinct center_id, space_id from allocation where booking_id = ${meetingId} and not is_seat order by center_id, space_id`;
  const at = new Date(now);
  await writeEvents(sql, [
    ...people.map(({ personId, version }): NewEvent => ({ topic: `person:${personId}`, kind: 'meeting-changed', at, data: { meetingId, version } })),
    ...rooms.map(({ centerId, spaceId }): NewEvent => ({ topic: `center:${centerId}`, kind: 'room-changed', at, data: { centerId, spaceId } })),
  ]);
}
