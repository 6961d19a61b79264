import type { EpochMs } from '../../base/clock.js';
import type { Truth } from '../../base/truth.js';
import type { CenterSummary, CityInfo } from '../../contract/city.js';
import type { Meeting, RoomDirectory, RoomMeetings, TelepresenceRoom } from '../../contract/meetings.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { Draft } from './meetings-model.js';

export type Loadable<Value> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: CallFailure }
  | { readonly kind: 'ready'; readonly value: Value };

export type ActionName = 'plan' | 'move' | 'cancel' | 'answer';
/** What the person asked for last, and what became of it. Meetings are changed online only: nothing is kept for later. */
export type Action =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly what: ActionName }
  | { readonly kind: 'refused'; readonly what: ActionName; readonly failure: CallFailure; /** The refusal is about the organizer's own seat. */ readonly ofSeat: boolean }
  | { readonly kind: 'done'; readonly what: ActionName; readonly meeting: Meeting };

/** Everything one screen knows of meetings. */
export interface MeetingsState {
  readonly city: CityInfo;
  readonly now: EpochMs;
  /** Events come as they happen; else what is shown grows old. */
  readonly live: boolean;
  /** The signed-in person's; undefined while nobody is. */
  readonly mine: Loadable<readonly Meeting[]> | undefined;
  readonly centers: readonly CenterSummary[];
  readonly directory: Loadable<RoomDirectory>;
  /** The rooms for the time of the draft. */
  readonly free: Loadable<RoomDirectory> | undefined;
  /** Today's of the room whose own panel this is. */
  readonly room: Loadable<RoomMeetings> | undefined;
  readonly draft: Draft;
  readonly action: Action;
}

/** How true the rooms are: as told, and live while events come. */
export function readRoomsTruth({ directory, live, now }: MeetingsState): Truth | undefined {
  if (directory.kind !== 'ready') return undefined;
  const { truth } = directory.value;
  return live ? { ...truth, at: new Date(now).toISOString(), state: 'live' } : { ...truth, state: 'old' };
}

/** The rooms that have been chosen, as far as they are known to be free. */
export function listChosenRooms({ free, draft }: MeetingsState): readonly TelepresenceRoom[] {
  return free?.kind === 'ready' ? free.value.rooms.filter(({ spaceId }) => draft.roomIds.includes(spaceId)) : [];
}
