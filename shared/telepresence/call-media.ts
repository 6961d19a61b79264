import type { Cancel } from '../base/clock.js';
import type { Call } from '../contract/calls.js';
import { UNJOINED, type CallRoom, type RoomState } from './call-room.js';
import type { CallDevices } from './call-view.js';
import { DeviceWishes } from './device-wishes.js';
import { LineWatch } from './line-watch.js';
import type { CallParts } from './ports.js';
import { listSilenced } from './read-tiles.js';
import { RoomKeeper, type KeptRoom } from './room-keeper.js';
import { SilenceWatch } from './silence-watch.js';
import { Talk, type TalkState } from './talk.js';

/** What the media of a call looks like at one moment. */
export interface MediaFacts {
  readonly kept: KeptRoom;
  readonly room: RoomState;
  readonly weakLine: boolean;
  readonly devices: CallDevices;
  readonly microphoneSilent: boolean;
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
  readonly #onChange: () => void;
  /** A room that was opened ahead, while the server is asked or somebody is waited for. */
  #opened: Promise<CallRoom> | undefined;
  #room: CallRoom | undefined;
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
    const openRoom = (): Promise<CallRoom> => {
      const opened = this.#opened;
      this.#opened = undefined;
      return opened ?? parts.openRoom();
    };
    this.#keeper = new RoomKeeper({ api: parts.api, clock: parts.clock, openRoom, random: parts.random ?? Math.random, onNoTicket });
    for (const store of [this.#keeper.state, this.wishes.state, this.talk.state, this.#line.weak, this.#silence.silent]) store.watch(onChange);
  }

  /** The room that is joined, if one is. */
  get room(): CallRoom | undefined {
    return this.#room;
  }

  /** Fetches what carries the media while there is time; where that fails it is tried again when the room is needed. */
  openAhead(): void {
    if (this.#opened) return;
    this.#opened = this.#parts.openRoom();
    this.#opened.catch(() => undefined);
  }

  retryNow(): void {
    this.#keeper.retryNow();
  }

  /** Leaves the room; wishes and what was said stay. */
  leave(): void {
    void this.#keeper.leave();
    void this.#opened?.then((room) => room.leave(), () => undefined);
    this.#opened = undefined;
  }

  /** Leaves, and nothing of the people stays. */
  forget(): void {
    this.leave();
    this.wishes.forget();
    this.talk.forget();
    this.#line.reset();
  }

  /** Brings the media in line with the call: joined or not, who is played, what is held back. */
  settle(call: Call | undefined, wanted: boolean): void {
    if (call && wanted) this.#keeper.join(call.id);
    else if (this.#keeper.state.get().kind !== 'out') void this.#keeper.leave();
    const kept = this.#keeper.state.get();
    const room = kept.kind === 'in' ? kept.room : undefined;
    if (room !== this.#room) {
      this.#cancelRoom();
      this.#silence.watch(undefined);
      this.#room = room;
      this.#cancelRoom = room?.state.watch(() => this.#onChange()) ?? (() => {});
    }
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
    this.wishes.enter(room, kept.may);
    this.#silence.watch(this.wishes.state.get().microphone.now === 'on' ? () => room.readLevel(selfId) : undefined);
  }

  read(): MediaFacts {
    return {
      kept: this.#keeper.state.get(), room: this.#room?.state.get() ?? UNJOINED, weakLine: this.#line.weak.get(),
      devices: this.wishes.state.get(), microphoneSilent: this.#silence.silent.get(), talk: this.talk.state.get(),
    };
  }
}
