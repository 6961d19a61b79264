import { fail, succeed, type Result } from '../../shared/base/result.js';
import { Store } from '../../shared/base/store.js';
import type { CallRights } from '../calls/call-token.js';
import type { EngineState, MediaEngine } from '../calls/engine/media-engine.js';
import type { Attendee, MediaRooms } from '../calls/media-rooms.js';

type Outcome<Value> = Promise<Result<Value, 'unavailable'>>;

/** A media server in memory, for the rules of calls: rooms, who is in them, and what they may. */
export class FakeMedia implements MediaRooms, MediaEngine {
  readonly state = new Store<EngineState>({ kind: 'ready', url: 'ws://media.test', apiUrl: 'http://media.test', key: 'test-key', secret: 'a secret of more than 32 characters' });
  readonly rooms = new Map<string, Map<string, Attendee>>();
  /** Whether it answers. */
  isUp = true;

  /** Somebody comes in with a token, as the media server lets them, whatever has become of their membership. */
  enter(room: string, id: string): void {
    this.rooms.get(room)?.set(id, { id, listens: true });
  }

  /** It starts anew and knows nothing of before. */
  restart(): void {
    this.rooms.clear();
    this.isUp = true;
  }

  async stop(): Promise<void> { /* Nothing runs. */ }

  open(room: string): Outcome<void> {
    return this.#answer(() => { if (!this.rooms.has(room)) this.rooms.set(room, new Map()); });
  }

  close(room: string): Outcome<void> {
    return this.#answer(() => { this.rooms.delete(room); });
  }

  list(room: string): Outcome<readonly Attendee[]> {
    return this.#answer(() => [...this.rooms.get(room)?.values() ?? []]);
  }

  remove(room: string, id: string): Outcome<void> {
    return this.#answer(() => { this.rooms.get(room)?.delete(id); });
  }

  permit(room: string, id: string, { listen }: CallRights): Outcome<void> {
    return this.#answer(() => { if (this.rooms.get(room)?.has(id)) this.rooms.get(room)?.set(id, { id, listens: listen }); });
  }

  async #answer<Value>(act: () => Value): Outcome<Value> {
    return this.isUp ? succeed(act()) : fail('unavailable');
  }
}
