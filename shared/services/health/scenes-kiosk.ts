import type { ProblemCode } from '../../contract/problems.js';
import type { Scene, SceneStep } from '../service.js';
import { APPOINTMENT_SOON, BOOKED, DESK, OPEN, refuse, SUMMARIZED, tell, tellCall, TIMES } from './scene-answers.js';

const HEALTH = '/health';
const UNAVAILABLE: ProblemCode = 'service-unavailable';
const TO_CONSENT: readonly SceneStep[] = [{ tapId: 'health-now' }, { waitFor: 'consent' }];
const TO_ROOM: readonly SceneStep[] = [...TO_CONSENT, { tapId: 'consent-agree' }, { waitFor: 'room-ready' }];
const ASKED = { ...DESK, ...tell([OPEN]), startConsultation: { body: OPEN }, changeConsent: { body: OPEN } };
const BOOK: readonly SceneStep[] = [{ tapId: 'health-book' }, { tapId: 'day' }, { tapId: 'time' }, { tapId: 'time-take' }, { waitFor: 'consent' }];

/** Each screen of Health on a panel, in each state that a person can meet it. */
export const kioskScenes: readonly Scene[] = [
  { id: 'health', channel: 'kiosk', path: HEALTH, answers: DESK, steps: [{ waitFor: 'wait' }] },
  { id: 'health-nobody', channel: 'kiosk', path: HEALTH, answers: { readHealthDesk: { body: { clinicians: 0, waiting: 0, simulated: false, at: new Date().toISOString() } } }, steps: [{ waitFor: 'wait' }] },
  { id: 'health-failing', channel: 'kiosk', path: HEALTH, answers: refuse('readHealthDesk', UNAVAILABLE, 503), steps: [{ waitFor: 'health-failed' }] },
  { id: 'health-offline', channel: 'kiosk', path: HEALTH, answers: DESK, network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'health-offline' }] },
  { id: 'health-booked', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([BOOKED, SUMMARIZED]) }, steps: [{ waitFor: 'health-give-back' }] },
  { id: 'health-begin', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([APPOINTMENT_SOON]) }, steps: [{ waitFor: 'health-begin' }] },
  { id: 'health-days', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), ...TIMES }, steps: [{ tapId: 'health-book' }, { waitFor: 'day' }] },
  { id: 'health-times', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), ...TIMES }, steps: [{ tapId: 'health-book' }, { tapId: 'day' }, { tapId: 'time' }, { waitFor: 'time-take' }] },
  { id: 'health-times-empty', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), readConsultationTimes: { body: { day: '2026-11-23', days: [], times: [] } } }, steps: [{ tapId: 'health-book' }, { waitFor: 'times-empty' }] },
  { id: 'health-times-failing', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), ...refuse('readConsultationTimes', UNAVAILABLE, 503) }, steps: [{ tapId: 'health-book' }, { waitFor: 'times-failed' }] },
  { id: 'health-consent', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]) }, steps: [...TO_CONSENT, { tapId: 'consent-identify' }] },
  { id: 'health-consent-refused', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), ...refuse('startConsultation', 'internal-error', 500) }, steps: [...TO_CONSENT, { tapId: 'consent-agree' }, { waitFor: 'consent-refused' }] },
  { id: 'health-time-taken', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), ...TIMES, ...refuse('startConsultation', 'consultation-time-taken', 409) }, steps: [...BOOK, { tapId: 'consent-agree' }, { waitFor: 'other-time' }] },
  { id: 'health-booked-now', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([]), ...TIMES, startConsultation: { body: BOOKED } }, steps: [...BOOK, { tapId: 'consent-agree' }, { waitFor: 'booked' }] },
  { id: 'health-ready', channel: 'kiosk', path: HEALTH, signedIn: true, answers: ASKED, steps: TO_ROOM },
  { id: 'health-room-consents', channel: 'kiosk', path: HEALTH, signedIn: true, answers: ASKED, steps: [...TO_ROOM, { tapId: 'change-consent' }, { waitFor: 'room-consents' }] },
  { id: 'health-waiting', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...ASKED, ...tellCall('queued'), joinConsultation: { body: OPEN } }, steps: [...TO_ROOM, { tapId: 'connect' }, { waitFor: 'room-waiting' }] },
  { id: 'health-call', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...ASKED, ...tellCall('active'), joinConsultation: { body: OPEN } }, steps: [...TO_ROOM, { tapId: 'connect' }, { waitFor: 'change-consent' }] },
  { id: 'health-call-failed', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...ASKED, ...refuse('startCall', 'calls-off', 503) }, steps: [...TO_ROOM, { tapId: 'connect' }, { waitFor: 'room-failed' }] },
  { id: 'health-summary', channel: 'kiosk', path: HEALTH, signedIn: true, answers: { ...DESK, ...tell([SUMMARIZED]) }, steps: [{ tapId: 'health-summary' }, { waitFor: 'summary' }] },
  { id: 'health-summary-none', channel: 'kiosk', path: '/health/summary', signedIn: true, answers: tell([]), steps: [{ waitFor: 'summary-none' }] },
];
