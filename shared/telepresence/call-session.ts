import type { Cancel, EpochMs } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import { Store, type Readable } from '../base/store.js';
import { succeed, type Result } from '../base/result.js';
import type { Call, CallTarget } from '../contract/calls.js';
import type { Topic } from '../contract/events.js';
import { CallMedia } from './call-media.js';
import type { CallEnd, CallPhase, CallView, ChatLine } from './call-view.js';
import { CallsWatch } from './calls-watch.js';
import type { CaptionWords } from './captions.js';
import { composeView, IDLE } from './compose-view.js';
import { Farewells } from './farewells.js';
import { LookAgain } from './look-again.js';
import { findElsewhere, pickCall } from './pick-call.js';
import type { CallParts, RouteFailure } from './ports.js';
import { isTrouble, readPhase, type CallStep } from './read-phase.js';
import { willBeEncrypted } from './secrecy/can-encrypt.js';
import { readTiles } from './read-tiles.js';

/** Devices that a person has chosen for a call, by the browser's ids; the browser's own choice where one is missing. */
export interface ChosenDevices {
  readonly microphone?: string;
  readonly camera?: string;
}

/**
 * What carries a call that a screen starts: the screen itself, or a phone that it invites. A screen that cannot carry the call keeps its
 * place in the queue, turns on nothing of its own, and leaves the call to the phone as soon as that is in it.
 */
export type CallCarrier = 'here' | 'phone';

/** Whether a screen may begin a call. */
const isFree = ({ kind }: CallPhase): boolean => kind === 'idle' || kind === 'ended';

/**
 * The call of one screen as state: folds what the server says, what the media room shows and what the person wishes into one
 * `CallView`. A screen has one call at a time; what rings meanwhile shows once that one is over.
 */
