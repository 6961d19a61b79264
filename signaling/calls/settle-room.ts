import type { Clock, EpochMs } from '../../shared/base/clock.js';
import type { CallMember } from '../../shared/contract/calls.js';
import type { Database, Queryable } from '../storage/database.js';
import { lockCall } from './call-rows.js';
import { rightsOf, TOKEN_OPENS_MS, type CallFacts } from './call-token.js';
import { leaveCall, loseCall } from './end-call.js';
import type { Attendee, MediaRooms } from './media-rooms.js';

export interface SettleParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly rooms: MediaRooms;
}

export interface Settled {
  /** The room is closed and forgotten, and so is its name. */
  readonly isOver: boolean;
  /** Until then somebody who has left could come back with the token they had. */
  readonly closelyUntil: EpochMs;
  /** Members have left by it, which screens are to be told. */
  readonly hasChanged: boolean;
}

/** A member who is gone without a word has so long to come back: a page that loads again, a cut of half a minute, a media server that starts anew. */
const GRACE_MS = 60_000;
/** A media server that cannot be asked for so long will not bring the call back. */
const LOST_AFTER_MS = 3 * 60_000;

interface RoomRow {
  readonly callId: string;
  readonly over: boolean;
  readonly held: boolean;
  readonly encrypted: boolean;
  readonly silentSince: Date | null;
  readonly closedAt: Date | null;
}

interface Person {
  readonly id: string;
  readonly role: CallMember['role'];
  readonly state: CallMember['state'];
  readonly absentSince: Date | null;
  readonly leftAt: Date | null;
  readonly replacesId: string | null;
}

const FORGOTTEN: Settled = { isOver: true, closelyUntil: 0, hasChanged: false };

