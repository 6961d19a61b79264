import type { Scene, SceneStep } from '../service.js';
import { CANCELLED, INVITED, NO_SEATS, PLANNED, refuse, RUNNING, SEATED, tellMine, tellRoom, TITLED } from './scene-answers.js';

const MINE = '/meetings';
const ROOMS = '/meetings/rooms';
const PLAN = '/meetings/plan';
const ROOM = '/meetings/room';
const OWN_ROOM = { room: ':roomId' };

const DAY: readonly SceneStep[] = [{ tapId: 'plan-day-1' }, { waitFor: 'plan-from' }];
const FROM: readonly SceneStep[] = [...DAY, { tapId: 'plan-from-1' }, { waitFor: 'plan-to' }];
const TO_ROOMS: readonly SceneStep[] = [...FROM, { tapId: 'plan-to-0' }, { waitFor: 'plan-rooms' }];
const CHOSEN: readonly SceneStep[] = [...TO_ROOMS, { waitFor: 'plan-room' }, { tapId: 'plan-room' }];
const TO_SEAT: readonly SceneStep[] = [...CHOSEN, { tapId: 'plan-rooms-done' }, { waitFor: 'plan-seat' }];
const SEAT: readonly SceneStep[] = [...TO_SEAT, { tapId: 'plan-seat-center' }, { waitFor: 'plan-seat-found' }];
const TO_PEOPLE: readonly SceneStep[] = [...TO_SEAT, { tapId: 'plan-seat-done' }, { waitFor: 'plan-people' }];
/** The shortest way to a plan with a seat. */
const SEAT_CONFIRM: readonly SceneStep[] = [...SEAT, { tapId: 'plan-seat-done' }, { tapId: 'plan-people-done' }, { waitFor: 'plan-title' }, { tapId: 'plan-title-0' }, { waitFor: 'plan-confirm' }];
const TO_TITLE: readonly SceneStep[] = [...TO_PEOPLE, { type: '12345678' }, { waitFor: 'plan-person' }, { tapId: 'plan-people-done' }, { waitFor: 'plan-title' }];
const CONFIRM: readonly SceneStep[] = [...TO_TITLE, { tapId: 'plan-title-0' }, { waitFor: 'plan-confirm' }];

