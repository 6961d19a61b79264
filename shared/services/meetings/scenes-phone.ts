import type { Scene, SceneStep } from '../service.js';
import { CANCELLED, INVITED, PLANNED, refuse, RUNNING, SEATED, tellMine, TITLED } from './scene-answers.js';

type Told = Omit<Scene, 'id' | 'channel' | 'path' | 'signedIn'>;
/** A person's own page begins with their meetings, and has no address. */
const at = (id: string, scene: Told): Scene => ({ id: `phone-${id}`, channel: 'phone', path: '/', signedIn: true, ...scene });

const OPEN: readonly SceneStep[] = [{ tapId: 'meeting-0' }, { waitFor: 'meeting' }];
const DAY: readonly SceneStep[] = [...OPEN, { tapId: 'meeting-move' }, { waitFor: 'move-day-1' }];
const FROM: readonly SceneStep[] = [...DAY, { tapId: 'move-day-1' }, { waitFor: 'move-from-1' }];
const TO: readonly SceneStep[] = [...FROM, { tapId: 'move-from-1' }, { waitFor: 'move-to-0' }];
const CONFIRM: readonly SceneStep[] = [...TO, { tapId: 'move-to-0' }, { waitFor: 'move-do' }];

/** Each screen of meetings on a phone, in each state that a person can meet it. */
export const phoneScenes: readonly Scene[] = [
  at('meetings', { answers: tellMine(INVITED, TITLED, CANCELLED), steps: [{ waitFor: 'meeting-2' }] }),
  at('meetings-empty', { answers: tellMine(), steps: [{ waitFor: 'meetings-empty' }] }),
  at('meetings-join', { answers: tellMine(RUNNING, TITLED), steps: [{ waitFor: 'meeting-join-0' }] }),
  at('meetings-failing', { answers: refuse('listMeetings', 'service-unavailable', 503), steps: [{ waitFor: 'meetings-unread' }] }),
  at('meetings-offline', { answers: tellMine(PLANNED), network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline' }] }),
  at('meeting', { answers: tellMine(TITLED), steps: OPEN }),
  at('meeting-seated', { answers: tellMine(SEATED), steps: OPEN }),
  at('meeting-invited', { answers: tellMine(INVITED), steps: [...OPEN, { waitFor: 'meeting-coming' }] }),
  at('meeting-running', { answers: tellMine(RUNNING), steps: [...OPEN, { waitFor: 'meeting-join' }] }),
  at('meeting-cancelled', { answers: tellMine(CANCELLED), steps: OPEN }),
  at('meeting-busy', { answers: { ...tellMine(INVITED), ...refuse('answerMeeting', 'person-busy', 409) }, steps: [...OPEN, { tapId: 'meeting-coming' }, { waitFor: 'meeting-refused' }] }),
  at('meeting-ask-cancel', { answers: tellMine(PLANNED), steps: [...OPEN, { tapId: 'meeting-ask-cancel' }, { waitFor: 'cancel-keep' }] }),
  at('meeting-called-off', { answers: { ...tellMine(PLANNED), cancelMeeting: { body: CANCELLED } }, steps: [...OPEN, { tapId: 'meeting-ask-cancel' }, { tapId: 'cancel-yes' }, { waitFor: 'meeting-news' }] }),
  at('move-day', { answers: tellMine(PLANNED), steps: DAY }),
  at('move-from', { answers: tellMine(PLANNED), steps: FROM }),
  at('move-to', { answers: tellMine(PLANNED), steps: TO }),
  at('move-confirm', { answers: tellMine(PLANNED), steps: CONFIRM }),
  at('move-taken', { answers: { ...tellMine(PLANNED), ...refuse('moveMeeting', 'seat-taken', 409) }, steps: [...CONFIRM, { tapId: 'move-do' }, { waitFor: 'meeting-refused' }] }),
  at('meeting-not-joined', { answers: { ...tellMine(RUNNING), ...refuse('joinMeeting', 'call-over', 409) }, steps: [{ tapId: 'meeting-join-0' }, { waitFor: 'call-ended' }] }),
];
