import type { Scene, SceneStep } from '../service.js';
import { CANCELLED, INVITED, NO_SEATS, PLANNED, refuse, RUNNING, SEATED, tellMine, TITLED } from './scene-answers.js';

const MINE = '/meetings';
const ROOMS = '/meetings/rooms';
const PLAN = '/meetings/plan';
/** The television says that the network is gone; the view under it stays as it was. */
const TOLD_OFFLINE: readonly SceneStep[] = [{ waitFor: 'offline' }, { press: ['Enter'] }];

const DAY: readonly SceneStep[] = [{ tapId: 'plan-day-1' }, { waitFor: 'plan-from-1' }];
const FROM: readonly SceneStep[] = [...DAY, { tapId: 'plan-from-1' }, { waitFor: 'plan-to-0' }];
const CHOSEN: readonly SceneStep[] = [...FROM, { tapId: 'plan-to-0' }, { tapId: 'plan-room-0' }];
const TO_SEAT: readonly SceneStep[] = [...CHOSEN, { tapId: 'plan-rooms-done' }, { waitFor: 'plan-seat-done' }];
const SEAT: readonly SceneStep[] = [...TO_SEAT, { tapId: 'plan-seat-0' }, { waitFor: 'plan-seat-found' }];
const TO_PEOPLE: readonly SceneStep[] = [...TO_SEAT, { tapId: 'plan-seat-done' }, { waitFor: 'plan-people' }];
/** The shortest way to a plan with a seat. */
const SEAT_CONFIRM: readonly SceneStep[] = [...SEAT, { tapId: 'plan-seat-done' }, { tapId: 'plan-people-done' }, { tapId: 'plan-title-0' }, { waitFor: 'plan-confirm' }];
const TO_TITLE: readonly SceneStep[] = [...TO_PEOPLE, { type: '12345678' }, { waitFor: 'plan-person' }, { tapId: 'plan-people-done' }, { waitFor: 'plan-title-0' }];
const CONFIRM: readonly SceneStep[] = [...TO_TITLE, { tapId: 'plan-title-0' }, { waitFor: 'plan-confirm' }];

