import type { Scene, SceneStep } from '../service.js';
import { APPOINTMENT_SOON, BOOKED, DESK, OPEN, refuse, SUMMARIZED, tell, tellCall, TIMES } from './scene-answers.js';

const HEALTH = '/health';
const TO_CONSENT: readonly SceneStep[] = [{ tapId: 'health-now' }, { waitFor: 'consent' }];
const TO_ROOM: readonly SceneStep[] = [...TO_CONSENT, { tapId: 'consent-agree' }, { waitFor: 'room-ready' }];
const TO_TIMES: readonly SceneStep[] = [{ tapId: 'health-book' }, { waitFor: 'time-0' }];
const TO_BOOK: readonly SceneStep[] = [...TO_TIMES, { tapId: 'time-0' }, { waitFor: 'consent' }];
const FREE = { ...DESK, ...tell([]), ...TIMES };
const ASKED = { ...DESK, ...tell([OPEN]), startConsultation: { body: OPEN }, changeConsent: { body: OPEN }, joinConsultation: { body: OPEN }, endConsultation: { body: OPEN } };
const WAITING = { ...ASKED, ...tellCall('queued', 'tv') };
/** The invitation is that of a phone. */
const INVITED = { inviteToCall: { body: { code: '012345', validUntil: '2026-11-23T05:45:00.000Z', link: 'https://city.example/phone/#/join/012345' } } };
const CALL: readonly SceneStep[] = [...TO_ROOM, { tapId: 'connect' }];

const BEGUN: readonly SceneStep[] = [{ tapId: 'health-begin' }, { waitFor: 'room-ready' }];
/** An appointment whose call a phone takes at once. */
const ON_PHONE = { ...DESK, ...tell([APPOINTMENT_SOON]), ...tellCall('active', 'tv', true) };

const scene = (id: string, steps: readonly SceneStep[], answers: NonNullable<Scene['answers']>, more: Partial<Scene> = {}): Scene => ({ id: `tv-health${id}`, channel: 'tv', path: HEALTH, signedIn: true, answers, steps, ...more });

