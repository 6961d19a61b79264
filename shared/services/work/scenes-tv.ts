import type { ProblemCode } from '../../contract/problems.js';
import type { Scene } from '../service.js';

const CENTER = '/work/center/:centerId';

function refuse(route: string, code: ProblemCode, status: number): NonNullable<Scene['answers']> {
  return { [route]: { status, body: { type: `urn:u-city:problem:${code}`, title: code, status, code } } };
}

const UNAVAILABLE = 'service-unavailable';
const NO_BOOKINGS = { listBookings: { body: { event: 0, bookings: [] } } };
const CONFIRM = [{ waitFor: 'tv-seats' }, { press: ['Enter'] }, { waitFor: 'confirm' }] as const;
/** The television says that the network is gone; the view under it stays as it was. */
const TOLD_OFFLINE = [{ waitFor: 'offline' }, { press: ['Enter'] }] as const;
const RESERVE = [...CONFIRM, { press: ['Enter'] }] as const;

/** Each screen of Work on a television, in each state that a person can meet it. */
export const tvScenes: readonly Scene[] = [
  { id: 'tv-centers', channel: 'tv', path: '/work', steps: [{ waitFor: 'asked-near' }] },
  { id: 'tv-centers-signed-in', channel: 'tv', path: '/work', signedIn: true, steps: [{ waitFor: 'asked-mine' }] },
  { id: 'tv-centers-slow', channel: 'tv', path: '/work', network: 'slow' },
  { id: 'tv-centers-failing', channel: 'tv', path: '/work', answers: refuse('readMap', UNAVAILABLE, 503), steps: [{ waitFor: 'centers-unread' }] },
  { id: 'tv-centers-offline', channel: 'tv', path: '/work', network: 'cut', networkFrom: 'drawn', steps: TOLD_OFFLINE },
  { id: 'tv-centers-empty', channel: 'tv', path: '/work', answers: { listCenters: { body: { centers: [] } } }, steps: [{ waitFor: 'centers-empty' }] },
  { id: 'tv-origin', channel: 'tv', path: '/work/near', steps: [{ waitFor: 'group-districts' }] },
  { id: 'tv-origin-places', channel: 'tv', path: '/work/near', steps: [{ tapId: 'group-places' }] },
  { id: 'tv-origin-failing', channel: 'tv', path: '/work/near', answers: refuse('readMap', UNAVAILABLE, 503), steps: [{ waitFor: 'origin-unread' }] },
  { id: 'tv-workplace', channel: 'tv', path: '/work/workplace', steps: [{ waitFor: 'group-districts' }] },
  { id: 'tv-workplace-commute', channel: 'tv', path: '/work/workplace', steps: [{ waitFor: 'group-districts' }, { press: ['ArrowDown', 'Enter'] }, { waitFor: 'commute' }] },
  { id: 'tv-workplace-failing', channel: 'tv', path: '/work/workplace', answers: refuse('readMap', UNAVAILABLE, 503), steps: [{ waitFor: 'workplace-unread' }] },
  { id: 'tv-filters', channel: 'tv', path: '/work/filters', steps: [{ tapId: 'feature-quiet' }] },
  { id: 'tv-center', channel: 'tv', path: CENTER, steps: [{ waitFor: 'other-time' }] },
  { id: 'tv-center-slow', channel: 'tv', path: CENTER, network: 'slow' },
  { id: 'tv-center-failing', channel: 'tv', path: CENTER, answers: refuse('readOccupancy', UNAVAILABLE, 503), steps: [{ waitFor: 'center-unread' }] },
  { id: 'tv-center-unknown', channel: 'tv', path: '/work/center/nowhere', steps: [{ waitFor: 'center-unread' }] },
  { id: 'tv-center-offline', channel: 'tv', path: CENTER, network: 'cut', networkFrom: 'drawn', steps: TOLD_OFFLINE },
  { id: 'tv-seats', channel: 'tv', path: `${CENTER}/seats`, steps: [{ waitFor: 'tv-seats' }] },
  { id: 'tv-seats-slow', channel: 'tv', path: `${CENTER}/seats`, network: 'slow' },
  { id: 'tv-seats-failing', channel: 'tv', path: `${CENTER}/seats`, answers: refuse('readCenter', UNAVAILABLE, 503), steps: [{ waitFor: 'seats-unread' }] },
  { id: 'tv-seats-offline', channel: 'tv', path: `${CENTER}/seats`, network: 'cut', networkFrom: 'drawn', steps: TOLD_OFFLINE },
  { id: 'tv-seats-confirm', channel: 'tv', path: `${CENTER}/seats`, signedIn: true, steps: CONFIRM },
  { id: 'tv-seats-taken', channel: 'tv', path: `${CENTER}/seats`, signedIn: true, answers: refuse('reserve', 'seat-taken', 409), steps: [...RESERVE, { waitFor: 'refused' }] },
  { id: 'tv-seats-person-busy', channel: 'tv', path: `${CENTER}/seats`, signedIn: true, answers: refuse('reserve', 'person-busy', 409), steps: [...RESERVE, { waitFor: 'refused' }] },
  { id: 'tv-reserve-kept', channel: 'tv', path: `${CENTER}/seats`, signedIn: true, steps: [...CONFIRM, { network: 'cut' }, ...TOLD_OFFLINE, { press: ['Enter'] }, { waitFor: 'reserve-kept' }] },
  { id: 'tv-times', channel: 'tv', path: `${CENTER}/times`, steps: [{ waitFor: 'tv-times' }] },
  { id: 'tv-times-end', channel: 'tv', path: `${CENTER}/times`, steps: [{ waitFor: 'tv-times' }, { press: ['ArrowDown', 'Enter'] }] },
  { id: 'tv-times-failing', channel: 'tv', path: `${CENTER}/times`, answers: refuse('readCenter', UNAVAILABLE, 503), steps: [{ waitFor: 'times-unread' }] },
  { id: 'tv-reserved', channel: 'tv', path: `${CENTER}/seats`, signedIn: true, steps: [...RESERVE, { waitFor: 'reserved-home' }] },
  { id: 'tv-reserved-past', channel: 'tv', path: '/work/reserved', steps: [{ waitFor: 'reserved-past' }] },
  { id: 'tv-reservations', channel: 'tv', path: '/work/reservations', signedIn: true, steps: [{ waitFor: 'tv-reservations' }] },
  { id: 'tv-reservations-kept', channel: 'tv', path: '/work/reservations', network: 'cut', networkFrom: 'drawn', steps: [...TOLD_OFFLINE, { tapId: 'reservations-signed-out-next' }, { waitFor: 'sign-in-card' }, { type: '12345678' }, { waitFor: 'sign-in-pin' }, { type: '000000' }, { waitFor: 'reservations-kept' }] },
  { id: 'tv-reservations-signed-out', channel: 'tv', path: '/work/reservations', steps: [{ waitFor: 'reservations-signed-out' }] },
  { id: 'tv-reservations-empty', channel: 'tv', path: '/work/reservations', signedIn: true, answers: NO_BOOKINGS, steps: [{ waitFor: 'reservations-empty' }] },
  { id: 'tv-reservations-failing', channel: 'tv', path: '/work/reservations', signedIn: true, answers: refuse('listBookings', UNAVAILABLE, 503), steps: [{ waitFor: 'reservations-unread' }] },
  { id: 'tv-reservations-change', channel: 'tv', path: '/work/reservations', signedIn: true, steps: [{ tapId: 'reservation-0' }, { waitFor: 'change' }] },
  { id: 'tv-reservations-cancel', channel: 'tv', path: '/work/reservations', signedIn: true, steps: [{ tapId: 'reservation-0' }, { tapId: 'change-ask-cancel' }, { waitFor: 'cancel' }] },
];
