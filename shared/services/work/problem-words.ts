import type { ProblemCode } from '../../contract/problems.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { WorkMessages } from './strings/compiled/index.js';

/** What happened, what to do about it, and where the one button leads. */
export interface ProblemWords {
  readonly title: string;
  readonly text: string;
  readonly next: 'other-space' | 'other-time' | 'reservations' | 'sign-in' | 'retry' | 'centers';
}

/** Tells a failed reservation or change in the person's words. A dead network is told as "not known", because the server may have acted. */
export function tellProblem(failure: CallFailure, words: WorkMessages): ProblemWords {
  if (failure.kind !== 'problem') return { title: words.unknownOutcomeTitle(), text: words.unknownOutcomeText(), next: 'reservations' };
  return tellCode(failure.problem.code, words);
}

/** Tells that something could not be read. */
export function tellUnread(failure: CallFailure, words: WorkMessages): ProblemWords {
  if (failure.kind === 'problem' && failure.problem.code === 'not-found') return { title: words.notFoundTitle(), text: words.notFoundText(), next: 'centers' };
  return { title: words.unreadTitle(), text: words.unreadText(), next: 'retry' };
}

function tellCode(code: ProblemCode, words: WorkMessages): ProblemWords {
  switch (code) {
    case 'seat-taken': return { title: words.seatTakenTitle(), text: words.seatTakenText(), next: 'other-space' };
    case 'space-out-of-order': return { title: words.outOfOrderTitle(), text: words.outOfOrderText(), next: 'other-space' };
    case 'person-busy': return { title: words.personBusyTitle(), text: words.personBusyText(), next: 'reservations' };
    case 'outside-opening-hours': return { title: words.outsideHoursTitle(), text: words.outsideHoursText(), next: 'other-time' };
    case 'time-invalid':
    case 'request-invalid': return { title: words.timeInvalidTitle(), text: words.timeInvalidText(), next: 'other-time' };
    case 'booking-not-active': return { title: words.notActiveTitle(), text: words.notActiveText(), next: 'reservations' };
    case 'not-found': return { title: words.notFoundTitle(), text: words.notFoundText(), next: 'centers' };
    // Cards and PINs answer what was kept while nobody could check them.
    case 'card-unreadable': case 'card-not-ours': case 'card-unknown': case 'card-expired': case 'card-revoked': case 'pin-wrong': case 'pin-locked':
    case 'session-ended':
    case 'not-allowed':
    case 'device-unknown': return { title: words.sessionEndedTitle(), text: words.sessionEndedText(), next: 'sign-in' };
    case 'too-many-requests': return { title: words.tooManyTitle(), text: words.tooManyText(), next: 'retry' };
    case 'idempotency-in-progress': return { title: words.unknownOutcomeTitle(), text: words.unknownOutcomeText(), next: 'reservations' };
    // Doors, keys, calls and clinicians never answer a reservation; were they to, the person has nothing better to do than to try again.
    case 'check-in-no-reservation': case 'check-in-wrong-center': case 'check-in-too-early': case 'check-in-too-late': case 'check-in-not-here':
    case 'consultation-time-taken': case 'consultation-over': case 'consent-missing':
    case 'call-busy': case 'call-taken': case 'call-over': case 'calls-off': case 'meeting-too-early': case 'meeting-not-checked-in':
    case 'seal-unreadable': case 'idempotency-key-missing': case 'idempotency-key-reused': case 'body-too-large': case 'service-unavailable': case 'internal-error':
      return { title: words.unreadTitle(), text: words.unreadText(), next: 'retry' };
  }
}
