import type { Clock } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { QueuedCall } from '../../shared/contract/calls.js';
import { isEncryptedDesk } from '../../shared/contract/encrypted-desks.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Queryable, Transaction } from '../storage/database.js';
import { findMember, type PresentMember } from './call-members.js';
import { lockCall, type CallActor, type CallRow } from './call-rows.js';
import { scheduleWatch } from './call-watch.js';
import { leaveCall } from './end-call.js';
import type { DeskName } from './staff.js';
import { tellCall, tellDesk } from './tell-call.js';

type Answer = Promise<Result<void, ProblemFailure<'not-found' | 'call-over' | 'not-allowed'>>>;
type SignedIn = CallActor & { readonly person: NonNullable<CallActor['person']> };

interface QueueRow {
  readonly callId: string;
  readonly askedAt: Date;
  readonly channel: QueuedCall['channel'];
  readonly centerId: string | null;
  readonly language: QueuedCall['language'];
  /** Whether whoever waits has agreed to a consultation, and for when. */
  readonly agreed: boolean;
  readonly startsAt: Date | null;
}

/** What staff do with the calls of their desk, and what those in a call may do with its other members. */
export class DeskWork {
  constructor(private readonly clock: Clock) {}

  /** Who waits at a desk: where, in which language, since when. */
  async readQueue(sql: Queryable, desk: DeskName): Promise<{ waiting: QueuedCall[]; inCall: number }> {
    const rows = await sql<QueueRow[]>`
      select call.id as call_id, call.asked_at, channel, call_member.center_id, call_member.language, consultation.id is not null as agreed, lower(during) as starts_at
      from call join call_member on call_member.call_id = call.id left join consultation on consultation.call_id = call.id
      where desk = ${desk} and call.state = 'queued' and role = 'caller' and call_member.state = 'ringing' order by call.asked_at, call.id`;
    const [active] = await sql<{ count: number }[]>`select count(*)::int as count from call where desk = ${desk} and state = 'active'`;
    const waiting = rows.map(({ askedAt, centerId, agreed, startsAt, ...row }) => ({
      ...row, askedAt: askedAt.toISOString(), ...centerId !== null && { centerId },
      ...agreed && { consultation: startsAt ? { kind: 'appointment' as const, from: startsAt.toISOString() } : { kind: 'walk-in' as const } },
    }));
    return { waiting, inCall: active?.count ?? 0 };
  }

  /** Holds a call or goes on with it. */
  async setHeld(sql: Transaction, actor: SignedIn, callId: string, held: boolean): Answer {
    const found = await this.#findAsAgent(sql, actor, callId);
    if (!found.ok) return found;
    if (found.value.call.held === held) return succeed(undefined);
    await sql`update call set held = ${held} where id = ${callId}`;
    await tellCall(sql, callId, this.clock.now(), 'members');
    return succeed(undefined);
  }

  /**
   * Passes a call on to a desk, where it waits in the order in which it was first asked for. Its media room is left behind: whoever
   * answers next gets a new one, which no token of before opens.
   */
  async transfer(sql: Transaction, actor: SignedIn, callId: string, desk: DeskName): Answer {
    const found = await this.#findAsAgent(sql, actor, callId);
    if (!found.ok) return found;
    const now = this.clock.now();
    const { call } = found.value;
    await sql`update call_member set state = 'left', left_at = ${new Date(now)} where call_id = ${callId} and role = 'agent' and state = 'in-call'`;
    const waiting = await sql`
      update call_member set state = 'ringing', absent_since = null where call_id = ${callId} and state = 'in-call' returning role`;
    if (!waiting.some(({ role }) => role === 'caller')) return fail({ code: 'call-over' });
    await sql`update call_room set over = true where call_id = ${callId}`;
    await sql`update call set state = 'queued', desk = ${desk}, held = false, encrypted = encrypted or ${isEncryptedDesk(desk)}, answered_at = null where id = ${callId}`;
    await scheduleWatch(sql, callId, 'queued', now);
    await tellCall(sql, callId, now);
    if (call.desk && call.desk !== desk) await tellDesk(sql, call.desk, now);
    return succeed(undefined);
  }

  /** Sends somebody out. Staff may send out anybody but staff; a person who is signed in, guests and cameras. */
  async removeMember(sql: Transaction, actor: SignedIn, callId: string, memberId: string): Answer {
    const found = await this.#findAsMember(sql, actor, callId);
    if (!found.ok) return found;
    const { call, member } = found.value;
    const [other] = await sql<Pick<PresentMember, 'role' | 'state'>[]>`select role, state from call_member where id = ${memberId} and call_id = ${callId}`;
    if (!other) return fail({ code: 'not-found' });
    const mayRemove = member.role === 'agent' ? other.role !== 'agent' : other.role === 'guest' || other.role === 'camera';
    if (!mayRemove || member.id === memberId) return fail({ code: 'not-allowed' });
    await leaveCall(sql, call, [memberId], 'removed', this.clock.now());
    return succeed(undefined);
  }

  async #findAsAgent(sql: Transaction, actor: SignedIn, callId: string) {
    const found = await this.#findAsMember(sql, actor, callId);
    if (!found.ok || found.value.member.role === 'agent') return found;
    return fail({ code: 'not-allowed' as const });
  }

  /** The call and the member that a signed-in person is in it, on this screen and in this session. */
  async #findAsMember(sql: Transaction, { device, person }: SignedIn, callId: string): Promise<Result<{ call: CallRow; member: PresentMember }, ProblemFailure<'not-found' | 'call-over' | 'not-allowed'>>> {
    const call = await lockCall(sql, callId);
    const [known] = await sql`select 1 from call_member where call_id = ${callId} and device_id = ${device.deviceId}`;
    if (!call || !known) return fail({ code: 'not-found' });
    if (call.state !== 'active') return fail({ code: 'call-over' });
    const member = await findMember(sql, callId, device.deviceId);
    if (!member) return fail({ code: 'call-over' });
    return member.sessionId === person.sessionId ? succeed({ call, member }) : fail({ code: 'not-allowed' });
  }
}
