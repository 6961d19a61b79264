import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Readable } from '../../shared/base/store.js';
import { describeRights, type CallRights } from './call-token.js';
import type { EngineState } from './engine/media-engine.js';

/** Somebody in a media room: `id` is the member's, or whatever a token said. */
export interface Attendee {
  readonly id: string;
  readonly listens: boolean;
}

/** The media server cannot be asked now. */
type Unavailable = Result<never, 'unavailable'>;

/** Port to the rooms of the media server. Each verb may be repeated: what is so already stays so. */
export interface MediaRooms {
  open(room: string): Promise<Result<void, 'unavailable'>>;
  /** Ends a room for everybody in it. */
  close(room: string): Promise<Result<void, 'unavailable'>>;
  /** Who is in a room; nobody where there is none. */
  list(room: string): Promise<Result<readonly Attendee[], 'unavailable'>>;
  remove(room: string, id: string): Promise<Result<void, 'unavailable'>>;
  permit(room: string, id: string, rights: CallRights): Promise<Result<void, 'unavailable'>>;
}

/** A media server on this machine answers within milliseconds, one elsewhere within some hundred. */
const ANSWER_SECONDS = 2;
/** A room that nobody joins, or that everybody has left, is closed by the media server itself after so long. */
const EMPTY_SECONDS = 120;
/** More than any meeting; a bound for whoever shares one link too widely. */
const MOST_ATTENDEES = 50;

/** The rooms of a LiveKit server, whichever answers just now. */
export class LivekitRooms implements MediaRooms {
  constructor(private readonly engine: Readable<EngineState>) {}

  open(room: string): Promise<Result<void, 'unavailable'>> {
    return this.#ask(async (service) => {
      await service.createRoom({ name: room, emptyTimeout: EMPTY_SECONDS, departureTimeout: EMPTY_SECONDS, maxParticipants: MOST_ATTENDEES });
    }, undefined);
  }

  close(room: string): Promise<Result<void, 'unavailable'>> {
    return this.#ask((service) => service.deleteRoom(room), undefined);
  }

  list(room: string): Promise<Result<readonly Attendee[], 'unavailable'>> {
    return this.#ask<readonly Attendee[]>(async (service) => {
      const attendees = await service.listParticipants(room);
      return attendees.map(({ identity, permission }) => ({ id: identity, listens: permission?.canSubscribe ?? true }));
    }, []);
  }

  remove(room: string, id: string): Promise<Result<void, 'unavailable'>> {
    return this.#ask((service) => service.removeParticipant(room, id), undefined);
  }

  permit(room: string, id: string, rights: CallRights): Promise<Result<void, 'unavailable'>> {
    return this.#ask(async (service) => { await service.updateParticipant(room, id, { permission: describeRights(rights) }); }, undefined);
  }

  /** @param missing what a room or somebody that is not there amounts to */
  async #ask<Value>(question: (service: RoomServiceClient) => Promise<Value>, missing: Value): Promise<Result<Value, 'unavailable'> | Unavailable> {
    const state = this.engine.get();
    if (state.kind !== 'ready') return fail('unavailable');
    const service = new RoomServiceClient(state.apiUrl, state.key, state.secret, { requestTimeout: ANSWER_SECONDS, failover: false });
    try {
      return succeed(await question(service));
    } catch (error) {
      if (error instanceof ServerError && error.code === 'not_found') return succeed(missing);
      if (isOutage(error)) return fail('unavailable');
      throw error;
    }
  }
}

/** A media server that is down, silent or overloaded is no bug of ours; one that refuses our keys or words is. */
function isOutage(error: unknown): boolean {
  if (error instanceof ServerError) return error.status >= 500 || error.status === 429;
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError' || error instanceof TypeError);
}
