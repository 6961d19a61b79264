import type { EpochMs } from '../../shared/base/clock.js';
import { cancelJob, scheduleJob } from '../jobs/job-queue.js';
import type { Transaction } from '../storage/database.js';

/** The kind of job that looks after a call until somebody answers it. */
export const WATCH_CALL = 'watch-call';
/** How long a person's or a room's screens ring. */
export const RINGS_MS = 40_000;
/** How often a call that waits at a desk is looked at. */
export const LOOK_EVERY_MS = 15_000;

/** Has a call that nobody has answered looked at: one that rings when its time is up, one that waits again and again. */
export async function scheduleWatch(sql: Transaction, callId: string, state: 'queued' | 'ringing', now: EpochMs): Promise<void> {
  const runAt = new Date(now + (state === 'ringing' ? RINGS_MS : LOOK_EVERY_MS));
  await scheduleJob(sql, { kind: WATCH_CALL, key: `${WATCH_CALL} ${callId}`, runAt, payload: { callId } });
}

/** A call that was answered or is over is not looked at any more. */
export async function forgetWatch(sql: Transaction, callId: string): Promise<void> {
  await cancelJob(sql, `${WATCH_CALL} ${callId}`);
}
