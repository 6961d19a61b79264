import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CityEvent } from '../../shared/contract/events.js';
import type { Database } from '../storage/database.js';
import type { MediaRooms } from './media-rooms.js';
import { listRooms, settleRoom } from './settle-room.js';

export interface RoomKeeperParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly rooms: MediaRooms;
  readonly roomMark: string;
  readonly wakeEvents: () => void;
  readonly tellFailure: (error: unknown) => void;
}

/** All rooms are looked at this often, because what the media server tells can get lost. */
const LOOK_EVERY_MS = 5000;
/** A room that somebody has left whose token may still open it: twice within the second in which they have to be out again. */
const LOOK_CLOSELY_EVERY_MS = 500;

/**
 * Keeps the media server's rooms as the calls say: closes those of calls that are over, sends out who is no member, and notices
 * members who are gone. It acts when a call changes and when the media server tells something, and looks by itself again and
 * again; several nodes may do the same thing, which does no harm.
 */
export class RoomKeeper {
  readonly #parts: RoomKeeperParts;
  /** By room: its settling, and whether it has to be done once more. */
  readonly #settling = new Map<string, { again: boolean; readonly done: Promise<void> }>();
  /** Rooms that are looked at closely, until when. */
  readonly #close = new Map<string, number>();
  #cancel: Cancel | undefined;
  #ticks = 0;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: RoomKeeperParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#cancel = this.#parts.clock.after(LOOK_CLOSELY_EVERY_MS, () => {
      this.#looking = this.#look().catch(this.#parts.tellFailure).then(() => { if (!this.#stopped) this.start(); });
    });
  }

  /** Waits for what is being done just now. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#looking;
    await Promise.all([...this.#settling.values()].map(({ done }) => done));
  }

  /** Takes in each event: a call that changed may have lost a member, or its end. */
  publish(event: CityEvent): void {
    if (event.kind === 'call-changed' && event.data.state !== 'ringing') void this.#settleCall(event.data.callId).catch(this.#parts.tellFailure);
  }

  /** The media server has told something of a room. One that no call of ours knows is closed, if its name says that it is ours. */
  async hear(room: string): Promise<void> {
    if (!room.startsWith(this.#parts.roomMark)) return;
    const [known] = await this.#parts.database`select 1 from call_room where name = ${room}`;
    if (known) await this.settle(room);
    else await this.#parts.rooms.close(room);
  }

  /** Brings one room to what its call says; asked for meanwhile, it is done once more afterwards. */
  settle(room: string): Promise<void> {
    const running = this.#settling.get(room);
    if (running) {
      running.again = true;
      return running.done;
    }
    const entry = { again: true, done: Promise.resolve() };
    this.#settling.set(room, entry);
    entry.done = (async () => {
      try {
        while (entry.again && !this.#stopped) {
          entry.again = false;
          const { isOver, closelyUntil, hasChanged } = await settleRoom(this.#parts, room);
          if (hasChanged) this.#parts.wakeEvents();
          if (isOver || closelyUntil <= this.#parts.clock.now()) this.#close.delete(room);
          else this.#close.set(room, closelyUntil);
        }
      } finally {
        this.#settling.delete(room);
      }
    })();
    return entry.done;
  }

  async #look(): Promise<void> {
    const isFull = this.#ticks++ % (LOOK_EVERY_MS / LOOK_CLOSELY_EVERY_MS) === 0;
    const rooms = isFull ? await listRooms(this.#parts.database) : [...this.#close.keys()];
    await Promise.all(rooms.map((room) => this.settle(room)));
  }

  async #settleCall(callId: string): Promise<void> {
    const rooms = await this.#parts.database<{ name: string }[]>`select name from call_room where call_id = ${callId}`;
    await Promise.all(rooms.map(({ name }) => this.settle(name)));
  }
}
