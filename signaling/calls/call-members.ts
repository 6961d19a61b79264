import { makeId } from '../../shared/base/ids.js';
import type { EpochMs } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { CallMember } from '../../shared/contract/calls.js';
import { isDatabaseError, type Queryable, type Transaction } from '../storage/database.js';
import type { CallActor } from './call-rows.js';

/** The SQLSTATE of a broken unique index. */
const UNIQUE_VIOLATION = '23505';

export interface NewMember {
  readonly callId: string;
  readonly role: CallMember['role'];
  readonly state: 'ringing' | 'in-call';
  readonly language: CallMember['language'];
  /** The tile that it is part of; one of its own if it is missing. */
  readonly tileId?: string;
  readonly givenName?: string;
  /** The member on another screen that leaves once this one is there. */
  readonly replacesId?: string;
}

/** Makes the acting screen a member of a call; the database refuses one that is in another, or in this one already. */
export async function addMember(sql: Transaction, { device, person }: CallActor, member: NewMember, now: EpochMs): Promise<Result<void, 'call-busy'>> {
  const { callId, role, state, language, tileId = makeId(), givenName = null, replacesId = null } = member;
  const { channel, centerId = null } = device.profile;
  try {
    await sql.savepoint((inner) => inner`
      insert into call_member (id, call_id, tile_id, role, state, device_id, session_id, given_name, channel, center_id, language, joined_at, replaces_id)
      values (${makeId()}, ${callId}, ${tileId}, ${role}, ${state}, ${device.deviceId}, ${person?.sessionId ?? null}, ${givenName}, ${channel}, ${centerId}, ${language}, ${new Date(now)}, ${replacesId})`);
    return succeed(undefined);
  } catch (error) {
    if (isDatabaseError(error, UNIQUE_VIOLATION, 'one_call_per_screen')) return fail('call-busy');
    throw error;
  }
}

/** A member that has not left. */
export interface PresentMember {
  readonly id: string;
  readonly tileId: string;
  readonly role: CallMember['role'];
  readonly state: 'ringing' | 'in-call';
  readonly sessionId: string | null;
}

/** The member that a screen is in a call now; `undefined` for one that never was or has left. */
export async function findMember(sql: Queryable, callId: string, deviceId: string): Promise<PresentMember | undefined> {
  const [row] = await sql<PresentMember[]>`
    select id, tile_id, role, state, session_id from call_member
    where call_id = ${callId} and device_id = ${deviceId} and state in ('ringing', 'in-call')`;
  return row;
}
