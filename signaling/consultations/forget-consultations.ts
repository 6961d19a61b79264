import type { EpochMs } from '../../shared/base/clock.js';
import type { Transaction } from '../storage/database.js';

const DAY = 86_400_000;

/** Ends what nobody has ended for a day, and deletes what is kept no longer. */
export async function forgetConsultations(sql: Transaction, now: EpochMs): Promise<void> {
  await sql`
    update consultation set state = 'ended', ended_at = ${new Date(now)}
    where state = 'open' and coalesce(lower(during), asked_at) < ${new Date(now - DAY)} and not exists (select 1 from call where call.id = call_id and call.state <> 'ended')`;
  await sql`delete from consultation where forget_at < ${new Date(now)}`;
}
