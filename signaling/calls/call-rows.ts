import type { Call, CallMember } from '../../shared/contract/calls.js';
import type { CallingDevice, CallingPerson } from '../http/authenticator.js';
import type { Queryable, SqlPart } from '../storage/database.js';

/** The screen that acts, and who is signed in on it. */
export interface CallActor {
  readonly device: CallingDevice;
  readonly person: CallingPerson | undefined;
}

/** A call as the database keeps it. */
export interface CallRow {
  readonly id: string;
  readonly version: number;
  readonly target: Call['target'];
  readonly desk: NonNullable<Call['desk']> | null;
  readonly calleeId: string | null;
  readonly state: Call['state'];
  readonly ending: NonNullable<Call['ending']> | null;
  readonly held: boolean;
  readonly encrypted: boolean;
  readonly askedAt: Date;
  readonly answeredAt: Date | null;
  readonly endedAt: Date | null;
}

interface MemberRow {
  readonly id: string;
  readonly callId: string;
  readonly tileId: string;
  readonly role: CallMember['role'];
  readonly state: CallMember['state'];
  readonly deviceId: string;
  readonly channel: CallMember['channel'];
  readonly centerId: string | null;
  readonly language: CallMember['language'];
  readonly name: string | null;
  readonly personId: string | null;
}

/** Reads and locks a call: whoever changes it meanwhile comes before or after, not between. */
export async function lockCall(sql: Queryable, callId: string): Promise<CallRow | undefined> {
  const [row] = await sql<CallRow[]>`
    select id, version, target, desk, callee_id, state, ending, held, encrypted, asked_at, answered_at, ended_at from call where id = ${callId} for update`;
  return row;
}

/** The ids of calls that ring on a screen: as one that whoever is there may answer, or because the person called is signed in on it. */
export function listRinging(sql: Queryable, { device, person }: CallActor): SqlPart {
  return sql`
    select ringing.id from call_ring join call as ringing on ringing.id = call_ring.call_id where device_id = ${device.deviceId} and ringing.state = 'ringing'
    union all select ringing.id from call as ringing where ringing.callee_id = ${person?.personId ?? null}::uuid and ringing.state = 'ringing'`;
}

/**
 * The ids of running calls that a person is in on another screen, and may go on with on this one. A consultation stays on the screen on
 * which its person was asked for consent, and staff at their desk.
 */
export function listElsewhere(sql: Queryable, { device, person }: CallActor): SqlPart {
  return sql`
    select running.id from call as running join call_member on call_member.call_id = running.id join session on session.id = session_id
    where session.person_id = ${person?.personId ?? null}::uuid and session.ended_at is null and call_member.device_id <> ${device.deviceId}
      and running.state = 'active' and running.desk is distinct from 'health' and call_member.state = 'in-call' and role in ('caller', 'callee')`;
}

/**
 * Whether a screen may see a call: one that it is or was in, that rings on it, that its person is in on another screen, or that waits at a
 * desk whose staff are signed in on it. The query speaks of `call`.
 */
export function isVisible(sql: Queryable, actor: CallActor): SqlPart {
  return sql`(
    exists (select 1 from call_member where call_id = call.id and device_id = ${actor.device.deviceId})
    or id in (${listRinging(sql, actor)}) or id in (${listElsewhere(sql, actor)})
    or state = 'queued' and exists (select 1 from staff where staff.desk = call.desk and person_id = ${actor.person?.personId ?? null}::uuid))`;
}

/** Reads calls as one screen sees them, in the order in which they were asked for. */
export async function readCalls(sql: Queryable, where: SqlPart, { device: { deviceId }, person }: CallActor, event: number): Promise<Call[]> {
  const calls = await sql<(CallRow & { ahead: number | null })[]>`
    select id, version, target, desk, callee_id, state, ending, held, encrypted, asked_at, answered_at, ended_at,
      case when state = 'queued' then (
        select count(*)::int from call as before
        where before.state = 'queued' and before.desk = call.desk and (before.asked_at, before.id) < (call.asked_at, call.id)) end as ahead
    from call where ${where} order by asked_at, id`;
  if (calls.length === 0) return [];
  const members = await sql<MemberRow[]>`
    select call_member.id, call_id, tile_id, role, state, call_member.device_id, channel, center_id, language, coalesce(given_name, display_name) as name, person_id
    from call_member
      left join session on session.id = session_id and ended_at is null
      left join person on person.id = session.person_id
    where call_id = any(${calls.map(({ id }) => id)}::uuid[]) order by joined_at, call_member.id`;
  return calls.map((call) => composeCall(call, members.filter(({ callId }) => callId === call.id), deviceId, person?.personId, event));
}

function composeCall(row: CallRow & { readonly ahead: number | null }, members: readonly MemberRow[], deviceId: string, personId: string | undefined, event: number): Call {
  // A screen that left and came back is the member that it is now.
  const self = members.filter((member) => member.deviceId === deviceId).at(-1);
  // Names are for those who are in it and for those whom it rings for; staff see of one who waits that somebody does.
  const isNamed = self ? self.state === 'ringing' || self.state === 'in-call' : row.state === 'ringing';
  const isIn = self?.state === 'ringing' || self?.state === 'in-call';
  const elsewhere = isIn || row.state !== 'active' || row.desk === 'health' || personId === undefined ? undefined
    : members.filter((member) => member.personId === personId && member.deviceId !== deviceId && member.state === 'in-call' && (member.role === 'caller' || member.role === 'callee')).at(-1);
  return {
    event, id: row.id, version: row.version, target: row.target, ...row.desk && { desk: row.desk },
    state: row.state, ...row.ending && { ending: row.ending }, held: row.held, encrypted: row.encrypted,
    askedAt: row.askedAt.toISOString(), ...row.answeredAt && { answeredAt: row.answeredAt.toISOString() }, ...row.endedAt && { endedAt: row.endedAt.toISOString() },
    ...self && { selfId: self.id }, members: members.map((member) => composeMember(member, isNamed)), ...row.ahead !== null && { ahead: row.ahead },
    ...elsewhere && { elsewhere: { memberId: elsewhere.id, channel: elsewhere.channel, ...elsewhere.centerId !== null && { centerId: elsewhere.centerId } } },
  };
}

function composeMember({ id, tileId, role, state, channel, centerId, language, name }: MemberRow, isNamed: boolean): CallMember {
  return { id, tileId, role, state, channel, ...centerId !== null && { centerId }, language, ...isNamed && name !== null && { name } };
}
