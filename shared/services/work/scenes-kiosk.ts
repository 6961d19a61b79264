import type { ProblemCode } from '../../contract/problems.js';
import type { Scene, SceneStep } from '../service.js';

const CENTER = '/work/center/:centerId';
const CHECK_IN = '/work/check-in';
const RESERVATIONS = '/work/reservations';

/** What the server answers to a call it refuses. */
function refuse(route: string, code: ProblemCode, status: number, facts: Readonly<Record<string, unknown>> = {}): NonNullable<Scene['answers']> {
  return { [route]: { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code, ...facts } } };
}

const REFUSED: readonly SceneStep[] = [{ tapId: 'reserve' }, { waitFor: 'reserve-trouble' }];
/** A number and a PIN that nobody can check now. */
const SIGN_IN_UNSEEN: readonly SceneStep[] = [
  { tapId: 'reservations-signed-out-action' }, { waitFor: 'sign-in-card' }, { type: '12345678' }, { waitFor: 'sign-in-pin' }, { type: '000000' },
];
const NO_BOOKINGS = { listBookings: { body: { event: 0, bookings: [] } } };

/** Where doubled text stands elsewhere: the text in which a scene is walked to. It is drawn in both. */
const USUAL_TEXT = { text: '100' };
const DOUBLED_TEXT = { text: '200' };

