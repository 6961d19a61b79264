import type { Cancel } from '../base/clock.js';
import type { Call } from '../contract/calls.js';
import { UNJOINED, type CallRoom, type RoomState } from './call-room.js';
import type { CallDevices, CallSecrecy } from './call-view.js';
import { DeviceWishes } from './device-wishes.js';
import { LineWatch } from './line-watch.js';
import type { CallParts } from './ports.js';
import { listSilenced } from './read-tiles.js';
import { RoomKeeper, type KeptRoom } from './room-keeper.js';
import { KeyAgreement } from './secrecy/key-agreement.js';
import { SecrecyWatch } from './secrecy/secrecy-watch.js';
import { SilenceWatch } from './silence-watch.js';
import { Talk, type TalkState } from './talk.js';

/** What the media of a call looks like at one moment. */
export interface MediaFacts {
  readonly kept: KeptRoom;
  readonly room: RoomState;
  readonly weakLine: boolean;
  readonly devices: CallDevices;
  readonly microphoneSilent: boolean;
  readonly secrecy: CallSecrecy;
  readonly talk: TalkState;
}

/**
 * The media of the call at hand, whichever rooms carry it one after the other: devices as wished, what is said beside the sound, and
 * the watch over the line are handed from room to room.
 */
export class CallMedia {
  readonly wishes = new DeviceWishes();
  readonly talk: Talk;
  readonly #parts: CallParts;
  readonly #keeper: RoomKeeper;
  readonly #line: LineWatch;
  readonly #silence: SilenceWatch;
  readonly #keys: KeyAgreement;
  readonly #secrecy: SecrecyWatch;
  readonly #onChange: () => void;
  /** A room that was opened ahead, while the server is asked or somebody is waited for. */
  #opened: { readonly encrypted: boolean; readonly room: Promise<CallRoom> } | undefined;
  #callId: string | undefined;
  #room: CallRoom | undefined;
  /** The key that the room was given last, and whether it ever had one. */
  #key: ArrayBuffer | undefined;
  #wasOpen = false;
  #cancelRoom: Cancel = () => {};

  /**
   * @param onChange called after each change; `settle` is to follow
   * @param onNoTicket the server was reached and gave no ticket: the call may be over
   */
  constructor(parts: CallParts, onChange: () => void, onNoTicket: (callId: string) => void) {
    this.#parts = parts;
    this.#onChange = onChange;
    this.talk = new Talk(parts.clock);
    this.#line = new LineWatch(parts.clock);
    this.#silence = new SilenceWatch(parts.clock);
    this.#keys = new KeyAgreement(parts.clock, () => {
      if (this.#callId !== undefined) onNoTicket(this.#callId);
    });
    this.#secrecy = new SecrecyWatch(parts.clock, () => this.#keys.renew());
    const openRoom = (encrypted: boolean): Promise<CallRoom> => {
      const opened = this.#opened;
      this.#opened = undefined;
      if (opened?.encrypted === encrypted) return opened.room;
      void opened?.room.then((room) => room.leave(), () => undefined);
      return parts.openRoom(encrypted);
    };
    this.#keeper = new RoomKeeper({ api: parts.api, clock: parts.clock, openRoom, random: parts.random ?? Math.random, onNoTicket });
    for (const store of [this.#keeper.state, this.wishes.state, this.talk.state, this.#line.weak, this.#silence.silent, this.#keys.state, this.#secrecy.state]) store.watch(onChange);
  }

  /** The room that is joined, if one is. */
  get room(): CallRoom | undefined {
    return this.#room;
  }

  /** Fetches what carries the media while there is time; where that fails it is tried again when the room is needed. */
  openAhead(encrypted: boolean): void {
    if (this.#opened) return;
    const room = this.#parts.openRoom(encrypted);
    room.catch(() => undefined);
    this.#opened = { encrypted, room };
  }

  retryNow(): void {
    this.#keeper.retryNow();
  }

  /** Leaves the room; wishes and what was said stay. */
  leave(): void {
    void this.#keeper.leave();
    void this.#opened?.room.then((room) => room.leave(), () => undefined);
    this.#opened = undefined;
  }

  /** Leaves, and nothing of the people stays. */
  forget(): void {
    this.leave();
    this.wishes.forget();
    this.talk.forget();
    this.#line.reset();
    this.#keys.forget();
    this.#secrecy.look(undefined);
  }

  /** Brings the media in line with the call: joined or not, who is played, what is held back. */
  settle(call: Call | undefined, wanted: boolean): void {
    if (call && wanted) this.#keeper.join(call.id, call.encrypted);
    else if (this.#keeper.state.get().kind !== 'out') void this.#keeper.leave();
    const kept = this.#keeper.state.get();
    const room = kept.kind === 'in' ? kept.room : undefined;
    if (room !== this.#room) {
      this.#cancelRoom();
      this.#silence.watch(undefined);
      this.#room = room;
      this.#key = undefined;
      this.#wasOpen = false;
      this.#cancelRoom = room?.state.watch(() => this.#onChange()) ?? (() => {});
    }
    this.#callId = call?.id;
    const isOpen = this.#secure(call, wanted);
    if (kept.kind !== 'in' || !room || !call) {
      this.wishes.enter(undefined);
      this.talk.enter(undefined);
      this.#silence.watch(undefined);
      return;
    }
    const selfId = call.selfId ?? '';
    this.#line.look(room.state.get());
    room.setPictures(!this.#line.weak.get());
    const beside = listSilenced(call);
    room.setSilenced(beside);
    this.talk.enter(room, selfId, beside);
    this.wishes.limit({ held: call.held, line: this.#line.weak.get() });
    this.wishes.enter(isOpen ? room : undefined, kept.may);
    this.#silence.watch(this.wishes.state.get().microphone.now === 'on' ? () => room.readLevel(selfId) : undefined);
  }

  /** Brings the room's key in line with what its members have agreed on. @returns whether anything may be sent into it */
  #secure(call: Call | undefined, wanted: boolean): boolean {
    const room = this.#room;
    const isSecret = call?.encrypted === true && wanted && call.selfId !== undefined;
    this.#keys.between(isSecret && call.selfId !== undefined ? { callId: call.id, selfId: call.selfId, members: call.members.filter(({ state }) => state === 'in-call').map(({ id }) => id) } : undefined);
    this.#keys.enter(isSecret ? room : undefined);
    const agreement = this.#keys.state.get();
    this.#secrecy.look(call && { callId: call.id, encrypted: call.encrypted, agreement, room: room?.state.get() ?? UNJOINED });
    if (!isSecret) return true;
    if (room && agreement?.key !== this.#key) {
      this.#key = agreement?.key;
      void room.setKey(this.#key);
    }
    this.#wasOpen ||= this.#key !== undefined;
    return this.#wasOpen;
  }

  read(): MediaFacts {
    return {
      kept: this.#keeper.state.get(), room: this.#room?.state.get() ?? UNJOINED, weakLine: this.#line.weak.get(),
      devices: this.wishes.state.get(), microphoneSilent: this.#silence.silent.get(), secrecy: this.#secrecy.state.get(), talk: this.talk.state.get(),
    };
  }
}
