import type { Clock } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Readable } from '../../shared/base/store.js';
import type { Call, CallMember } from '../../shared/contract/calls.js';
import { JOIN_OPENS_MS } from '../../shared/contract/meetings.js';
import { addMember, findMember } from '../calls/call-members.js';
import { lockCall, type CallActor } from '../calls/call-rows.js';
import type { Calls } from '../calls/calls.js';
import type { EngineState } from '../calls/engine/media-engine.js';
import { nameRoom } from '../calls/room-names.js';
import { tellCall } from '../calls/tell-call.js';
import type { ProblemFailure } from '../http/problem.js';
import { currentState, readAllocations } from '../reservations/allocation-rows.js';
import type { Transaction } from '../storage/database.js';

type JoinProblem = ProblemFailure<'not-found' | 'call-busy' | 'call-over' | 'calls-off' | 'service-unavailable' | 'meeting-too-early' | 'meeting-not-checked-in'>;

/** As what a screen comes into a meeting: where one of its people is signed in, or as the own panel of one of its rooms. */
type Part = { readonly as: 'person' } | { readonly as: 'room'; readonly checkedIn: boolean };

export interface MeetingCallsParts {
  readonly calls: Calls;
  readonly clock: Clock;
  readonly engine: Readable<EngineState>;
  /** What the names of this installation's media rooms begin with. */
  readonly roomMark: string;
}

/** The calls of meetings: nobody is rung and nobody answers, whoever belongs to it comes in. */
export class MeetingCalls {
  constructor(private readonly parts: MeetingCallsParts) {}

  /** Makes a screen a member of a meeting's call, from ten minutes before its start until its end. Whoever is in it already is in it. */
  async join(sql: Transaction, actor: CallActor, meetingId: string, language: CallMember['language']): Promise<Result<Call, JoinProblem>> {
    const { kind } = this.parts.engine.get();
    if (kind !== 'ready') return fail({ code: kind === 'off' ? 'calls-off' : 'service-unavailable' });
    const now = this.parts.clock.now();
    const call = await lockCall(sql, meetingId);
    const [time] = await sql<{ startsAt: Date; endsAt: Date }[]>`
      select lower(during) as starts_at, upper(during) as ends_at from meeting_person where meeting_id = ${meetingId} and is_organizer`;
    const part = call?.target === 'meeting' && time ? await this.#findPart(sql, actor, meetingId, now) : undefined;
    if (!call || !time || !part) return fail({ code: 'not-found' });
    if (call.state === 'ended') return fail({ code: 'call-over' });
    if (await findMember(sql, meetingId, actor.device.deviceId)) return succeed(await this.parts.calls.readChanged(sql, actor, meetingId));
    if (time.endsAt.getTime() <= now) return fail({ code: 'call-over' });
    const opens = time.startsAt.getTime() - JOIN_OPENS_MS;
    if (now < opens) return fail({ code: 'meeting-too-early', opensAt: new Date(opens).toISOString() });
    if (part.as === 'room' && !part.checkedIn) return fail({ code: 'meeting-not-checked-in' });
    const added = await addMember(sql, actor, { callId: meetingId, role: 'attendee', state: 'in-call', language }, now);
    if (!added.ok) return fail({ code: added.failure });
    if (call.state === 'planned') {
      await sql`update call set state = 'active', answered_at = coalesce(answered_at, ${new Date(now)}) where id = ${meetingId}`;
      await sql`insert into call_room (name, call_id) values (${nameRoom(this.parts.roomMark)}, ${meetingId})`;
    }
    await tellCall(sql, meetingId, now);
    return succeed(await this.parts.calls.readChanged(sql, actor, meetingId));
  }

  async #findPart(sql: Transaction, { device, person }: CallActor, meetingId: string, now: number): Promise<Part | undefined> {
    const [invited] = person ? await sql`select 1 from meeting_person where meeting_id = ${meetingId} and person_id = ${person.personId}` : [];
    if (invited) return { as: 'person' };
    const { spaceId } = device.profile;
    if (spaceId === undefined) return undefined;
    const [row] = await readAllocations(sql, sql`booking_id = ${meetingId} and space_id = ${spaceId}`, now);
    return row && { as: 'room', checkedIn: currentState(row, now) === 'checked-in' };
  }
}
