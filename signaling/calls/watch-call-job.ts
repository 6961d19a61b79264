import { z } from 'zod';
import type { Clock } from '../../shared/base/clock.js';
import type { JobKind } from '../jobs/job-runner.js';
import { lockCall } from './call-rows.js';
import { LOOK_EVERY_MS, RINGS_MS, WATCH_CALL } from './call-watch.js';
import { endCall } from './end-call.js';

/** Whoever waits at a desk and has not been heard of for so long has gone. */
const SILENT_CALLER_MS = 60_000;
const Payload = z.object({ callId: z.uuid() });

/** Ends what rang too long, and withdraws what waits for somebody who has gone. */
export function watchCallJob(clock: Clock): JobKind {
  return {
    kind: WATCH_CALL,
    async run(payload, sql) {
      const { callId } = Payload.parse(payload);
      const now = clock.now();
      const call = await lockCall(sql, callId);
      if (call?.state === 'ringing') {
        const until = call.askedAt.getTime() + RINGS_MS;
        if (now < until) return new Date(until);
        await endCall(sql, call, 'missed', now);
      }
      if (call?.state !== 'queued') return undefined;
      const [heard] = await sql`
        select 1 from call_member join device on device.id = device_id
        where call_id = ${callId} and state = 'ringing' and role <> 'camera' and last_seen_at > ${new Date(now - SILENT_CALLER_MS)}`;
      if (heard) return new Date(now + LOOK_EVERY_MS);
      await endCall(sql, call, 'withdrawn', now);
      return undefined;
    },
  };
}
