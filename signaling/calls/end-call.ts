import type { EpochMs } from '../../shared/base/clock.js';
import { assert } from '../../shared/base/result.js';
import type { Transaction } from '../storage/database.js';
import type { CallRow } from './call-rows.js';
import { forgetWatch } from './call-watch.js';
import { noteMissed } from './missed-calls.js';
import { tellCall, tellWaiting } from './tell-call.js';

type Ending = NonNullable<CallRow['ending']>;

/** Ends a locked call that is not over: everybody is told, and its rows name nobody any more. */
export async function endCall(sql: Transaction, call: CallRow, ending: Ending, now: EpochMs): Promise<void> {
  assert(call.state !== 'ended', 'a call ends once');
  const at = new Date(now);
  await sql`update call set state = 'ended', ending = ${ending}, held = false, ended_at = ${at} where id = ${call.id}`;
  await sql`update call_member set state = 'left', left_at = ${at}, absent_since = null where call_id = ${call.id} and state in ('ringing', 'in-call')`;
  await tellCall(sql, call.id, now);
  if (call.state === 'queued') await tellWaiting(sql, call, now);
  // Whoever declined knows of it.
  if (call.state === 'ringing' && ending !== 'declined') await noteMissed(sql, call, now);
  await sql`update call set callee_id = null where id = ${call.id}`;
  await sql`update call_member set session_id = null, given_name = null where call_id = ${call.id}`;
  await sql`update call_room set over = true where call_id = ${call.id}`;
  await sql`delete from call_ring where call_id = ${call.id}`;
  await sql`delete from call_invitation where call_id = ${call.id}`;
  await forgetWatch(sql, call.id);
}

/** Ends a locked call that cannot be brought back; a meeting's goes on for whoever joins it again. */
export async function loseCall(sql: Transaction, call: CallRow, now: EpochMs): Promise<void> {
  if (call.target !== 'meeting') return endCall(sql, call, 'lost', now);
  const members = await sql<{ id: string }[]>`select id from call_member where call_id = ${call.id} and state = 'in-call'`;
  await leaveCall(sql, call, members.map(({ id }) => id), 'left', now);
}

/** The last one has left a meeting before its time is over: it can be joined again, in a new media room, and names nobody meanwhile. */
async function restCall(sql: Transaction, call: CallRow, now: EpochMs): Promise<void> {
  await sql`update call set state = 'planned' where id = ${call.id}`;
  await sql`update call_room set over = true where call_id = ${call.id}`;
  await tellCall(sql, call.id, now);
  await sql`update call_member set session_id = null, given_name = null where call_id = ${call.id}`;
  await sql`delete from call_invitation where call_id = ${call.id}`;
}

/**
 * Takes members out of a locked call: by their own wish or another's. The cameras of a tile go with its last screen; where one tile is
 * left of a call that was answered, or none of one that waits, the call ends. A meeting's call does not: it has a time of its own.
 */
export async function leaveCall(sql: Transaction, call: CallRow, memberIds: readonly string[], as: 'left' | 'removed', now: EpochMs): Promise<void> {
  const at = new Date(now);
  const gone = await sql<{ tileId: string; role: string }[]>`
    update call_member set state = ${as}, left_at = ${at}, absent_since = null
    where call_id = ${call.id} and id = any(${[...memberIds]}::uuid[]) and state in ('ringing', 'in-call') returning tile_id, role`;
  const tiles = gone.filter(({ role }) => role !== 'camera').map(({ tileId }) => tileId);
  await sql`
    update call_member set state = ${as}, left_at = ${at}, absent_since = null
    where call_id = ${call.id} and role = 'camera' and tile_id = any(${tiles}::uuid[]) and state in ('ringing', 'in-call')
      and not exists (
        select 1 from call_member as screen where screen.call_id = ${call.id} and screen.tile_id = call_member.tile_id and screen.role <> 'camera' and screen.state in ('ringing', 'in-call'))`;
  const [left] = await sql<{ tiles: number }[]>`
    select count(distinct tile_id)::int as tiles from call_member where call_id = ${call.id} and role <> 'camera' and state in ('ringing', 'in-call')`;
  const needed = call.state === 'active' && call.target !== 'meeting' ? 2 : 1;
  if ((left?.tiles ?? 0) >= needed) await tellCall(sql, call.id, now, 'members');
  else if (call.target === 'meeting') await restCall(sql, call, now);
  else await endCall(sql, call, call.state === 'active' ? 'hung-up' : 'withdrawn', now);
}
