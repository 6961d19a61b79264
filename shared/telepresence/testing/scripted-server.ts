import { FakeClock } from '../../base/fake-clock.js';
import { fail, succeed, type Result } from '../../base/result.js';
import type { Call, CallMember, CallTicket } from '../../contract/calls.js';
import type { ProblemCode } from '../../contract/problems.js';
import type { RouteInput, RouteReply } from '../../contract/routes.js';
import { CallSession } from '../call-session.js';
import type { CallApi, CallEvents, CallParts, CallRoute, HeardEvent, RouteFailure } from '../ports.js';
import { SimulatedMedia } from '../simulated-media.js';

export const SELF = '00000000-0000-7000-8000-000000000001';
export const OTHER = '00000000-0000-7000-8000-000000000002';
export const RING = '00000000-0000-7000-8000-00000000000c';

export function makeMember(id: string, change: Partial<CallMember> = {}): CallMember {
  return { id, tileId: id, role: 'caller', state: 'in-call', channel: 'kiosk', language: 'ko', ...change };
}

/**
 * The city's server and its media server as one screen meets them, played by a test: one call at a time, changed by hand, told by
 * event, and every question counted.
 */
export class ScriptedServer {
  readonly clock = new FakeClock();
  readonly media = new SimulatedMedia({ clock: this.clock });
  readonly asked: { readonly route: CallRoute; readonly key: string | undefined }[] = [];
  /** What the next questions of a route are answered with instead. */
  readonly failures = new Map<CallRoute, RouteFailure>();
  may: Partial<CallTicket['may']> = {};
  call: Call | undefined;
  #listeners = new Set<(event: HeardEvent | 'resync') => void>();
  #position = 0;

