import type { Clock } from '../../shared/base/clock.js';
import { assert, fail, succeed, type Result } from '../../shared/base/result.js';
import type { Readable } from '../../shared/base/store.js';
import type { Call, CallMember, CallTarget } from '../../shared/contract/calls.js';
import { isEncryptedDesk } from '../../shared/contract/encrypted-desks.js';
import type { City } from '../city/city.js';
import { readPosition } from '../events/event-log.js';
import type { ProblemFailure } from '../http/problem.js';
import type { Cards } from '../identity/cards.js';
import type { Queryable, Transaction } from '../storage/database.js';
import { addMember, findMember } from './call-members.js';
import { isVisible, listElsewhere, listRinging, lockCall, readCalls, type CallActor, type CallRow } from './call-rows.js';
import { forgetWatch, scheduleWatch } from './call-watch.js';
import { endCall, leaveCall } from './end-call.js';
import type { EngineState } from './engine/media-engine.js';
import { nameRoom } from './room-names.js';
import { takeCaller } from './missed-calls.js';
import { isPersonBusy, ringCenter, ringPerson } from './ring.js';
import { isStaff, type DeskName } from './staff.js';
import { tellCall, tellNewCall, tellWaiting } from './tell-call.js';

type Answer<Code extends ProblemFailure['code']> = Promise<Result<Call, ProblemFailure<Code>>>;
type Language = CallMember['language'];
/** Whom a call is for, found. */
type Found = Pick<CallRow, 'target' | 'calleeId'> & { readonly desk: DeskName | null; readonly state: 'queued' | 'ringing'; readonly spaceId: string | null; readonly centerId?: string };

/** As many calls a screen may start in a minute. */
const CALLS_PER_MINUTE = 10;
const MINUTE = 60_000;

export interface CallsParts {
  readonly city: City;
  readonly cards: Cards;
  readonly clock: Clock;
  readonly engine: Readable<EngineState>;
  /** What the names of this installation's media rooms begin with. */
  readonly roomMark: string;
}

/** What any screen does with calls. Each method runs in the transaction of its request. */
export class Calls {
  constructor(private readonly parts: CallsParts) {}

  /** The calls that a screen is in or may answer. */
  async list(sql: Queryable, actor: CallActor, event: number): Promise<Call[]> {
    const { deviceId } = actor.device;
    return readCalls(sql, sql`id in (
      select call_id from call_member where device_id = ${deviceId} and state in ('ringing', 'in-call') union all ${listRinging(sql, actor)} union all ${listElsewhere(sql, actor)})`, actor, event);
  }

  /** Nobody learns whether a call exists that is not theirs. */
  async read(sql: Queryable, actor: CallActor, callId: string, event: number): Promise<Result<Call, ProblemFailure<'not-found'>>> {
    const [call] = await readCalls(sql, sql`id = ${callId} and ${isVisible(sql, actor)}`, actor, event);
    return call ? succeed(call) : fail({ code: 'not-found' });
  }

  /** A call as it is after a change of it by this screen. */
  async readChanged(sql: Queryable, actor: CallActor, callId: string): Promise<Call> {
    const [call] = await readCalls(sql, sql`id = ${callId}`, actor, await readPosition(sql));
    assert(call, 'a call is kept longer than what was answered about it');
    return call;
  }