/** Each screen of meetings on a television, in each state that a person can meet it. */
export const tvScenes: readonly Scene[] = [
  { id: 'tv-meetings-signed-out', channel: 'tv', path: MINE, steps: [{ waitFor: 'meetings-signed-out' }] },
  { id: 'tv-meetings-empty', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(), steps: [{ waitFor: 'meetings-empty' }] },
  { id: 'tv-meetings', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(PLANNED, SEATED, TITLED, CANCELLED), steps: [{ waitFor: 'meeting-0' }] },
  { id: 'tv-meetings-choose', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(PLANNED), steps: [{ tapId: 'meeting-0' }, { waitFor: 'meeting-move' }] },
  { id: 'tv-meetings-seated', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(SEATED), steps: [{ tapId: 'meeting-0' }, { waitFor: 'meeting-move' }] },
  { id: 'tv-meetings-join', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(RUNNING), steps: [{ tapId: 'meeting-0' }, { waitFor: 'meeting-join' }] },
  { id: 'tv-meetings-invited', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(INVITED), steps: [{ tapId: 'meeting-0' }, { waitFor: 'meeting-coming' }] },
  { id: 'tv-meetings-cancel', channel: 'tv', path: MINE, signedIn: true, answers: tellMine(PLANNED), steps: [{ tapId: 'meeting-0' }, { tapId: 'meeting-ask-cancel' }, { waitFor: 'cancel-keep' }] },
  { id: 'tv-meetings-refused', channel: 'tv', path: MINE, signedIn: true, answers: { ...tellMine(INVITED), ...refuse('answerMeeting', 'person-busy', 409) }, steps: [{ tapId: 'meeting-0' }, { tapId: 'meeting-coming' }, { waitFor: 'meeting-refused' }] },
  { id: 'tv-meetings-failing', channel: 'tv', path: MINE, signedIn: true, answers: refuse('listMeetings', 'service-unavailable', 503), steps: [{ waitFor: 'meetings-unread' }] },
  { id: 'tv-meetings-offline', channel: 'tv', path: MINE, signedIn: true, network: 'cut', networkFrom: 'drawn', answers: tellMine(PLANNED), steps: TOLD_OFFLINE },
  { id: 'tv-rooms', channel: 'tv', path: ROOMS, steps: [{ waitFor: 'room-0' }] },
  { id: 'tv-rooms-slow', channel: 'tv', path: ROOMS, network: 'slow' },
  { id: 'tv-rooms-failing', channel: 'tv', path: ROOMS, answers: refuse('readRooms', 'service-unavailable', 503), steps: [{ waitFor: 'rooms-unread' }] },
  { id: 'tv-plan-signed-out', channel: 'tv', path: PLAN, steps: [{ waitFor: 'plan-signed-out' }] },
  { id: 'tv-plan-day', channel: 'tv', path: PLAN, signedIn: true, steps: [{ waitFor: 'plan-day-0' }] },
  { id: 'tv-plan-from', channel: 'tv', path: PLAN, signedIn: true, steps: DAY },
  { id: 'tv-plan-to', channel: 'tv', path: PLAN, signedIn: true, steps: FROM },
  { id: 'tv-plan-rooms', channel: 'tv', path: PLAN, signedIn: true, steps: CHOSEN },
  { id: 'tv-plan-seat', channel: 'tv', path: PLAN, signedIn: true, steps: [...TO_SEAT, { waitFor: 'plan-seat-0' }] },
  { id: 'tv-plan-seat-chosen', channel: 'tv', path: PLAN, signedIn: true, steps: SEAT },
  { id: 'tv-plan-seat-none', channel: 'tv', path: PLAN, signedIn: true, answers: NO_SEATS, steps: [...TO_SEAT, { waitFor: 'plan-seat-none' }] },
  { id: 'tv-plan-seat-failing', channel: 'tv', path: PLAN, signedIn: true, answers: refuse('readAvailability', 'service-unavailable', 503), steps: [...CHOSEN, { tapId: 'plan-rooms-done' }, { waitFor: 'plan-unread' }] },
  { id: 'tv-plan-seat-confirm', channel: 'tv', path: PLAN, signedIn: true, steps: SEAT_CONFIRM },
  { id: 'tv-plan-seat-taken', channel: 'tv', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'seat-taken', 409, 'rooms.1'), steps: [...SEAT_CONFIRM, { press: ['Enter'] }, { waitFor: 'plan-refused' }] },
  { id: 'tv-plan-seat-busy', channel: 'tv', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'person-busy', 409, 'rooms.1'), steps: [...SEAT_CONFIRM, { press: ['Enter'] }, { waitFor: 'plan-refused' }] },
  { id: 'tv-plan-people', channel: 'tv', path: PLAN, signedIn: true, steps: [...TO_PEOPLE, { type: '12345678' }, { waitFor: 'plan-person' }] },
  { id: 'tv-plan-title', channel: 'tv', path: PLAN, signedIn: true, steps: TO_TITLE },
  { id: 'tv-plan-confirm', channel: 'tv', path: PLAN, signedIn: true, steps: CONFIRM },
  { id: 'tv-plan-busy', channel: 'tv', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'person-busy', 409), steps: [...CONFIRM, { press: ['Enter'] }, { waitFor: 'plan-refused' }] },
  { id: 'tv-planned', channel: 'tv', path: PLAN, signedIn: true, answers: { planMeeting: { body: PLANNED } }, steps: [...CONFIRM, { press: ['Enter'] }, { waitFor: 'meeting-news' }] },
  { id: 'tv-meeting-not-joined', channel: 'tv', path: '/meetings/call/0190b7a0-0000-7000-8000-000000000030', answers: refuse('joinMeeting', 'call-over', 409), steps: [{ waitFor: 'call-ended' }] },
];
