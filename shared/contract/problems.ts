/**
 * Every failure the server tells has one of these codes, which stay the same for ever: screens translate them, logs count
 * them. Replies are RFC 9457 problem details whose `type` is `urn:u-city:problem:<code>`.
 */
export const PROBLEMS = {
  'request-invalid': 400,
  'body-too-large': 413,
  'device-unknown': 401,
  'session-ended': 401,
  'not-allowed': 403,
  'not-found': 404,
  'idempotency-key-missing': 400,
  'idempotency-key-reused': 422,
  'idempotency-in-progress': 409,
  'too-many-requests': 429,
  'card-unreadable': 422,
  'card-not-ours': 422,
  'card-unknown': 404,
  'card-expired': 403,
  'card-revoked': 403,
  'pin-wrong': 403,
  'pin-locked': 403,
  'seat-taken': 409,
  'person-busy': 409,
  'space-out-of-order': 409,
  'outside-opening-hours': 422,
  'time-invalid': 422,
  'booking-not-active': 409,
  'check-in-no-reservation': 404,
  'check-in-wrong-center': 409,
  'check-in-too-early': 409,
  'check-in-too-late': 409,
  'check-in-not-here': 403,
  'seal-unreadable': 422,
  'call-busy': 409,
  'call-taken': 409,
  'call-over': 409,
  'meeting-too-early': 409,
  'meeting-not-checked-in': 409,
  'calls-off': 503,
  'consultation-time-taken': 409,
  'consultation-over': 409,
  'consent-missing': 403,
  'service-unavailable': 503,
  'internal-error': 500,
} as const satisfies Record<string, number>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The body of a failed reply. Facts beyond the code stand beside it, such as `triesLeft` or `opensAt`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail?: string;
  /** Names the request in the log. */
  readonly instance?: string;
  /** `pin-wrong`: tries left before a wait. */
  readonly triesLeft?: number;
  /** `pin-locked`, `check-in-too-early`, `meeting-too-early`: when it may be tried again; ISO instant. */
  readonly opensAt?: string;
  /** `check-in-wrong-center`: where the reservation is. */
  readonly centerId?: string;
  /** `request-invalid`: the path of the first wrong field; a meeting that cannot be planned or moved: what it is about, such as `people.0` or `rooms.1`. */
  readonly field?: string;
}