/** Each screen of meetings on a panel, in each state that a person can meet it. */
export const kioskScenes: readonly Scene[] = [
  { id: 'meetings-signed-out', channel: 'kiosk', path: MINE, steps: [{ waitFor: 'meetings-signed-out' }] },
  { id: 'meetings-empty', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(), steps: [{ waitFor: 'meetings-empty' }] },
  { id: 'meetings', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(PLANNED, SEATED, TITLED, CANCELLED), steps: [{ waitFor: 'meetings' }] },
  { id: 'meetings-join', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(RUNNING), steps: [{ waitFor: 'meeting-join' }] },
  { id: 'meetings-invited', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(INVITED), steps: [{ waitFor: 'meeting' }] },
  { id: 'meetings-seated', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(SEATED), steps: [{ tapId: 'meeting' }] },
  { id: 'meetings-chosen', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(PLANNED, TITLED), steps: [{ tapId: 'meeting' }] },
  { id: 'meetings-chosen-invited', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(INVITED), steps: [{ tapId: 'meeting' }, { waitFor: 'meeting-come' }] },
  { id: 'meetings-change', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(PLANNED), steps: [{ tapId: 'meeting' }, { tapId: 'meeting-change' }, { waitFor: 'question-change' }] },
  { id: 'meetings-cancel', channel: 'kiosk', path: MINE, signedIn: true, answers: tellMine(PLANNED), steps: [{ tapId: 'meeting' }, { tapId: 'meeting-change' }, { tapId: 'meeting-cancel' }, { waitFor: 'question-cancel' }] },
  { id: 'meetings-refused', channel: 'kiosk', path: MINE, signedIn: true, answers: { ...tellMine(INVITED), ...refuse('answerMeeting', 'person-busy', 409) }, steps: [{ tapId: 'meeting' }, { tapId: 'meeting-come' }, { waitFor: 'meeting-refused' }] },
  { id: 'meetings-failing', channel: 'kiosk', path: MINE, signedIn: true, answers: refuse('listMeetings', 'service-unavailable', 503), steps: [{ waitFor: 'meetings-failed' }] },
  { id: 'meetings-offline', channel: 'kiosk', path: MINE, signedIn: true, network: 'cut', networkFrom: 'drawn', answers: tellMine(PLANNED), steps: [{ waitFor: 'offline-banner' }] },
  { id: 'meetings-slow', channel: 'kiosk', path: MINE, network: 'slow' },
  { id: 'rooms', channel: 'kiosk', path: ROOMS, steps: [{ waitFor: 'room' }] },
  { id: 'rooms-slow', channel: 'kiosk', path: ROOMS, network: 'slow' },
  { id: 'rooms-failing', channel: 'kiosk', path: ROOMS, answers: refuse('readRooms', 'service-unavailable', 503), steps: [{ waitFor: 'rooms-failed' }] },
  { id: 'rooms-offline', channel: 'kiosk', path: ROOMS, network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline-banner' }] },
  { id: 'plan-signed-out', channel: 'kiosk', path: PLAN, steps: [{ waitFor: 'plan-signed-out' }] },
  { id: 'plan-day', channel: 'kiosk', path: PLAN, signedIn: true, steps: [{ waitFor: 'plan-day' }] },
  { id: 'plan-from', channel: 'kiosk', path: PLAN, signedIn: true, steps: DAY },
  { id: 'plan-to', channel: 'kiosk', path: PLAN, signedIn: true, steps: FROM },
  { id: 'plan-rooms', channel: 'kiosk', path: PLAN, signedIn: true, steps: CHOSEN },
  { id: 'plan-seat', channel: 'kiosk', path: PLAN, signedIn: true, steps: [...TO_SEAT, { waitFor: 'plan-seat-center' }] },
  { id: 'plan-seat-chosen', channel: 'kiosk', path: PLAN, signedIn: true, steps: SEAT },
  { id: 'plan-seat-none', channel: 'kiosk', path: PLAN, signedIn: true, answers: NO_SEATS, steps: [...CHOSEN, { tapId: 'plan-rooms-done' }, { waitFor: 'plan-seat-none' }] },
  { id: 'plan-seat-failing', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('readAvailability', 'service-unavailable', 503), steps: [...CHOSEN, { tapId: 'plan-rooms-done' }, { waitFor: 'plan-failed' }] },
  { id: 'plan-seat-unread', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('readOccupancy', 'service-unavailable', 503), steps: [...TO_SEAT, { tapId: 'plan-seat-center' }] },
  { id: 'plan-seat-confirm', channel: 'kiosk', path: PLAN, signedIn: true, steps: SEAT_CONFIRM },
  { id: 'plan-seat-taken', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'seat-taken', 409, 'rooms.1'), steps: [...SEAT_CONFIRM, { tapId: 'plan-do' }, { waitFor: 'plan-refused' }] },
  { id: 'plan-seat-busy', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'person-busy', 409, 'rooms.1'), steps: [...SEAT_CONFIRM, { tapId: 'plan-do' }, { waitFor: 'plan-refused' }] },
  { id: 'plan-people', channel: 'kiosk', path: PLAN, signedIn: true, steps: [...TO_PEOPLE, { type: '12345678' }, { waitFor: 'plan-person' }, { type: '876' }] },
  { id: 'plan-title', channel: 'kiosk', path: PLAN, signedIn: true, steps: TO_TITLE },
  { id: 'plan-title-writing', channel: 'kiosk', path: PLAN, signedIn: true, steps: [...TO_TITLE, ...['plan-title-write', 'key-digits', 'key-1', 'key-space', 'key-2', 'key-digits'].map((tapId) => ({ tapId }))] },
  { id: 'plan-confirm', channel: 'kiosk', path: PLAN, signedIn: true, steps: CONFIRM },
  { id: 'plan-taken', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'seat-taken', 409), steps: [...CONFIRM, { tapId: 'plan-do' }, { waitFor: 'plan-refused' }] },
  { id: 'plan-card-unknown', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'card-unknown', 404), steps: [...CONFIRM, { tapId: 'plan-do' }, { waitFor: 'plan-refused' }] },
  { id: 'plan-busy', channel: 'kiosk', path: PLAN, signedIn: true, answers: refuse('planMeeting', 'person-busy', 409), steps: [...CONFIRM, { tapId: 'plan-do' }, { waitFor: 'plan-refused' }] },
  { id: 'plan-cut-off', channel: 'kiosk', path: PLAN, signedIn: true, steps: [...CONFIRM, { network: 'cut' }, { tapId: 'plan-do' }, { waitFor: 'plan-refused' }] },
  { id: 'planned', channel: 'kiosk', path: PLAN, signedIn: true, answers: { planMeeting: { body: PLANNED } }, steps: [...CONFIRM, { tapId: 'plan-do' }, { waitFor: 'meeting-news' }] },
  { id: 'room-none', channel: 'kiosk', path: ROOM, steps: [{ waitFor: 'room-none' }] },
  { id: 'room-empty', channel: 'kiosk', path: ROOM, parameters: OWN_ROOM, answers: tellRoom(), steps: [{ waitFor: 'room-empty' }] },
  { id: 'room', channel: 'kiosk', path: ROOM, parameters: OWN_ROOM, answers: tellRoom({}), steps: [{ waitFor: 'room-check-in' }] },
  { id: 'room-looking', channel: 'kiosk', path: ROOM, parameters: OWN_ROOM, answers: tellRoom({}), steps: [{ tapId: 'room-check-in' }] },
  { id: 'room-refused', channel: 'kiosk', path: ROOM, parameters: OWN_ROOM, answers: { ...tellRoom({}), ...refuse('checkIn', 'check-in-no-reservation', 404) }, steps: [{ tapId: 'room-check-in' }, { show: 'no-reservation' }, { waitFor: 'room-refused' }] },
  { id: 'room-checked-in', channel: 'kiosk', path: ROOM, parameters: OWN_ROOM, answers: tellRoom({ checkedIn: true, inCall: 1 }), steps: [{ waitFor: 'room-join' }] },
  { id: 'room-failing', channel: 'kiosk', path: ROOM, parameters: OWN_ROOM, answers: refuse('readRoomMeetings', 'service-unavailable', 503), steps: [{ waitFor: 'room-failed' }] },
  { id: 'room-home', channel: 'kiosk', path: '/', parameters: OWN_ROOM, answers: tellRoom({}), steps: [{ press: ['Enter'] }, { waitFor: 'home' }] },
  { id: 'meeting-not-joined', channel: 'kiosk', path: '/meetings/call/0190b7a0-0000-7000-8000-000000000030', answers: refuse('joinMeeting', 'call-over', 409), steps: [{ waitFor: 'meeting-left' }] },
];