export class CallSession {
  readonly #parts: CallParts;
  readonly #view = new Store<CallView>(IDLE);
  readonly #watch: CallsWatch;
  readonly #media: CallMedia;
  readonly #farewells: Farewells;
  #chosen: ChosenDevices = {};
  #callId: string | undefined;
  #target: CallTarget | undefined;
  /** What carries the call that was started here. */
  #carrier: CallCarrier = 'here';
  /** The meeting whose call this is, if it was joined here. */
  #meetingId: string | undefined;
  #step: CallStep = { kind: 'none' };
  /** Counts what was asked of the server; an answer to an earlier question is dropped. */
  #turn = 0;
  #troubleSince: EpochMs | undefined;
  #folding: 'no' | 'folding' | 'again' = 'no';
  /** An invitation is being used, perhaps to the very call that was left before: until that is known nothing is given up. */
  #redeeming = false;
  readonly #again: LookAgain;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.#watch = new CallsWatch(parts);
    this.#media = new CallMedia(parts, () => this.#fold(), (callId) => void this.#watch.refresh(callId));
    this.#farewells = new Farewells(parts);
    this.#again = new LookAgain({
      clock: parts.clock, onDue: () => this.#fold(), read: () => { if (this.#callId !== undefined) void this.#watch.refresh(this.#callId); },
    });
    this.#watch.calls.watch(() => this.#fold());
  }

  get view(): Readable<CallView> {
    return this.#view;
  }

  /** Follows this screen's calls on `topics`: its device's, and, while somebody is signed in, that person's. Again when they change. */
  follow(topics: readonly Topic[]): Cancel {
    return this.#watch.start(topics);
  }

  /** The devices with which calls of this screen begin. */
  get chosen(): ChosenDevices {
    return this.#chosen;
  }

  prefer(chosen: ChosenDevices): void {
    this.#chosen = chosen;
  }

  /** Calls a desk, a person or a room. */
  async start(target: CallTarget, carrier: CallCarrier = 'here'): Promise<void> {
    if (!isFree(this.#view.get().phase)) return;
    this.#letGo();
    const callId = makeId(this.#parts.clock.now());
    this.#target = target;
    this.#carrier = carrier;
    if (carrier === 'here' && willBeEncrypted(target) && !this.#canEncrypt()) return this.#refuse(callId);
    this.#take(callId, { kind: 'starting' });
    await this.#hearAnswer(callId, this.#parts.api.call('startCall', { body: { callId, target, language: this.#parts.readLanguage() } }, { idempotencyKey: callId }));
  }

  /** Answers what rings here, or, at a desk, a call of the queue. */
  async answer(callId = this.#callId): Promise<void> {
    const { phase } = this.#view.get();
    if (callId === undefined || !(isFree(phase) || (phase.kind === 'ringing' && callId === this.#callId))) return;
    if (callId !== this.#callId) this.#letGo();
    if (this.#watch.calls.get().get(callId)?.encrypted && !this.#canEncrypt()) return this.#refuse(callId);
    this.#take(callId, { kind: 'answering', since: this.#parts.clock.now() });
    await this.#hearAnswer(callId, this.#parts.api.call('answerCall', { params: { callId }, body: { language: this.#parts.readLanguage() } }));
  }

  /** Goes on here with the call that the person is in on another screen, which leaves it once this one has joined. */
  async takeOver(callId = this.#view.get().elsewhere?.callId): Promise<void> {
    if (callId === undefined || !isFree(this.#view.get().phase)) return;
    if (callId !== this.#callId) this.#letGo();
    this.#take(callId, { kind: 'answering', since: this.#parts.clock.now() });
    await this.#hearAnswer(callId, this.#parts.api.call('moveCall', { params: { callId }, body: { language: this.#parts.readLanguage() } }));
  }

  /**
   * Joins a call by the six digits of an invitation, with every device off until it is wished.
   * @returns why not; then nothing has begun
   */
  async redeem(code: string, name?: string): Promise<Result<void, RouteFailure>> {
    this.#redeeming = true;
    const answer = await this.#parts.api.call('redeemInvitation', { body: { code, language: this.#parts.readLanguage(), ...name !== undefined && { name } } });
    this.#redeeming = false;
    if (!answer.ok) return answer;
    this.#farewells.takeBack(answer.value.id);
    // An event may have told of it before.
    if (answer.value.id !== this.#callId) this.#letGo();
    this.#watch.put(answer.value);
    this.#fold();
    return succeed(undefined);
  }

  /** Joins the call of a meeting, which nobody has to answer; the call has the meeting's id. */
  async joinMeeting(meetingId: string): Promise<void> {
    if (!isFree(this.#view.get().phase)) return;
    this.#letGo();
    // Whoever left it may come back.
    this.#farewells.takeBack(meetingId);
    this.#take(meetingId, { kind: 'answering', since: this.#parts.clock.now() });
    this.#meetingId = meetingId;
    await this.#hearAnswer(meetingId, this.#parts.api.call('joinMeeting', { params: { meetingId }, body: { language: this.#parts.readLanguage() } }));
  }

  /** Does not want what rings here. */
  decline(): void {
    const callId = this.#callId;
    if (callId === undefined || this.#view.get().phase.kind !== 'ringing') return;
    this.#farewells.say(callId, 'declineCall');
    this.forget();
  }

  /** Ends the call for this screen; what was said stays to be read until `forget`. */
  hangUp(): void {
    const { phase } = this.#view.get();
    if (this.#callId === undefined || phase.kind === 'idle' || phase.kind === 'ended') return;
    this.#farewells.say(this.#callId, 'hangUp');
    this.#media.leave();
    this.#end(this.#watch.calls.get().get(this.#callId)?.state === 'active' ? 'hung-up' : 'withdrawn');
  }

  /** Tries again: at once where it is tried anyway, the same call where it came to nothing, back to this screen where it moved. */
  retry(): void {
    const { phase } = this.#view.get();
    if (phase.kind === 'reconnecting' || phase.kind === 'joining') return this.#media.retryNow();
    if (phase.kind !== 'ended') return;
    const call = this.#readCall();
    if (call?.elsewhere) void this.takeOver(call.id);
    else if (call && call.state === 'active' && call.selfId !== undefined && this.#step.kind === 'none') {
      this.#media.leave();
      this.#fold();
    }
    else if (this.#meetingId !== undefined) void this.joinMeeting(this.#meetingId);
    else if (this.#target) void this.start(this.#target, this.#carrier);
    else if (call?.state === 'ringing') void this.answer();
  }

  setMicrophone(on: boolean, deviceId?: string): void {
    this.#media.wishes.wish('microphone', on, deviceId);
  }

  setCamera(on: boolean, deviceId?: string): void {
    this.#media.wishes.wish('camera', on, deviceId);
  }

  setScreen(on: boolean): void {
    this.#media.wishes.wish('screen', on);
  }

  setSpeaker(deviceId: string): void {
    this.#media.wishes.chooseSpeaker(deviceId);
  }

  /** From a touch or key, while `soundBlocked`. */
  playSound(): void {
    void this.#media.room?.playSound();
  }

  /** How loud a member is now, 0 to 1; asked in each frame that draws a level. */
  readLevel(memberId: string): number {
    return this.#media.room?.readLevel(memberId) ?? 0;
  }

  /** @returns whether it went out */
  sendChat(says: ChatLine['says']): Promise<boolean> {
    return this.#media.talk.sendChat(says);
  }

  raiseHand(up: boolean): void {
    void this.#media.talk.raiseHand(up);
  }

  /** Words of this screen's person, typed by somebody or recognized; the same id replaces the line while it grows. */
  sendCaption(words: CaptionWords): void {
    void this.#media.talk.sendCaption(words);
  }

  /** @returns milliseconds to the others and back, or nothing if nobody answered in time */
  measureEcho(limitMs = 3_000): Promise<number | undefined> {
    return this.#media.talk.measureEcho(limitMs);
  }

  /** The person has left: a call that runs is ended, and nothing of it stays here. */
  forget(): void {
    this.hangUp();
    this.#letGo();
    this.#fold();
  }

  #readCall(): Call | undefined {
    return this.#callId === undefined ? undefined : this.#watch.calls.get().get(this.#callId);
  }

  #take(callId: string, step: CallStep): void {
    this.#callId = callId;
    this.#step = step;
    if (this.#carrier === 'here') {
      this.#media.openAhead(this.#readCall()?.encrypted ?? willBeEncrypted(this.#target));
      // Whoever calls or answers wants to be heard and seen; a screen without camera or microphone says so.
      this.setMicrophone(true, this.#chosen.microphone);
      this.setCamera(true, this.#chosen.camera);
    }
    this.#fold();
  }

  #canEncrypt(): boolean {
    return this.#parts.canEncrypt?.() ?? true;
  }

  /** A call that this browser cannot encrypt is not begun: nobody is to wait for somebody who cannot come. */
  #refuse(callId: string): void {
    this.#callId = callId;
    this.#end('unsupported');
  }

  async #hearAnswer(callId: string, answering: Promise<Result<Call, RouteFailure>>): Promise<void> {
    const turn = ++this.#turn;
    const answer = await answering;
    if (turn !== this.#turn || callId !== this.#callId || this.#step.kind === 'ended') {
      // Whoever asked has gone, and the server may have done it all the same.
      if (answer.ok) this.#farewells.say(callId, 'hangUp');
      return;
    }
    if (answer.ok) {
      this.#step = { kind: 'none' };
      this.#watch.put(answer.value);
      this.#fold();
      return;
    }
    const { failure } = answer;
    const code = failure.kind === 'problem' ? failure.problem.code : undefined;
    if (code === 'call-taken') this.#end('answered-elsewhere');
    else if (code === 'call-over') this.#end('missed');
    else {
      if (failure.kind !== 'problem') this.#farewells.say(callId, 'hangUp');
      this.#end('not-made', failure);
    }
  }

  #end(why: CallEnd, failure?: RouteFailure): void {
    this.#step = { kind: 'ended', why, failure };
    this.#fold();
  }

  /** Lets go of the call at hand and of everything that belongs to its people. */
  #letGo(): void {
    this.#turn++;
    const callId = this.#callId;
    // Known before the media is let go, which folds: else the call, in which this screen still has a part, would be taken up again.
    if (callId !== undefined) this.#farewells.note(callId);
    this.#callId = this.#target = this.#meetingId = this.#troubleSince = undefined;
    this.#carrier = 'here';
    this.#again.forget();
    this.#step = { kind: 'none' };
    this.#media.forget();
    if (callId === undefined) return;
    if (!this.#watch.calls.get().get(callId)?.elsewhere) this.#watch.drop(callId);
  }

  /** Takes up what the server says is this screen's: its own call before one that rings, a ring in place of a call that is over. */
  #pick(): void {
    const over = this.#view.get().phase.kind === 'ended';
    if (this.#callId !== undefined && !over) return;
    const next = pickCall(this.#watch.calls.get(), (id) => id === this.#callId || this.#farewells.has(id));
    if (!next) return;
    if (over) this.#letGo();
    this.#callId = next.id;
    this.#media.openAhead(next.encrypted);
  }

  /** Everything that changes ends here; what changes while it is folded is folded right after. */
  #fold(): void {
    if (this.#folding !== 'no') {
      this.#folding = 'again';
      return;
    }
    do {
      this.#folding = 'folding';
      this.#foldOnce();
    } while ((this.#folding as 'folding' | 'again') === 'again');
    this.#folding = 'no';
  }

  #foldOnce(): void {
    const { clock } = this.#parts;
    this.#pick();
    this.#dismiss();
    const call = this.#readCall();
    if (!call && this.#callId !== undefined && this.#step.kind === 'none') {
      // The server does not know it any more, or tells this screen no more of it.
      const { phase } = this.#view.get();
      this.#step = { kind: 'ended', why: phase.kind === 'ringing' && phase.way === 'incoming' ? 'missed' : 'lost', failure: undefined };
    }
    const own = call?.members.find(({ id }) => id === call.selfId)?.state;
    this.#media.settle(call, this.#carrier === 'here' && this.#step.kind === 'none' && call?.state === 'active' && own === 'in-call');
    if (call && this.#carrier === 'phone' && this.#step.kind === 'none' && call.state === 'active' && call.members.some(({ role, state }) => role === 'guest' && state === 'in-call')) {
      this.#farewells.say(call.id, 'hangUp');
      this.#step = { kind: 'ended', why: 'moved', failure: undefined };
    }
    const media = this.#media.read();
    const { kept, room, weakLine, talk } = media;
    if (call?.encrypted && kept.kind === 'over' && kept.why === 'unsupported' && this.#step.kind === 'none') {
      this.#farewells.say(call.id, 'hangUp');
      this.#step = { kind: 'ended', why: 'unsupported', failure: undefined };
    }
    const tiles = call ? readTiles(call, room, talk.hands) : [];
    this.#troubleSince = isTrouble(kept, room, tiles) ? this.#troubleSince ?? clock.now() : undefined;
    const phase = readPhase({ step: this.#step, call, kept, room, tiles, weakLine, troubleSince: this.#troubleSince, now: clock.now() });
    this.#again.followPhase(phase);
    this.#again.followRoom(call, this.#media.room?.state.get());
    this.#view.set(composeView({ phase, callId: this.#callId, target: this.#target, elsewhere: isFree(phase) ? findElsewhere(this.#watch.calls.get()) : undefined, call, tiles, media, now: clock.now() }));
  }

  /** A call that was given up while the server could not be told, or told too late, is ended as soon as it shows. */
  #dismiss(): void {
    if (this.#redeeming) return;
    for (const { id, state, selfId, members, elsewhere } of this.#watch.calls.get().values()) {
      if (!this.#farewells.has(id) || id === this.#callId || (elsewhere && state !== 'ended')) continue;
      if (state !== 'ended' && members.some((member) => member.id === selfId && member.state === 'in-call')) this.#farewells.say(id, 'hangUp');
      this.#watch.drop(id);
    }
  }
}