/** Each screen of Work on a panel, in each state that a person can meet it. */
export const kioskScenes: readonly Scene[] = [
  { id: 'centers', channel: 'kiosk', path: '/work', steps: [{ waitFor: 'centers' }] },
  { id: 'centers-next-page', channel: 'kiosk', path: '/work', steps: [{ waitFor: 'centers-next' }, { tapId: 'centers-next' }] },
  { id: 'centers-slow', channel: 'kiosk', path: '/work', network: 'slow' },
  { id: 'centers-failing', channel: 'kiosk', path: '/work', answers: refuse('readMap', 'service-unavailable', 503), steps: [{ waitFor: 'centers-failed' }] },
  { id: 'centers-offline', channel: 'kiosk', path: '/work', network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline-banner' }] },
  { id: 'centers-empty', channel: 'kiosk', path: '/work', answers: { listCenters: { body: { centers: [] } } }, steps: [{ waitFor: 'centers-empty' }] },
  { id: 'centers-wishes', channel: 'kiosk', path: '/work', parameters: DOUBLED_TEXT, steps: [{ tapId: 'wish-wishes' }] },
  { id: 'centers-where', channel: 'kiosk', path: '/work', parameters: USUAL_TEXT, steps: [{ tapId: 'wish-where' }] },
  { id: 'centers-where-places', channel: 'kiosk', path: '/work', parameters: USUAL_TEXT, steps: [{ tapId: 'wish-where' }, { tapId: 'where-group-districts' }] },
  { id: 'centers-when', channel: 'kiosk', path: '/work', parameters: USUAL_TEXT, steps: [{ tapId: 'wish-when' }] },
  { id: 'centers-people', channel: 'kiosk', path: '/work', parameters: USUAL_TEXT, steps: [{ tapId: 'wish-people' }] },
  { id: 'centers-needs', channel: 'kiosk', path: '/work', parameters: USUAL_TEXT, steps: [{ tapId: 'wish-needs' }, { tapId: 'needs-quiet' }] },
  { id: 'centers-workplace', channel: 'kiosk', path: '/work', parameters: USUAL_TEXT, steps: [{ tapId: 'wish-workplace' }] },
  { id: 'center', channel: 'kiosk', path: CENTER, steps: [{ waitFor: 'center' }] },
  { id: 'center-slow', channel: 'kiosk', path: CENTER, network: 'slow' },
  { id: 'center-failing', channel: 'kiosk', path: CENTER, answers: refuse('readCenter', 'service-unavailable', 503), steps: [{ waitFor: 'center-failed' }] },
  { id: 'center-unknown', channel: 'kiosk', path: '/work/center/nowhere', steps: [{ waitFor: 'center-failed' }] },
  { id: 'center-offline', channel: 'kiosk', path: CENTER, network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline-banner' }] },
  { id: 'center-time', channel: 'kiosk', path: CENTER, parameters: USUAL_TEXT, steps: [{ waitFor: 'center' }, { tapId: 'now-60' }] },
  { id: 'center-time-alone', channel: 'kiosk', path: CENTER, parameters: DOUBLED_TEXT, steps: [{ waitFor: 'center' }, { tapId: 'step-time' }] },
  { id: 'center-other-time', channel: 'kiosk', path: CENTER, parameters: USUAL_TEXT, steps: [{ waitFor: 'center' }, { tapId: 'other-time' }] },
  { id: 'center-seat-taken', channel: 'kiosk', path: CENTER, signedIn: true, answers: refuse('reserve', 'seat-taken', 409), steps: REFUSED },
  { id: 'center-person-busy', channel: 'kiosk', path: CENTER, signedIn: true, answers: refuse('reserve', 'person-busy', 409), steps: REFUSED },
  { id: 'reserved', channel: 'kiosk', path: CENTER, signedIn: true, steps: [{ tapId: 'reserve' }, { waitFor: 'reserved' }] },
  { id: 'reserve-kept', channel: 'kiosk', path: CENTER, signedIn: true, steps: [{ waitFor: 'reserve' }, { network: 'cut' }, { tapId: 'reserve' }, { waitFor: 'reserve-kept' }] },
  { id: 'reservations-kept', channel: 'kiosk', path: RESERVATIONS, network: 'cut', networkFrom: 'drawn', steps: [...SIGN_IN_UNSEEN, { waitFor: 'reservations-kept' }] },
  { id: 'reservations-signed-out', channel: 'kiosk', path: RESERVATIONS },
  { id: 'reservations', channel: 'kiosk', path: RESERVATIONS, signedIn: true },
  { id: 'reservations-empty', channel: 'kiosk', path: RESERVATIONS, signedIn: true, answers: NO_BOOKINGS, steps: [{ waitFor: 'reservations-empty' }] },
  { id: 'reservations-failing', channel: 'kiosk', path: RESERVATIONS, signedIn: true, answers: refuse('listBookings', 'service-unavailable', 503), steps: [{ waitFor: 'reservations-failed' }] },
  { id: 'reservations-offline', channel: 'kiosk', path: RESERVATIONS, signedIn: true, network: 'cut', networkFrom: 'drawn', steps: [{ waitFor: 'offline-banner' }] },
  { id: 'reservations-cancel', channel: 'kiosk', path: RESERVATIONS, signedIn: true, steps: [{ tapId: 'cancel' }, { waitFor: 'question-cancel' }] },
  { id: 'reservations-extend', channel: 'kiosk', path: RESERVATIONS, signedIn: true, steps: [{ tapId: 'extend' }, { waitFor: 'question-extend' }] },
  { id: 'check-in', channel: 'kiosk', path: CHECK_IN, steps: [{ waitFor: 'check-in' }] },
  { id: 'checked-in', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'valid' }, { waitFor: 'checked-in' }] },
  { id: 'check-in-no-reservation', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'no-reservation' }, { waitFor: 'check-in-no-reservation' }] },
  { id: 'check-in-wrong-center', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'wrong-center' }, { waitFor: 'check-in-wrong-center' }] },
  { id: 'check-in-too-early', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'too-early' }, { waitFor: 'check-in-too-early' }] },
  { id: 'check-in-too-late', channel: 'kiosk', path: CHECK_IN, answers: refuse('checkIn', 'check-in-too-late', 409), steps: [{ show: 'no-reservation' }, { waitFor: 'check-in-too-late' }] },
  { id: 'check-in-revoked', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'revoked' }, { waitFor: 'check-in-revoked' }] },
  { id: 'check-in-expired', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'expired' }, { waitFor: 'check-in-expired' }] },
  { id: 'check-in-not-ours', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'not-ours' }, { waitFor: 'check-in-not-ours' }] },
  { id: 'check-in-unreadable', channel: 'kiosk', path: CHECK_IN, steps: [{ show: 'unreadable' }, { waitFor: 'check-in-unreadable' }] },
  { id: 'check-in-not-here', channel: 'kiosk', path: CHECK_IN, answers: refuse('checkIn', 'check-in-not-here', 403), steps: [{ show: 'no-reservation' }, { waitFor: 'check-in-not-here' }] },
  { id: 'check-in-no-server', channel: 'kiosk', path: CHECK_IN, answers: { ...refuse('checkIn', 'service-unavailable', 503), ...refuse('readCheckInSheet', 'service-unavailable', 503) }, steps: [{ show: 'no-reservation' }, { waitFor: 'check-in-no-server' }] },
  { id: 'check-in-not-on-sheet', channel: 'kiosk', path: CHECK_IN, answers: refuse('checkIn', 'service-unavailable', 503), steps: [{ show: 'no-reservation' }, { waitFor: 'check-in-not-on-sheet' }] },
  { id: 'checked-in-offline', channel: 'kiosk', path: CHECK_IN, answers: refuse('checkIn', 'service-unavailable', 503), steps: [{ show: 'valid' }, { waitFor: 'checked-in' }] },
];
