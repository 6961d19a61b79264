import type { Cancel, Clock } from '../base/clock.js';
import type { Call } from '../contract/calls.js';
import type { RoomState } from './call-room.js';
import type { CallPhase } from './call-view.js';
import { TELEPHONE_AFTER_MS } from './compose-view.js';
import { hasStranger } from './read-tiles.js';

/** A call that waits is read again so often: its place in the queue changes without an event, and an event may be missed. */
const WAITING_READ_MS = 15_000;

export interface LookAgainParts {
  readonly clock: Clock;
  /** What is shown changes by time alone. */
  readonly onDue: () => void;
  /** The call has to be read from the server. */
  readonly read: () => void;
}

/** Looks again at a call of which nobody may tell that it has changed. */
export class LookAgain {
  readonly #parts: LookAgainParts;
  /** The strangers for whose sake the call was read last. */
  #strangers = '';
  #cancelTelephone: Cancel = () => {};
  #cancelRead: Cancel | undefined;

  constructor(parts: LookAgainParts) {
    this.#parts = parts;
  }

  /** After a minute of trouble the telephone is offered; who waits asks where they stand. */
  followPhase(phase: CallPhase): void {
    const { clock, onDue, read } = this.#parts;
    this.#cancelTelephone();
    const due = phase.kind === 'joining' || phase.kind === 'reconnecting' ? phase.since + TELEPHONE_AFTER_MS - clock.now() : 0;
    this.#cancelTelephone = due > 0 ? clock.after(due, onDue) : () => {};
    const waits = phase.kind === 'queued' || phase.kind === 'ringing';
    if (!waits) this.#cancelRead?.();
    this.#cancelRead = waits ? this.#cancelRead ?? clock.after(WAITING_READ_MS, () => {
      this.#cancelRead = undefined;
      read();
      onDue();
    }) : undefined;
  }

  /** Somebody joined before the event that tells of them; one more look for each of them is enough. */
  followRoom(call: Call | undefined, room: RoomState | undefined): void {
    const strangers = call && room && hasStranger(call, room) ? room.members.map(({ id }) => id).sort().join() : '';
    if (strangers === this.#strangers) return;
    this.#strangers = strangers;
    if (strangers !== '') this.#parts.read();
  }

  /** Of a call that was let go nobody is remembered. */
  forget(): void {
    this.#strangers = '';
  }
}
