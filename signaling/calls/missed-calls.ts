import { makeId } from '../../shared/base/ids.js';
import type { EpochMs } from '../../shared/base/clock.js';
import type { MissedCall } from '../../shared/contract/calls.js';
import type { Queryable, Transaction } from '../storage/database.js';
import type { CallRow } from './call-rows.js';

/** So long a call that nobody has seen is told. */
export const MISSED_KEPT_MS = 7 * 86_400_000;

interface MissedRow {
  readonly id: string;
  readonly at: Date;
  readonly channel: MissedCall['channel'];
  readonly centerId: string | null;
  readonly name: string | null;
}

/** Writes down that a person did not get a call, while it is still known for whom it was and who called. */
export async function noteMissed(sql: Transaction, call: Pick<CallRow, 'id' | 'calleeId' | 'askedAt'>, now: EpochMs): Promise<void> {
  if (call.calleeId === null) return;
  await sql`
    insert into missed_call (id, person_id, caller_id, channel, center_id, at)
    select ${makeId(now)}, ${call.calleeId}, session.person_id, channel, center_id, ${call.askedAt}
    from call_member left join session on session.id = session_id where call_id = ${call.id} and role = 'caller'`;
}

/** What a person may be told of the calls they missed: what was shown while they rang. */
export async function listMissed(sql: Queryable, personId: string): Promise<MissedCall[]> {
  const rows = await sql<MissedRow[]>`
    select missed_call.id, at, channel, center_id, display_name as name from missed_call left join person on person.id = caller_id
    where person_id = ${personId} order by at desc, missed_call.id`;
  return rows.map(({ id, at, channel, centerId, name }) => ({
    id, at: at.toISOString(), channel, ...centerId !== null && { centerId }, ...name !== null && { name }, mayCallBack: name !== null,
  }));
}

/** The person has seen it. Nobody learns whether another person's exists. */
export async function dismissMissed(sql: Queryable, personId: string, missedId: string): Promise<void> {
  await sql`delete from missed_call where id = ${missedId} and person_id = ${personId}`;
}

/** Whom a person calls back, and the call counts as seen; `undefined` where there is nobody to call. */
export async function takeCaller(sql: Transaction, personId: string, missedId: string): Promise<string | undefined> {
  const [row] = await sql<{ callerId: string }[]>`
    delete from missed_call where id = ${missedId} and person_id = ${personId} and caller_id is not null returning caller_id`;
  return row?.callerId;
}