/** Each screen of Health on a television, in each state that a person can meet it. */
export const tvScenes: readonly Scene[] = [
  scene('', [{ waitFor: 'wait' }], DESK, { signedIn: false }),
  scene('-nobody', [{ waitFor: 'wait' }], { readHealthDesk: { body: { clinicians: 0, waiting: 0, simulated: false, at: new Date().toISOString() } } }, { signedIn: false }),
  scene('-cannot-encrypt', [{ waitFor: 'carrier' }], DESK, { signedIn: false, lacks: 'encryption' }),
  scene('-slow', [], DESK, { signedIn: false, network: 'slow' }),
  scene('-failing', [{ waitFor: 'health-failed' }], refuse('readHealthDesk', 'service-unavailable', 503), { signedIn: false }),
  scene('-offline', [{ waitFor: 'offline' }, { press: ['Enter'] }, { waitFor: 'health-offline' }], DESK, { signedIn: false, network: 'cut', networkFrom: 'drawn' }),
  scene('-sign-in', [{ tapId: 'health-now' }, { waitFor: 'sign-in-card' }], DESK, { signedIn: false }),
  scene('-booked', [{ waitFor: 'health-summary' }], { ...DESK, ...tell([BOOKED, SUMMARIZED]) }),
  scene('-begin', [{ waitFor: 'health-begin' }], { ...DESK, ...tell([APPOINTMENT_SOON, SUMMARIZED]) }),
  scene('-appointment', [{ tapId: 'health-appointment' }, { waitFor: 'appointment-back' }], { ...DESK, ...tell([BOOKED]) }),
  scene('-appointment-begin', [{ tapId: 'health-appointment' }, { waitFor: 'appointment-begin' }], { ...DESK, ...tell([APPOINTMENT_SOON]) }),
  scene('-cancel', [{ tapId: 'health-appointment' }, { tapId: 'appointment-ask-cancel' }, { waitFor: 'cancel-keep' }], { ...DESK, ...tell([BOOKED]) }),
  scene('-cancel-refused', [{ tapId: 'health-appointment' }, { tapId: 'appointment-ask-cancel' }, { tapId: 'cancel-yes' }, { waitFor: 'health-refused' }], { ...DESK, ...tell([BOOKED]), ...refuse('endConsultation', 'internal-error', 500) }),
  scene('-times', [{ waitFor: 'time-0' }], FREE, { path: '/health/times' }),
  scene('-times-empty', [{ tapId: 'health-book' }, { waitFor: 'times-empty' }], { ...FREE, readConsultationTimes: { body: { day: '2026-11-23', days: [], times: [] } } }),
  scene('-times-failing', [{ tapId: 'health-book' }, { waitFor: 'times-failed' }], { ...FREE, ...refuse('readConsultationTimes', 'service-unavailable', 503) }),
  scene('-consent', [{ tapId: 'consent-identify' }], FREE, { path: '/health/consent' }),
  scene('-consent-book', TO_BOOK, FREE),
  scene('-consent-refused', [...TO_CONSENT, { tapId: 'consent-agree' }, { waitFor: 'consent-refused' }], { ...FREE, ...refuse('startConsultation', 'internal-error', 500) }),
  scene('-time-taken', [...TO_BOOK, { tapId: 'consent-agree' }, { waitFor: 'other-time' }], { ...FREE, ...refuse('startConsultation', 'consultation-time-taken', 409) }),
  scene('-booked-now', [...TO_BOOK, { tapId: 'consent-agree' }, { waitFor: 'booked' }], { ...FREE, startConsultation: { body: BOOKED } }),
  // Whoever opens it by its address has asked for nothing.
  scene('-room-unasked', [{ waitFor: 'wait' }], DESK, { path: '/health/room' }),
  scene('-ready', TO_ROOM, ASKED),
  scene('-room-consents', [...TO_ROOM, { tapId: 'change-consent' }, { waitFor: 'room-consents' }], ASKED),
  scene('-waiting', [...CALL, { waitFor: 'room-waiting' }], WAITING),
  scene('-leave-queue', [...CALL, { waitFor: 'room-waiting' }, { tapId: 'give-up-place' }, { waitFor: 'leave-queue-wait' }], WAITING),
  scene('-call', [...CALL, { waitFor: 'call' }], { ...ASKED, ...tellCall('active', 'tv') }),
  scene('-call-more', [...CALL, { waitFor: 'call' }, { tapId: 'call-more' }, { waitFor: 'change-consent' }], { ...ASKED, ...tellCall('active', 'tv') }),
  scene('-call-failed', [...CALL, { waitFor: 'room-failed' }], { ...ASKED, ...refuse('startCall', 'calls-off', 503) }),
  scene('-phone-ready', TO_ROOM, ASKED, { lacks: 'encryption' }),
  scene('-phone-waiting', [...CALL, { waitFor: 'invitation-digits' }], { ...WAITING, ...INVITED }, { lacks: 'encryption' }),
  scene('-phone-no-code', [...CALL, { waitFor: 'invitation-again' }], { ...WAITING, ...refuse('inviteToCall', 'service-unavailable', 503) }, { lacks: 'encryption' }),
  scene('-phone-now', [...CALL, { waitFor: 'phone-now' }, { waitFor: 'invitation-digits' }], { ...ASKED, ...tellCall('active', 'tv'), ...INVITED }, { lacks: 'encryption' }),
  scene('-on-phone', [...BEGUN, { tapId: 'connect' }, { waitFor: 'room-on-phone' }], ON_PHONE, { lacks: 'encryption' }),
  scene('-after-summary', [...BEGUN, { tapId: 'change-consent' }, { tapId: 'consent-summary' }, { tapId: 'consents-back' }, { tapId: 'connect' }, { waitFor: 'after-summary' }], { ...ON_PHONE, changeConsent: { body: { ...SUMMARIZED, id: APPOINTMENT_SOON.id } } }, { lacks: 'encryption' }),
  scene('-after-nothing', [...CALL, { waitFor: 'after-nothing' }], { ...ASKED, ...tellCall('active', 'tv', true) }, { lacks: 'encryption' }),
  scene('-summary', [{ tapId: 'health-summary' }, { waitFor: 'summary' }], { ...DESK, ...tell([SUMMARIZED]) }),
  scene('-summary-none', [{ waitFor: 'summary-none' }], tell([]), { path: '/health/summary' }),
  scene('-summary-failing', [{ waitFor: 'summary-failed' }], refuse('listConsultations', 'service-unavailable', 503), { path: '/health/summary' }),
];
