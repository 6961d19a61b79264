import type { EpochMs } from '../../shared/base/clock.js';
import { assert } from '../../shared/base/result.js';
import { writeEvents, type NewEvent } from '../events/event-log.js';
import { tellMeeting } from '../meetings/tell-meeting.js';
import type { Transaction } from '../storage/database.js';
import type { CallRow } from './call-rows.js';

type ToldCall = Pick<CallRow, 'version' | 'target' | 'state' | 'desk' | 'calleeId'>;

/** A screen that is told, and the telepresence room whose own it is. */
interface ToldScreen {
  readonly deviceId: string;
  readonly centerId: string | null;
  readonly spaceId: string | null;
}

/** `all`: also the screens that ring or rang, which a change among those who are in the call is no business of. */
type Audience = 'all' | 'members';

/**
 * Counts up the version of a call that was changed in this transaction and tells every screen that is or was in it, that it rings
 * on, or on which the person called is signed in; the desk, if there is one, and the people of a meeting. Of a room whose own panel is
 * in it the center hears that it does something else now.
 */
export async function tellCall(sql: Transaction, callId: string, now: EpochMs, audience: Audience = 'all'): Promise<void> {
  await sql`update call set version = version + 1 where id = ${callId}`;
  await tellNewCall(sql, callId, now, audience);
}

/** As `tellCall`, for a call that is new and keeps its first version. */
export async function tellNewCall(sql: Transaction, callId: string, now: EpochMs, audience: Audience = 'all'): Promise<void> {
  const [call] = await sql<ToldCall[]>`select version, target, state, desk, callee_id from call where id = ${callId}`;
  assert(call, 'a call that was changed is there');
  const { version, target, state, desk, calleeId } = call;
  const devices = await sql<ToldScreen[]>`
    select id as device_id, center_id, profile ->> 'spaceId' as space_id from device where id in (
      select device_id from call_member where call_id = ${callId} union select device_id from call_ring where call_id = ${callId} and ${audience === 'all'})`;
  // Those who are in it signed in may go on with it on another screen, which has to know.
  const people = await sql<{ personId: string }[]>`
    select distinct session.person_id from call_member join session on session.id = session_id join call on call.id = call_id
    where call_id = ${callId} and answered_at is not null and session.ended_at is null and call_member.role in ('caller', 'callee')`;
  const persons = new Set([...people.map(({ personId }) => personId), ...calleeId !== null && audience === 'all' ? [calleeId] : []]);
  const topics = [...devices.map(({ deviceId }) => `device:${deviceId}`), ...[...persons].map((personId) => `person:${personId}`)];
  const at = new Date(now);
  const ofRooms = devices.flatMap(({ centerId, spaceId }): NewEvent[] => (
    centerId !== null && spaceId !== null ? [{ topic: `center:${centerId}`, kind: 'room-changed', at, data: { centerId, spaceId } }] : []));
  await writeEvents(sql, [...topics.map((topic): NewEvent => ({ topic, kind: 'call-changed', at, data: { callId, version, state } })), ...ofRooms]);
  if (target === 'meeting') await tellMeeting(sql, callId, now);
  if (desk) await tellDesk(sql, desk, now);
}

/** Tells a desk that its queue has changed. */
export async function tellDesk(sql: Transaction, desk: NonNullable<CallRow['desk']>, now: EpochMs): Promise<void> {
  await writeEvents(sql, [{ topic: `desk:${desk}`, kind: 'queue-changed', at: new Date(now), data: { desk } }]);
}

/**
 * Tells those who wait at a desk behind a call that is served or gone that their place has changed. A call that another transaction
 * has in hand is left out, or two staff who answer at once would wait for each other: it changes anyhow.
 */
export async function tellWaiting(sql: Transaction, { desk, askedAt }: Pick<CallRow, 'desk' | 'askedAt'>, now: EpochMs): Promise<void> {
  const waiting = await sql<{ callId: string; version: number; deviceId: string }[]>`
    with moved as (
      update call set version = version + 1
      where id in (select id from call where desk = ${desk} and state = 'queued' and asked_at >= ${askedAt} for update skip locked) returning id, version)
    select call_id, version, device_id from moved join call_member on call_id = moved.id where state = 'ringing' order by call_id`;
  await writeEvents(sql, waiting.map(({ callId, version, deviceId }): NewEvent => (
    { topic: `device:${deviceId}`, kind: 'call-changed', at: new Date(now), data: { callId, version, state: 'queued' } })));
}
