import type { Cancel, Clock, EpochMs } from '../../base/clock.js';
import { Store, type Readable } from '../../base/store.js';
import type { CallRoom, RoomMessage } from '../call-room.js';
import { MessageRate } from '../message-rate.js';
import { commitTo, computeCode, makeContribution, makeMediaKey, openKey, sealKey } from './key-crypto.js';
import { KEY_TOPIC, MOST_ROUNDS, readKeyMessage, type KeyMessage } from './key-message.js';
import { beginRound, hear, isComplete, nameMembers, readRun, type KeyRound } from './key-round.js';

/** Until everybody has the key, each says again what it has told; whatever was lost is made good by it. */
const AGAIN_MS = 1_000;
/** Whoever has the key answers those who lack it no more often than so. */
const ANSWER_MS = 400;
/**
 * Each revealed contribution is one try at the code for whoever sits in between and can make the round fail. A call that needs more
 * rounds than this is not safe, nor is it one.
 */
const MOST_REVEALED = 50;

/** What the members of a call have agreed on: the media key, whom it is between, and the code that they compare. */
export interface Agreement {
  readonly key: ArrayBuffer;
  readonly members: readonly string[];
  readonly code: string;
}

/** What it needs of a room. */
export type KeyLine = Pick<CallRoom, 'send' | 'onMessage'>;

/** Whom a key is needed between. */
interface Call {
  readonly callId: string;
  readonly selfId: string;
  /** Their ids, the own one among them. */
  readonly members: readonly string[];
}

/** A round under way, the private key to it, and what came of it. */
interface Running {
  round: KeyRound;
  readonly call: Call;
  readonly privateKey: CryptoKey;
  /** The key as the maker's last message has it for us. */
  sealed: string | undefined;
  /** As the maker of the key: it, sealed for the others. */
  keys: Readonly<Record<string, string>> | undefined;
  done: boolean;
}

/**
 * Agrees on a media key with the other members of a call, over the data channel of whichever room carries it: each set of members
 * has a key of its own, made by the first of them and sealed for each of the others. Neither our server nor the media server learns
 * it, and whoever changes what is told on the way makes codes that differ.
 */
export class KeyAgreement {
  readonly #clock: Clock;
  readonly #onOtherMembers: () => void;
  readonly #state = new Store<Agreement | undefined>(undefined);
  readonly #rate: MessageRate;
  #call: Call | undefined;
  #room: KeyLine | undefined;
  #cancelRoom: Cancel = () => {};
  #running: Running | undefined;
  #revealed = 0;
  /** The call in which they are counted, also while it waits to be answered again. */
  #counted: string | undefined;
  #toldAt: EpochMs = 0;
  #cancelAgain: Cancel = () => {};
  /** One thing after the other: most of it takes the engine some time. */
  #work: Promise<void> = Promise.resolve();

  /** @param onOtherMembers somebody takes the call to have other members than we were told */
  constructor(clock: Clock, onOtherMembers: () => void) {
    this.#clock = clock;
    this.#onOtherMembers = onOtherMembers;
    this.#rate = new MessageRate(clock);
  }

  /** The agreement that holds: also while a member who has come is not part of it yet, no longer once one of its members has gone. */
  get state(): Readable<Agreement | undefined> {
    return this.#state;
  }

