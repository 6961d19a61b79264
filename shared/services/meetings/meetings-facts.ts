import { pickName } from '../../base/language.js';
import type { Truth } from '../../base/truth.js';
import type { Meeting } from '../../contract/meetings.js';
import { currentFormats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import type { HeroLine, HomeCard, ServiceEnvironment } from '../service.js';
import { say, type MeetingsHomeView } from './meetings-home.js';
import { canJoin, findNext, listComing } from './meetings-model.js';
import { readRoomsTruth, type MeetingsState } from './meetings-state.js';
import { openMeetings } from './meetings-store.js';

/** Follows the screen's meetings for its home. */
export function followFacts(environment: ServiceEnvironment, show: (view: MeetingsHomeView) => void): { stop(): void; forget(): void } {
  const meetings = openMeetings(environment);
  const look = (): void => show(readHome(meetings.state.get()));
  const cancel = meetings.state.watch(look);
  meetings.run();
  look();
  return {
    stop() {
      cancel();
      meetings.stop();
    },
    forget: () => meetings.forget(),
  };
}

/** What home shows of a state; pure. On a room's own panel it is the room's next meeting, elsewhere the person's, else what the rooms do. */
export function readHome(state: MeetingsState): MeetingsHomeView {
  const { mine, room, directory, now } = state;
  const truth: Truth = { source: 'server', at: new Date(now).toISOString(), state: state.live ? 'live' : 'old' };
  const next = mine?.kind === 'ready' ? findNext(mine.value, now) : undefined;
  const free = directory.kind === 'ready' ? directory.value.rooms.filter((one) => one.state.kind === 'free').length : undefined;
  const roomsTruth = readRoomsTruth(state);
  const ofRoom = room?.kind === 'ready' ? room.value.meetings[0] : undefined;
  const rooms = free !== undefined && roomsTruth ? { truth: roomsTruth, text: say((words) => words.roomsFree({ rooms: free })) } : undefined;
  return {
    fact: room?.kind === 'ready' ? { truth, text: ofRoom ? say((words) => words.roomNext({ range: currentFormats().timeRange(ofRoom.from, ofRoom.to) })) : say((words) => words.roomNone()) }
      : next ? { truth, text: () => tellWhen(next, now) } : undefined,
    hero: next && tellHero(next, state, truth),
    coming: mine?.kind === 'ready' ? listComing(mine.value, now).filter((meeting) => meeting.state === 'planned' && meeting.answer !== 'not-coming').slice(0, 4).map((meeting) => tellCard(meeting, state, truth)) : [],
    joins: next !== undefined && canJoin(next, now),
    rooms,
  };
}

function tellWhen({ from, to }: Meeting, now: number): string {
  return `${currentFormats().nearDay(from, now)} ${currentFormats().timeRange(from, to)}`;
}

/** One press leads into the call of what can be joined, and to the list else. */
function readPath(meeting: Meeting, now: number): string {
  return canJoin(meeting, now) ? `/meetings/call/${meeting.id}` : '/meetings';
}

function tellHero(meeting: Meeting, state: MeetingsState, truth: Truth): HeroLine {
  const { now } = state;
  return {
    at: meeting.from, path: readPath(meeting, now), truth: { ...truth, state: 'planned' },
    eyebrow: () => currentFormats().nearDay(meeting.from, now),
    text: say((words) => (Date.parse(meeting.from) <= now ? words.heroOn() : words.heroAt({ time: currentFormats().time(meeting.from) }))),
    detail: () => [meeting.title, namePlaces(meeting, state)].filter(Boolean).join(' · '),
  };
}

function tellCard(meeting: Meeting, state: MeetingsState, truth: Truth): HomeCard {
  const { now } = state;
  const joins = canJoin(meeting, now);
  return {
    id: `meeting-${meeting.id}`, icon: joins ? 'arrow-right' : 'calendar-blank', path: readPath(meeting, now), truth,
    title: joins ? say((words) => words.joinMeeting()) : () => currentFormats().nearDay(meeting.from, now),
    text: () => `${currentFormats().timeRange(meeting.from, meeting.to)}\n${namePlaces(meeting, state)}`,
  };
}

/** The centers of a meeting's rooms. */
function namePlaces({ allocations }: Meeting, { centers }: MeetingsState): string {
  const names = new Map(centers.map(({ id, name }) => [id, pickName(name, currentLanguage.get())]));
  return [...new Set(allocations.map(({ centerId }) => names.get(centerId) ?? ''))].filter(Boolean).join(', ');
}
