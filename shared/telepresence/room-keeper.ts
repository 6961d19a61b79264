import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { succeed } from '../base/result.js';
import { Store, type Readable } from '../base/store.js';
import type { CallTicket } from '../contract/calls.js';
import type { CallRoom } from './call-room.js';
import type { CallApi } from './ports.js';

/**
 * Where the keeper of a room stands. `joining` with `again`: it was joined before and is on its way back. `over`: another try makes
 * no sense.
 */
export type KeptRoom =
  | { readonly kind: 'out' }
  | { readonly kind: 'joining'; readonly since: EpochMs; readonly again: boolean }
  | { readonly kind: 'in'; readonly room: CallRoom; readonly may: CallTicket['may']; readonly since: EpochMs }
  | { readonly kind: 'over'; readonly why: 'moved' | 'removed' | 'unsupported' };

/** Waits before each further try, in milliseconds; the last one repeats. A way that is back is found within 4 seconds. */
const RETRIES_MS = [0, 500, 1_000, 2_000, 4_000];

/**
 * A room that looks for its way back by itself is given so long. livekit-client tries for three quarters of a minute, also where a media
 * server that was restarted has forgotten the room and does not say so.
 */
const OWN_TRIES_MS = 5_000;

export interface RoomKeeperParts {
  readonly api: CallApi;
  readonly clock: Clock;
  readonly openRoom: (encrypted: boolean) => Promise<CallRoom>;
  readonly random: () => number;
  /** The server gave no ticket although it was reached: the call may be over. */
  readonly onNoTicket: (callId: string) => void;
}

/**
 * Keeps a screen in the room of its call: joins, and whatever ends the room, joins another one with a new ticket, until the call
 * is over, the member joined elsewhere, or it was taken out.
 */
export class RoomKeeper {
  readonly #parts: RoomKeeperParts;
  readonly #state = new Store<KeptRoom>({ kind: 'out' });
  #callId: string | undefined;
  #encrypted = false;
  /** Counts beginnings and ends; what belongs to an earlier one is dropped. */
  #turn = 0;
  #tries = 0;
  #cancelNext: Cancel = () => {};
  #cancelWatch: Cancel = () => {};
  #patience: Cancel | undefined;

  constructor(parts: RoomKeeperParts) {
    this.#parts = parts;
  }

  get state(): Readable<KeptRoom> {
    return this.#state;
  }

  /** Joins the room of a call and stays in it; harmless if it does already. */
  join(callId: string, encrypted = false): void {
    if (this.#callId === callId && this.#encrypted === encrypted) return;
    void this.leave();
    this.#callId = callId;
    this.#encrypted = encrypted;
    this.#begin(false);
  }

  /** Does not wait for the next try, nor for the room's own attempts to come back. */
  retryNow(): void {
    const state = this.#state.get();
    const interrupted = state.kind === 'in' && state.room.state.get().connection.kind !== 'joined';
    if (state.kind !== 'joining' && !interrupted) return;
    void this.#letGo();
    this.#begin(true);
  }

  /** Leaves for good. */
  async leave(): Promise<void> {
    this.#callId = undefined;
    const room = this.#letGo();
    this.#state.set({ kind: 'out' });
    await room;
  }

  /** @returns resolves when the room that was held has been left */
  #letGo(): Promise<void> {
    this.#turn++;
    this.#cancelNext();
    this.#cancelWatch();
    this.#endPatience();
    const state = this.#state.get();
    return state.kind === 'in' ? state.room.leave() : Promise.resolve();
  }

  #begin(again: boolean, ticket?: CallTicket): void {
    this.#tries = 0;
    this.#state.set({ kind: 'joining', since: this.#parts.clock.now(), again });
    void this.#attempt(this.#turn, ticket);
  }

  #endPatience(): void {
    this.#patience?.();
    this.#patience = undefined;
  }

  /** Counts how long a room has been looking for its way back; who has been cut off from everything has no better way than it. */
  #bear(room: CallRoom, turn: number): void {
    if (room.state.get().connection.kind !== 'interrupted') return this.#endPatience();
    this.#patience ??= this.#parts.clock.after(OWN_TRIES_MS, () => void this.#joinInstead(room, turn));
  }

  /** Joins anew in place of a room that does not come back, if the server can be reached and gives a ticket. */
  async #joinInstead(room: CallRoom, turn: number): Promise<void> {
    const callId = this.#callId;
    if (callId === undefined) return;
    const ticket = await this.#parts.api.call('joinCall', { params: { callId }, body: {} });
    if (turn !== this.#turn) return;
    this.#endPatience();
    if (!ticket.ok || room.state.get().connection.kind !== 'interrupted') return this.#bear(room, turn);
    void this.#letGo();
    this.#begin(true, ticket.value);
  }

  #end(why: 'moved' | 'removed' | 'unsupported'): void {
    void this.#letGo();
    this.#state.set({ kind: 'over', why });
  }

  #retry(): void {
    this.#turn++;
    const { clock, random } = this.#parts;
    const turn = this.#turn;
    const wait = RETRIES_MS[Math.min(this.#tries++, RETRIES_MS.length - 1)] ?? 0;
    // Everybody in a call loses its media server at the same moment: they come back one after the other.
    this.#cancelNext = clock.after(wait * (0.75 + random() / 4), () => void this.#attempt(turn));
  }

  async #attempt(turn: number, given?: CallTicket): Promise<void> {
    const callId = this.#callId;
    if (callId === undefined) return;
    const { api, openRoom, clock } = this.#parts;
    const [room, ticket] = await Promise.all([openRoom(this.#encrypted).catch(() => undefined), given ? succeed(given) : api.call('joinCall', { params: { callId }, body: {} })]);
    if (turn !== this.#turn) return void room?.leave();
    if (!ticket.ok) {
      void room?.leave();
      this.#retry();
      if (ticket.failure.kind === 'problem') this.#parts.onNoTicket(callId);
      return;
    }
    if (!room) return this.#retry();
    const joined = await room.connect(ticket.value);
    if (turn !== this.#turn) return void room.leave();
    if (!joined.ok) {
      void room.leave();
      if (joined.failure === 'unsupported') this.#end('unsupported');
      else this.#retry();
      return;
    }
    this.#tries = 0;
    this.#state.set({ kind: 'in', room, may: ticket.value.may, since: clock.now() });
    const look = (): void => {
      const { connection } = room.state.get();
      if (turn !== this.#turn) return;
      this.#bear(room, turn);
      if (connection.kind !== 'over') return;
      if (connection.why === 'moved' || connection.why === 'removed') return this.#end(connection.why);
      // A room that is closed may be a call that has ended or a media server that has forgotten it: the server knows, and says so
      // a moment later if it has ended.
      void this.#letGo();
      this.#tries = connection.why === 'closed' ? 1 : 0;
      this.#state.set({ kind: 'joining', since: clock.now(), again: true });
      this.#retry();
    };
    this.#cancelWatch = room.state.watch(look);
    look();
  }
}