  /** Calls somebody; who cannot answer because they are in another call is busy at once. */
  async start(sql: Transaction, actor: CallActor, request: { readonly callId: string; readonly target: CallTarget; readonly language: Language }): Answer<'not-found' | 'call-busy' | 'calls-off' | 'too-many-requests' | 'not-allowed' | 'service-unavailable'> {
    const { kind } = this.parts.engine.get();
    if (kind !== 'ready') return fail({ code: kind === 'off' ? 'calls-off' : 'service-unavailable' });
    const now = this.parts.clock.now();
    const { callId, target, language } = request;
    if (await this.#hasCalledTooOften(sql, actor.device.deviceId)) return fail({ code: 'too-many-requests' });
    // Ids are made on devices: one that exists already under another idempotency key is not this request.
    const [known] = await sql`select 1 from call where id = ${callId}`;
    if (known) return fail({ code: 'not-allowed' });
    const found = await this.#find(sql, actor, target);
    if (!found) return fail({ code: 'not-found' });
    await sql`
      insert into call (id, target, desk, callee_id, space_id, state, encrypted, asked_at)
      values (${callId}, ${found.target}, ${found.desk}, ${found.calleeId}, ${found.spaceId}, ${found.state}, ${isEncryptedDesk(found.desk)}, ${new Date(now)})`;
    const added = await addMember(sql, actor, { callId, role: 'caller', state: 'ringing', language }, now);
    if (!added.ok) return fail({ code: added.failure });
    if (found.calleeId) await ringPerson(sql, callId, found.calleeId, now);
    if (found.centerId !== undefined) await ringCenter(sql, callId, found.centerId, now);
    if (found.calleeId && await isPersonBusy(sql, found.calleeId, callId)) {
      const call = await lockCall(sql, callId);
      assert(call, 'a call that was made is there');
      await endCall(sql, call, 'busy', now);
    } else {
      await scheduleWatch(sql, callId, found.state, now);
      await tellNewCall(sql, callId, now);
    }
    return succeed(await this.readChanged(sql, actor, callId));
  }

  /** Takes a call. Of several who answer at once the first has it: the row of the call says so, whichever node they ask. */
  async answer(sql: Transaction, actor: CallActor, callId: string, language: Language): Answer<'not-found' | 'call-busy' | 'call-taken' | 'call-over' | 'not-allowed'> {
    const now = this.parts.clock.now();
    const role = await this.#findPart(sql, actor, callId);
    if (!role) return fail({ code: 'not-found' });
    const [taken] = await sql<Pick<CallRow, 'desk' | 'askedAt'>[]>`
      update call set state = 'active', answered_at = ${new Date(now)} where id = ${callId} and state in ('queued', 'ringing') returning desk, asked_at`;
    if (!taken) return fail({ code: await this.#tellWhyNot(sql, callId) });
    const added = await addMember(sql, actor, { callId, role, state: 'in-call', language }, now);
    if (!added.ok) return fail({ code: added.failure });
    await sql`update call_member set state = 'in-call' where call_id = ${callId} and state = 'ringing'`;
    await sql`insert into call_room (name, call_id) values (${nameRoom(this.parts.roomMark)}, ${callId})`;
    await tellCall(sql, callId, now);
    if (taken.desk) await tellWaiting(sql, taken, now);
    await forgetWatch(sql, callId);
    return succeed(await this.readChanged(sql, actor, callId));
  }

  /** Declines a call. A person declines for all their screens, a panel for itself: the others of its center go on ringing. */
  async decline(sql: Transaction, actor: CallActor, callId: string): Answer<'not-found' | 'call-taken' | 'call-over' | 'not-allowed'> {
    const now = this.parts.clock.now();
    const { deviceId } = actor.device;
    const role = await this.#findPart(sql, actor, callId);
    if (!role) return fail({ code: 'not-found' });
    if (role === 'agent') return fail({ code: 'not-allowed' });
    const call = await lockCall(sql, callId);
    if (call?.state !== 'ringing') return fail({ code: await this.#tellWhyNot(sql, callId) });
    const [other] = await sql`select 1 from call_ring where call_id = ${callId} and device_id <> ${deviceId}`;
    if (call.target === 'room' && other) {
      await tellCall(sql, callId, now);
      await sql`delete from call_ring where call_id = ${callId} and device_id = ${deviceId}`;
    } else await endCall(sql, call, 'declined', now);
    return succeed(await this.readChanged(sql, actor, callId));
  }

  /** Leaves a call, or gives up before it was answered. Whoever has left already has left. */
  async hangUp(sql: Transaction, actor: CallActor, callId: string): Answer<'not-found'> {
    const { deviceId } = actor.device;
    const call = await lockCall(sql, callId);
    const [known] = await sql`select 1 from call_member where call_id = ${callId} and device_id = ${deviceId}`;
    if (!call || !known) return fail({ code: 'not-found' });
    const member = await findMember(sql, callId, deviceId);
    if (member) await leaveCall(sql, call, [member.id], 'left', this.parts.clock.now());
    return succeed(await this.readChanged(sql, actor, callId));
  }

  /**
   * Goes on, on this screen, with a call that its person is in on another one. The new screen is a member of the same tile at once; the
   * old one leaves when the new one has joined the media room (`settleRoom`), so that the others hear no gap.
   */
  async move(sql: Transaction, actor: CallActor & { readonly person: NonNullable<CallActor['person']> }, callId: string, language: Language): Answer<'not-found' | 'call-busy' | 'call-over' | 'not-allowed'> {
    const now = this.parts.clock.now();
    const call = await lockCall(sql, callId);
    const [from] = await sql<{ id: string; tileId: string; role: 'caller' | 'callee' }[]>`
      select call_member.id, tile_id, role from call_member join session on session.id = session_id
      where call_id = ${callId} and session.person_id = ${actor.person.personId} and call_member.device_id <> ${actor.device.deviceId}
        and ended_at is null and call_member.state = 'in-call' and role in ('caller', 'callee') order by joined_at desc limit 1`;
    if (!call || !from) return fail({ code: 'not-found' });
    if (call.state !== 'active') return fail({ code: 'call-over' });
    if (call.desk === 'health') return fail({ code: 'not-allowed' });
    const added = await addMember(sql, actor, { callId, role: from.role, state: 'in-call', language, tileId: from.tileId, replacesId: from.id }, now);
    if (!added.ok) return fail({ code: added.failure });
    await tellCall(sql, callId, now, 'members');
    return succeed(await this.readChanged(sql, actor, callId));
  }

  /** A person has signed out: what they were in goes on without them, and nobody who comes after finds themselves in it. */
  async leaveSession(sql: Transaction, sessionId: string): Promise<void> {
    const rows = await sql<{ id: string; callId: string }[]>`
      select id, call_id from call_member where session_id = ${sessionId} and state in ('ringing', 'in-call') order by call_id`;
    for (const { id, callId } of rows) {
      const call = await lockCall(sql, callId);
      if (call && call.state !== 'ended') await leaveCall(sql, call, [id], 'left', this.parts.clock.now());
    }
  }

  async #hasCalledTooOften(sql: Transaction, deviceId: string): Promise<boolean> {
    const since = new Date(this.parts.clock.now() - MINUTE);
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from call_member where device_id = ${deviceId} and role = 'caller' and joined_at > ${since}`;
    return (row?.count ?? 0) >= CALLS_PER_MINUTE;
  }

  async #find(sql: Transaction, actor: CallActor, target: CallTarget): Promise<Found | undefined> {
    const nobody = { desk: null, calleeId: null, spaceId: null };
    switch (target.kind) {
      case 'desk': return { ...nobody, target: 'desk', state: 'queued', desk: target.desk };
      case 'person': {
        const card = await this.parts.cards.findByNumber(sql, target.number);
        return card.ok ? { ...nobody, target: 'person', state: 'ringing', calleeId: card.value.personId } : undefined;
      }
      case 'back': {
        const callerId = actor.person && await takeCaller(sql, actor.person.personId, target.missedId);
        return callerId === undefined ? undefined : { ...nobody, target: 'person', state: 'ringing', calleeId: callerId };
      }
      case 'room': {
        const placed = this.parts.city.findSpace(target.spaceId);
        if (placed?.space.kind !== 'telepresence-room') return undefined;
        return { ...nobody, target: 'room', state: 'ringing', spaceId: target.spaceId, centerId: placed.center.id };
      }
    }
  }

  /** As what a screen would answer a call: because it rings, because the person called is signed in on it, or because staff of its desk are. */
  async #findPart(sql: Transaction, { device, person }: CallActor, callId: string): Promise<'agent' | 'callee' | undefined> {
    const call = await lockCall(sql, callId);
    if (!call) return undefined;
    if (call.desk) return await isStaff(sql, person?.personId, call.desk) ? 'agent' : undefined;
    const [own] = await sql<{ rings: boolean; isMember: boolean }[]>`
      select exists (select 1 from call_ring where call_id = ${callId} and device_id = ${device.deviceId}) as rings,
        exists (select 1 from call_member where call_id = ${callId} and device_id = ${device.deviceId}) as is_member`;
    const isCallee = person !== undefined && call.calleeId === person.personId;
    return own && (own.rings || isCallee) && !own.isMember ? 'callee' : undefined;
  }

  async #tellWhyNot(sql: Transaction, callId: string): Promise<'call-taken' | 'call-over'> {
    const [call] = await sql<Pick<CallRow, 'state'>[]>`select state from call where id = ${callId}`;
    return call?.state === 'active' ? 'call-taken' : 'call-over';
  }
}