  /** Between whom a key is needed from now on; undefined where none is. */
  between(call: Call | undefined): void {
    const next = call && { ...call, members: [...call.members].sort() };
    if (next?.callId === this.#call?.callId && next?.selfId === this.#call?.selfId && nameMembers(next?.members ?? []) === nameMembers(this.#call?.members ?? [])) return;
    if (next && next.callId !== this.#counted) {
      this.#counted = next.callId;
      this.#revealed = 0;
    }
    this.#call = next;
    this.#running = undefined;
    const held = this.#state.get();
    if (held && !held.members.every((id) => next?.members.includes(id))) this.#state.set(undefined);
    if (next && next.members.length > 1) this.#do(() => this.#begin(next, 0));
  }

  /** A room was joined, or none is there any more. What was agreed on is good in the next one. */
  enter(room: KeyLine | undefined): void {
    if (room === this.#room) return;
    this.#cancelRoom();
    this.#room = room;
    this.#cancelRoom = room?.onMessage((message) => this.#hear(message)) ?? (() => {});
    if (room) void this.#tell();
  }

  /** What somebody sends does not open although there is a key: everybody agrees anew. */
  renew(): void {
    const { round, call } = this.#running ?? {};
    if (round && call) this.#do(() => this.#begin(call, round.number + 1));
  }

  forget(): void {
    this.between(undefined);
    this.enter(undefined);
    this.#cancelAgain();
    this.#rate.forget();
  }

  #do(act: () => Promise<void>): void {
    this.#work = this.#work.then(act);
  }

  async #begin(call: Call, number: number): Promise<void> {
    if (call !== this.#call || number > MOST_ROUNDS || this.#revealed >= MOST_REVEALED) return;
    const { own, privateKey } = await makeContribution({ callId: call.callId, members: call.members, number }, call.selfId);
    if (call !== this.#call) return;
    this.#running = { round: beginRound(call.members, call.selfId, number, own), call, privateKey, sealed: undefined, keys: undefined, done: false };
    await this.#tell();
  }

  /** Tells everything of the round, and again after a while until the key is there. */
  async #tell(): Promise<void> {
    this.#cancelAgain();
    const running = this.#running;
    if (!running || !this.#room) return;
    const { round, keys, done } = running;
    const run = readRun(round);
    const message: KeyMessage = {
      members: nameMembers(round.members), number: round.number, commit: round.own.commit, done, ...run === undefined ? {} : { run, reveal: round.own.reveal }, ...keys && { keys },
    };
    this.#toldAt = this.#clock.now();
    if (!done) this.#cancelAgain = this.#clock.after(AGAIN_MS, () => void this.#tell());
    await this.#room.send(KEY_TOPIC, JSON.stringify(message));
  }

  #hear({ from, topic, text }: RoomMessage): void {
    if (topic !== KEY_TOPIC || this.#rate.isTooMuch(from)) return;
    const message = readKeyMessage(text);
    if (!message || !this.#call) return;
    if (message.members !== nameMembers(this.#call.members)) this.#onOtherMembers();
    else this.#do(() => this.#take(from, message));
  }

  async #take(from: string, message: KeyMessage): Promise<void> {
    const running = this.#running;
    if (!running || message.members !== nameMembers(running.round.members)) return;
    const { callId, members } = running.call;
    const { reveal, number } = message;
    const kept = reveal !== undefined && await commitTo({ callId, members, number }, from, reveal) === message.commit;
    if (running !== this.#running) return;
    const before = readRun(running.round);
    const { round, begin, tell } = hear(running.round, from, { ...message, reveal: kept ? reveal : undefined });
    if (begin !== undefined) {
      await this.#begin(running.call, begin);
      if (this.#running !== running) await this.#take(from, message);
      return;
    }
    running.round = round;
    const run = readRun(round);
    if (before === undefined && run !== undefined) this.#revealed++;
    if (from === members[0] && run !== undefined && message.run === run) running.sealed = message.keys?.[round.selfId] ?? running.sealed;
    if (!running.done && isComplete(round)) await this.#finish(running);
    if (tell === 'news' || (tell === 'again' && this.#clock.now() - this.#toldAt >= ANSWER_MS && (running.done || number < round.number))) await this.#tell();
  }

  /** Everybody has revealed their part: the first member makes the key, the others open what it sealed for them. */
  async #finish(running: Running): Promise<void> {
    const { round, privateKey, call, sealed } = running;
    const maker = round.members[0] ?? '';
    const isMaker = maker === round.selfId;
    const key = isMaker ? makeMediaKey() : sealed === undefined ? undefined : await openKey(round, privateKey, maker, sealed);
    if (!key) return;
    const others = round.members.filter((id) => id !== round.selfId);
    const sealing = isMaker ? await Promise.all(others.map(async (id) => [id, await sealKey(round, privateKey, id, key)] as const)) : [];
    const code = await computeCode(call.callId, round);
    if (running !== this.#running) return;
    if (isMaker) running.keys = Object.fromEntries(sealing.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
    running.done = true;
    this.#state.set({ key, members: round.members, code });
    await this.#tell();
  }
}