/** Every room that a call has, or that has to be closed or kept closed. */
export async function listRooms(sql: Queryable): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from call_room`;
  return rows.map(({ name }) => name);
}

/** Compares a room with its call and puts right what differs, on either side. May be done any number of times. */
export async function settleRoom(parts: SettleParts, name: string): Promise<Settled> {
  const { database, rooms, clock } = parts;
  const [room] = await database<RoomRow[]>`
    select call_id, over, held, encrypted, silent_since, closed_at from call_room join call on call.id = call_id where name = ${name}`;
  if (!room) return FORGOTTEN;
  if (room.over) return closeRoom(parts, name, room);
  // Asked before the rows are read: whoever has become a member since is not taken for a stranger.
  const present = await rooms.list(name);
  if (!present.ok) return await waitForServer(parts, name, room);
  if (room.silentSince) await database`update call_room set silent_since = null where name = ${name}`;
  const members = await database<Person[]>`select id, role, state, absent_since, left_at, replaces_id from call_member where call_id = ${room.callId}`;
  await sendOut(parts, name, room, present.value, members);
  const here = new Set(present.value.map(({ id }) => id));
  const hasMoved = await completeMoves(parts, room.callId, here, members);
  const hasChanged = await noteAbsence(parts, room.callId, here, members) || hasMoved;
  const lastLeft = Math.max(0, ...members.map(({ leftAt }) => leftAt?.getTime() ?? 0));
  return { isOver: false, closelyUntil: lastLeft === 0 ? 0 : Math.max(lastLeft + TOKEN_OPENS_MS, clock.now()), hasChanged };
}

/**
 * Closes a room that its call needs no more, and again until no token of before can open it: a media server that is not ours may
 * make a room for whoever asks.
 */
async function closeRoom({ database, rooms, clock }: SettleParts, name: string, { closedAt }: RoomRow): Promise<Settled> {
  const closed = await rooms.close(name);
  if (!closed.ok) return { ...FORGOTTEN, isOver: false };
  if (!closedAt) await database`update call_room set closed_at = ${new Date(clock.now())} where name = ${name}`;
  const isOver = closedAt !== null && closedAt.getTime() + TOKEN_OPENS_MS <= clock.now();
  if (isOver) await database`delete from call_room where name = ${name}`;
  return { ...FORGOTTEN, isOver };
}

/** Removes whoever is no member any more, and gives the others the rights they have now. */
async function sendOut({ rooms }: SettleParts, name: string, call: CallFacts, present: readonly Attendee[], members: readonly Person[]): Promise<void> {
  await Promise.all(present.map(async ({ id, listens }) => {
    const member = members.find((one) => one.id === id && one.state === 'in-call');
    if (!member) return rooms.remove(name, id);
    const rights = rightsOf(member.role, call);
    return rights.listen === listens ? undefined : rooms.permit(name, id, rights);
  }));
}

/** A member whose new screen has joined leaves with the old one. @returns whether somebody did */
async function completeMoves({ database, clock }: SettleParts, callId: string, present: ReadonlySet<string>, members: readonly Person[]): Promise<boolean> {
  const joined = members.filter(({ id, state, replacesId }) => state === 'in-call' && replacesId !== null && present.has(id));
  const replaced = joined.flatMap(({ replacesId }) => replacesId ?? []);
  if (replaced.length === 0) return false;
  return database.begin(async (sql) => {
    const call = await lockCall(sql, callId);
    if (call?.state !== 'active') return false;
    await sql`update call_member set replaces_id = null where id = any(${joined.map(({ id }) => id)}::uuid[])`;
    const [old] = await sql`select 1 from call_member where id = any(${replaced}::uuid[]) and state = 'in-call'`;
    if (old) await leaveCall(sql, call, replaced, 'left', clock.now());
    return old !== undefined;
  });
}

/** @returns whether somebody was gone for so long that the call goes on without them, or is over */
async function noteAbsence({ database, clock }: SettleParts, callId: string, present: ReadonlySet<string>, members: readonly Person[]): Promise<boolean> {
  const now = clock.now();
  const awaited = members.filter(({ state }) => state === 'in-call');
  const back = awaited.filter(({ id, absentSince }) => absentSince && present.has(id)).map(({ id }) => id);
  if (back.length > 0) await database`update call_member set absent_since = null where id = any(${back}::uuid[])`;
  const missing = awaited.filter(({ id }) => !present.has(id));
  const fresh = missing.filter(({ absentSince }) => !absentSince).map(({ id }) => id);
  if (fresh.length > 0) await database`update call_member set absent_since = ${new Date(now)} where id = any(${fresh}::uuid[]) and absent_since is null and state = 'in-call'`;
  const gone = missing.filter(({ absentSince }) => absentSince && absentSince.getTime() <= now - GRACE_MS).map(({ id }) => id);
  if (gone.length === 0) return false;
  return database.begin(async (sql) => {
    const call = await lockCall(sql, callId);
    if (call?.state !== 'active') return false;
    // A room that everybody has vanished from was not left by anybody.
    if (gone.length === awaited.length) await loseCall(sql, call, now);
    else await leaveCall(sql, call, gone, 'left', now);
    return true;
  });
}

/** While the media server cannot be asked nobody counts as absent; in the end the call is lost. */
async function waitForServer({ database, clock }: SettleParts, name: string, { callId, silentSince }: RoomRow): Promise<Settled> {
  const now = clock.now();
  await database`update call_member set absent_since = null where call_id = ${callId} and absent_since is not null`;
  if (!silentSince) await database`update call_room set silent_since = ${new Date(now)} where name = ${name} and silent_since is null`;
  if (!silentSince || silentSince.getTime() > now - LOST_AFTER_MS) return { isOver: false, closelyUntil: 0, hasChanged: false };
  return database.begin(async (sql) => {
    const call = await lockCall(sql, callId);
    if (call?.state !== 'active') return { isOver: false, closelyUntil: 0, hasChanged: false };
    await loseCall(sql, call, now);
    return { isOver: false, closelyUntil: 0, hasChanged: true };
  });
}
