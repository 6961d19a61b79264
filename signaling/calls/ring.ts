import type { EpochMs } from '../../shared/base/clock.js';
import type { Queryable, Transaction } from '../storage/database.js';

/** A device that was not heard of for so long has nobody before it to answer. */
const GONE_MS = 2 * 60_000;

/**
 * Rings the televisions on which a person is signed in. One that nobody has touched for a while rings too: like a telephone at
 * home, it is answered by whoever is there. The person's other screens are reached by their open session.
 */
export async function ringPerson(sql: Transaction, callId: string, personId: string, now: EpochMs): Promise<void> {
  await sql`
    insert into call_ring (call_id, device_id)
    select distinct ${callId}::uuid, device.id from session join device on device.id = session.device_id
    where session.person_id = ${personId} and ended_at is null and ends_at > ${new Date(now)} and channel = 'tv' and ${isFree(sql)}`;
}

/** Rings the panels of the center in which a room lies. */
export async function ringCenter(sql: Transaction, callId: string, centerId: string, now: EpochMs): Promise<void> {
  await sql`
    insert into call_ring (call_id, device_id)
    select ${callId}::uuid, id from device
    where center_id = ${centerId} and channel = 'kiosk' and last_seen_at > ${new Date(now - GONE_MS)} and ${isFree(sql)}`;
}

/** Whether a person is in a call or about to be, on any screen but in this call. */
export async function isPersonBusy(sql: Queryable, personId: string, exceptCallId: string): Promise<boolean> {
  const [row] = await sql`
    select 1 from call_member join session on session.id = session_id
    where session.person_id = ${personId} and call_member.state in ('ringing', 'in-call') and call_id <> ${exceptCallId} limit 1`;
  return row !== undefined;
}

/** A screen that is in a call does not ring for another. */
function isFree(sql: Queryable) {
  return sql`not exists (select 1 from call_member where call_member.device_id = device.id and call_member.state in ('ringing', 'in-call'))`;
}
