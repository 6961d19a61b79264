import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.js';
import { lockCall } from '../calls/call-rows.js';
import { endCall } from '../calls/end-call.js';
import { scheduleJob } from '../jobs/job-queue.js';
import type { JobKind } from '../jobs/job-runner.js';
import type { Transaction } from '../storage/database.js';

const KIND = 'end-meeting';
/** How often a meeting is looked at whose people go on talking after its time. */
const LOOK_AGAIN_MS = 15_000;
const Payload = z.object({ meetingId: z.uuid() });

/** Has a meeting looked at when its time is over. */
export async function scheduleEnd(sql: Transaction, meetingId: string, at: Date): Promise<void> {
  await scheduleJob(sql, { kind: KIND, key: `${KIND} ${meetingId}`, runAt: at, payload: { meetingId } });
}

/**
 * Ends the call of a meeting whose time is over once nobody is in it, and forgets what the meeting was called and who was invited:
 * from then on its rows name nobody but who booked its rooms. Who goes on talking is not cut off.
 */
export function endMeetingJob(clock: Clock): JobKind {
  return {
    kind: KIND,
    async run(payload, sql) {
      const { meetingId } = Payload.parse(payload);
      const now = clock.now();
      await sql`select 1 from booking where id = ${meetingId} for update`;
      const call = await lockCall(sql, meetingId);
      if (!call) return undefined;
      if (call.state === 'active') return new Date(now + LOOK_AGAIN_MS);
      // Told while its people are known.
      if (call.state === 'planned') await endCall(sql, call, call.answeredAt ? 'hung-up' : 'missed', now);
      await sql`update meeting set state = 'over', title = null where id = ${meetingId}`;
      await sql`delete from meeting_person where meeting_id = ${meetingId}`;
      return undefined;
    },
  };
}
