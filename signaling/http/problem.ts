import { PROBLEMS, type Problem, type ProblemCode } from '../../shared/contract/problems.js';

/**
 * An expected failure of a route, before it is told: its code and the facts a screen needs beyond it. Handlers give it as
 * `fail({ code: 'seat-taken' })`.
 */
export interface ProblemFailure<Code extends ProblemCode = ProblemCode> extends Pick<Problem, 'detail' | 'triesLeft' | 'opensAt' | 'centerId' | 'field'> {
  readonly code: Code;
}

/** Titles are for developers and logs; screens translate the code. */
const TITLES: { readonly [Code in ProblemCode]: string } = {
  'request-invalid': 'The request does not fit its schema',
  'body-too-large': 'The body is too large',
  'device-unknown': 'The device is not enrolled',
  'session-ended': 'The session has ended',
  'not-allowed': 'Not allowed',
  'not-found': 'Not found',
  'idempotency-key-missing': 'A write needs a UUID in idempotency-key',
  'idempotency-key-reused': 'This idempotency-key was used for another request',
  'idempotency-in-progress': 'The first request with this idempotency-key is still being answered',
  'too-many-requests': 'Too many requests',
  'card-unreadable': 'The card cannot be read',
  'card-not-ours': 'The card is of another city',
  'card-unknown': 'The card is not known',
  'card-expired': 'The card has expired',
  'card-revoked': 'The card has been revoked',
  'pin-wrong': 'The PIN is wrong',
  'pin-locked': 'Too many wrong PINs; wait',
  'seat-taken': 'The space is taken at that time',
  'person-busy': 'The person has another reservation at that time',
  'space-out-of-order': 'The space is out of order',
  'outside-opening-hours': 'The center is closed at that time',
  'time-invalid': 'The time does not fit',
  'booking-not-active': 'The booking is over',
  'check-in-no-reservation': 'No reservation today',
  'check-in-wrong-center': 'The reservation is at another center',
  'check-in-too-early': 'Check-in has not opened yet',
  'check-in-too-late': 'Check-in is over',
  'check-in-not-here': 'This device does not check in',
  'seal-unreadable': 'What was sealed cannot be read',
  'call-busy': 'The screen is in a call already',
  'call-taken': 'Somebody else has answered the call',
  'call-over': 'The call is over',
  'meeting-too-early': 'The meeting cannot be joined yet',
  'meeting-not-checked-in': 'The room has not been checked in for this meeting',
  'calls-off': 'This server has no calls',
  'consultation-time-taken': 'No clinician has that time free any more',
  'consultation-over': 'The consultation is over',
  'consent-missing': 'The person has not agreed to it',
  'service-unavailable': 'The service cannot answer now',
  'internal-error': 'The server failed',
};

/** Makes the RFC 9457 body. `instance` names the request in the log. */
export function describeProblem(failure: ProblemFailure, instance: string): Problem {
  return { type: `urn:u-city:problem:${failure.code}`, title: TITLES[failure.code], status: PROBLEMS[failure.code], ...failure, instance };
}