  readonly api: CallApi = {
    call: async <Name extends CallRoute>(name: Name, input: RouteInput<Name>, options?: { readonly idempotencyKey?: string }) => {
      this.asked.push({ route: name, key: options?.idempotencyKey });
      await Promise.resolve();
      const failure = this.failures.get(name);
      return (failure ? fail(failure) : this.#answer(name, input as never)) as Result<RouteReply<Name>, RouteFailure>;
    },
  };

  readonly events: CallEvents = {
    follow: (_topics, _after, listener) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  };

  parts(change: Partial<CallParts> = {}): CallParts {
    return { api: this.api, events: this.events, clock: this.clock, openRoom: (encrypted) => Promise.resolve(this.media.openRoom(encrypted)), readLanguage: () => 'ko', random: () => 0, ...change };
  }

  /** A session that follows its screen's calls. */
  async open(change: Partial<CallParts> = {}): Promise<CallSession> {
    const session = new CallSession(this.parts(change));
    session.follow(['device:00000000-0000-7000-8000-0000000000dd']);
    await settle();
    return session;
  }

  /** The line of this screen is cut, to the server and to the room, or whole again. */
  cutLine(isCut = true): void {
    this.media.cut(SELF, isCut);
    for (const route of ['joinCall', 'readCall'] as const) this.refuse(route, isCut ? 'network' : undefined);
  }

  /** Refuses a route, or answers it again. */
  refuse(route: CallRoute, failure: ProblemCode | 'network' | undefined): void {
    if (failure === undefined) this.failures.delete(route);
    else if (failure === 'network') this.failures.set(route, { kind: 'network' });
    else this.failures.set(route, { kind: 'problem', problem: { type: '', title: '', status: failure === 'calls-off' ? 503 : 409, code: failure } });
  }

  /** A call rings on this screen. */
  async ring(): Promise<void> {
    this.call = { event: 0, id: RING, version: 0, target: 'person', state: 'ringing', held: false, encrypted: false, askedAt: this.now(), members: [makeMember(OTHER)] };
    await this.change({});
  }

  /** The other one answers and joins the room, with camera and microphone on. */
  async answer(): Promise<void> {
    assertCall(this.call);
    await this.change({ state: 'active', answeredAt: this.now(), members: [...this.call.members.filter(({ id }) => id !== OTHER), makeMember(OTHER, { role: 'agent', name: 'Min-ji' })] });
    await this.joinOther();
  }

  async joinOther(memberId = OTHER): Promise<ReturnType<SimulatedMedia['openRoom']>> {
    assertCall(this.call);
    const room = this.media.openRoom();
    await room.connect(this.media.issue(this.call.id, memberId));
    await Promise.all([room.setCamera(true), room.setMicrophone(true)]);
    await settle();
    return room;
  }

  /** Something about the call changes, and an event says so. */
  async change(patch: Partial<Call>, heard = true): Promise<void> {
    assertCall(this.call);
    this.call = { ...this.call, ...patch, version: this.call.version + 1, event: ++this.#position };
    const { id, version, state } = this.call;
    if (heard) for (const listener of [...this.#listeners]) listener({ kind: 'call-changed', data: { callId: id, version, state } });
    await settle();
  }

  /** Moves time on in steps, as a person lives it, so that whatever waits for an answer gets it. */
  async pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 250) {
      this.clock.advance(Math.min(250, left));
      await settle();
    }
  }

  count(route: CallRoute): number {
    return this.asked.filter((asked) => asked.route === route).length;
  }

  now(): string {
    return new Date(this.clock.now()).toISOString();
  }

  #answer(route: CallRoute, input: { readonly params?: { readonly callId: string }; readonly body?: RouteInput<'startCall'>['body'] }): Result<unknown, RouteFailure> {
    if (route === 'redeemInvitation') {
      assertCall(this.call);
      this.call = { ...this.call, version: this.call.version + 1, selfId: SELF, members: [...this.call.members.filter(({ id }) => id !== SELF), makeMember(SELF, { role: 'guest', channel: 'phone' })] };
      return succeed(this.call);
    }
    const gone = fail({ kind: 'problem', problem: { type: '', title: '', status: 404, code: 'not-found' } } as const);
    if (route === 'listCalls') return succeed({ event: this.#position, calls: this.call && this.call.state !== 'ended' ? [this.call] : [] });
    if (route === 'startCall' && input.body) {
      const { callId, target } = input.body;
      const state = target.kind === 'desk' ? 'queued' : 'ringing';
      this.call = { event: this.#position, id: callId, version: 1, target: target.kind === 'back' ? 'person' : target.kind, state, held: false, encrypted: false, askedAt: this.now(), selfId: SELF, members: [makeMember(SELF)], ...(state === 'queued' ? { ahead: 2 } : {}) };
      return succeed(this.call);
    }
    if (!this.call || this.call.id !== input.params?.callId) return gone;
    if (route === 'joinCall') {
      if (this.call.state !== 'active') return fail({ kind: 'problem', problem: { type: '', title: '', status: 409, code: 'call-over' } });
      return succeed(this.media.issue(this.call.id, SELF, this.may));
    }
    if (route === 'answerCall') this.call = { ...this.call, version: this.call.version + 1, state: 'active', answeredAt: this.now(), selfId: SELF, members: [...this.call.members, makeMember(SELF, { role: 'callee' })] };
    if (route === 'moveCall') this.call = { ...withoutElsewhere(this.call), version: this.call.version + 1, selfId: SELF, members: [...this.call.members, makeMember(SELF, { role: 'callee' })] };
    if (route === 'hangUp') this.call = { ...this.call, version: this.call.version + 1, state: 'ended', ending: this.call.answeredAt === undefined ? 'withdrawn' : 'hung-up' };
    if (route === 'declineCall') this.call = { ...this.call, version: this.call.version + 1, state: 'ended', ending: 'declined' };
    return succeed(this.call);
  }
}

function withoutElsewhere({ elsewhere: _elsewhere, ...call }: Call): Call {
  return call;
}

function assertCall(call: Call | undefined): asserts call {
  if (!call) throw new Error('No call has been made');
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settle(): Promise<void> {
  for (let turns = 0; turns < 40; turns++) await Promise.resolve();
}
