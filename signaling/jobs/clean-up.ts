import type { Clock } from '../../shared/base/clock.js';
import { forgetConsultations } from '../consultations/forget-consultations.js';
import type { Database } from '../storage/database.js';
import { MISSED_KEPT_MS } from '../calls/missed-calls.js';
import { scheduleJob } from './job-queue.js';
import type { JobKind } from './job-runner.js';

const KIND = 'clean-up';
const EVERY_MS = 10 * 60_000;
const EVENTS_KEPT_MS = 3 * 86_400_000;
/** Longer than the media server tells a thing again, and than a wrong code counts. */
const HOUR_MS = 3_600_000;
const NOTICES_KEPT_MS = 30 * 86_400_000;
/** A day longer than answers are kept: a repeated sign-in looks its session up, a repeated answer its call. */
const SESSIONS_KEPT_MS = 15 * 86_400_000;

/** Throws away what is past its use: kept answers, sessions, tickets, calls, consultations, events that no screen will ask for again. */
export function cleanUp(clock: Clock): JobKind {
  return {
    kind: KIND,
    async run(_payload, transaction) {
      const now = clock.now();
      await transaction`delete from idempotency where expires_at < ${new Date(now)}`;
      await transaction`delete from session where ends_at < ${new Date(now - SESSIONS_KEPT_MS)}`;
      await transaction`delete from notice where at < ${new Date(now - NOTICES_KEPT_MS)}`;
      // Calls name nobody once they are over; what is left of them is for repeats of what was asked about them.
      await transaction`delete from call where ended_at < ${new Date(now - SESSIONS_KEPT_MS)} and not exists (select 1 from call_room where call_id = call.id)`;
      await forgetConsultations(transaction, now);
      await transaction`delete from missed_call where at < ${new Date(now - MISSED_KEPT_MS)}`;
      await transaction`delete from call_invitation where valid_until < ${new Date(now)}`;
      await transaction`delete from call_code_try where at < ${new Date(now - HOUR_MS)}`;
      await transaction`delete from media_event where at < ${new Date(now - HOUR_MS)}`;
      await transaction`delete from event_ticket where expires_at < ${new Date(now)}`;
      // The newest event stays for ever: the next position is counted from it.
      await transaction`delete from event where at < ${new Date(now - EVENTS_KEPT_MS)} and position < (select max(position) from event)`;
      return new Date(now + EVERY_MS);
    },
  };
}

/** Makes sure that cleaning up is scheduled. */
export async function scheduleCleanUp(database: Database, clock: Clock): Promise<void> {
  await database.begin((transaction) => scheduleJob(transaction, { kind: KIND, key: KIND, runAt: new Date(clock.now() + EVERY_MS), payload: {} }));
}
