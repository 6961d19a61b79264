/**
 * The map of the server: every route's method, path and who may call it. It holds no schema, so that browsers can import
 * it; `routes.ts` adds the schemas and the types.
 *
 * - `open`: anyone, rate-limited by address
 * - `device`: header `device-token`, given at enrolment
 * - `person`: also `authorization: Bearer <session token>`; the session must have been opened on that device
 */
export type Access = 'open' | 'device' | 'person';

export interface Address {
  readonly method: 'GET' | 'POST';
  /** `:name` marks a parameter. */
  readonly path: `/${string}`;
  readonly access: Access;
  /** A write: the caller sends a UUID of its own making in `idempotency-key`. */
  readonly write?: true;
  /** Asked by the screen itself, whether or not somebody stands before it: it does not keep a session from ending. */
  readonly unattended?: true;
}

export const ADDRESSES = {
  readCity: { method: 'GET', path: '/api/city', access: 'open' },
  readMap: { method: 'GET', path: '/api/city/map', access: 'open' },
  listCenters: { method: 'GET', path: '/api/centers', access: 'open' },
  readCenter: { method: 'GET', path: '/api/centers/:centerId', access: 'open' },
  readAvailability: { method: 'GET', path: '/api/availability', access: 'open' },
  readOccupancy: { method: 'GET', path: '/api/centers/:centerId/occupancy', access: 'open' },
  readCardKeys: { method: 'GET', path: '/api/card-keys', access: 'open' },
  enrolDevice: { method: 'POST', path: '/api/devices', access: 'open', write: true },
  openSession: { method: 'POST', path: '/api/sessions', access: 'device', write: true },
  readSession: { method: 'GET', path: '/api/sessions/current', access: 'person' },
  extendSession: { method: 'POST', path: '/api/sessions/current/extend', access: 'person', write: true },
  endSession: { method: 'POST', path: '/api/sessions/current/end', access: 'person', write: true },
  listBookings: { method: 'GET', path: '/api/bookings', access: 'person' },
  reserve: { method: 'POST', path: '/api/bookings', access: 'person', write: true },
  extendBooking: { method: 'POST', path: '/api/bookings/:bookingId/extend', access: 'person', write: true },
  cancelBooking: { method: 'POST', path: '/api/bookings/:bookingId/cancel', access: 'person', write: true },
  leaveEarly: { method: 'POST', path: '/api/bookings/:bookingId/leave', access: 'person', write: true },
  checkIn: { method: 'POST', path: '/api/check-ins', access: 'device', write: true },
  readCheckInSheet: { method: 'GET', path: '/api/check-in-sheet', access: 'device', unattended: true },
  sayHere: { method: 'GET', path: '/api/contact', access: 'device', unattended: true },
  readSealKey: { method: 'GET', path: '/api/seal-key', access: 'open' },
  // A write whose idempotency key lies inside what is sealed.
  deliverSealed: { method: 'POST', path: '/api/sealed', access: 'device', unattended: true },
  listNotices: { method: 'GET', path: '/api/notices', access: 'person' },
  dismissNotice: { method: 'POST', path: '/api/notices/:noticeId/dismiss', access: 'person', write: true },
  readCallEngine: { method: 'GET', path: '/api/calls/engine', access: 'open' },
  listCalls: { method: 'GET', path: '/api/calls', access: 'device', unattended: true },
  startCall: { method: 'POST', path: '/api/calls', access: 'device', write: true },
  readCall: { method: 'GET', path: '/api/calls/:callId', access: 'device', unattended: true },
  answerCall: { method: 'POST', path: '/api/calls/:callId/answer', access: 'device', write: true },
  declineCall: { method: 'POST', path: '/api/calls/:callId/decline', access: 'device', write: true },
  listMissedCalls: { method: 'GET', path: '/api/missed-calls', access: 'person', unattended: true },
  dismissMissedCall: { method: 'POST', path: '/api/missed-calls/:missedId/dismiss', access: 'person', write: true },
  moveCall: { method: 'POST', path: '/api/calls/:callId/move', access: 'person', write: true },
  hangUp: { method: 'POST', path: '/api/calls/:callId/hang-up', access: 'device', write: true, unattended: true },
  // No write: nothing of the call changes, and each asking gets a ticket of its own.
  joinCall: { method: 'POST', path: '/api/calls/:callId/join', access: 'device', unattended: true },
  holdCall: { method: 'POST', path: '/api/calls/:callId/hold', access: 'person', write: true },
  resumeCall: { method: 'POST', path: '/api/calls/:callId/resume', access: 'person', write: true },
  transferCall: { method: 'POST', path: '/api/calls/:callId/transfer', access: 'person', write: true },
  inviteToCall: { method: 'POST', path: '/api/calls/:callId/invitations', access: 'device', write: true },
  redeemInvitation: { method: 'POST', path: '/api/call-invitations', access: 'device', write: true },
  removeMember: { method: 'POST', path: '/api/calls/:callId/members/:memberId/remove', access: 'person', write: true },
  readQueue: { method: 'GET', path: '/api/desks/:desk/queue', access: 'person' },
  readHealthDesk: { method: 'GET', path: '/api/consultations/desk', access: 'device', unattended: true },
  readConsultationTimes: { method: 'GET', path: '/api/consultations/times', access: 'person' },
  listConsultations: { method: 'GET', path: '/api/consultations', access: 'person' },
  startConsultation: { method: 'POST', path: '/api/consultations', access: 'person', write: true },
  joinConsultation: { method: 'POST', path: '/api/consultations/:consultationId/call', access: 'person', write: true },
  changeConsent: { method: 'POST', path: '/api/consultations/:consultationId/consents', access: 'person', write: true },
  endConsultation: { method: 'POST', path: '/api/consultations/:consultationId/end', access: 'person', write: true },
  listAppointments: { method: 'GET', path: '/api/consultations/appointments', access: 'person' },
  // A write, because who read it is written down.
  openConsultation: { method: 'POST', path: '/api/calls/:callId/consultation', access: 'person', write: true },
  writeNotes: { method: 'POST', path: '/api/consultations/:consultationId/notes', access: 'person', write: true },
  writeSummary: { method: 'POST', path: '/api/consultations/:consultationId/summary', access: 'person', write: true },
  planMeeting: { method: 'POST', path: '/api/meetings', access: 'person', write: true },
  listMeetings: { method: 'GET', path: '/api/meetings', access: 'person', unattended: true },
  readMeeting: { method: 'GET', path: '/api/meetings/:meetingId', access: 'person', unattended: true },
  moveMeeting: { method: 'POST', path: '/api/meetings/:meetingId/move', access: 'person', write: true },
  cancelMeeting: { method: 'POST', path: '/api/meetings/:meetingId/cancel', access: 'person', write: true },
  answerMeeting: { method: 'POST', path: '/api/meetings/:meetingId/answer', access: 'person', write: true },
  joinMeeting: { method: 'POST', path: '/api/meetings/:meetingId/join', access: 'device', write: true },
  readRooms: { method: 'GET', path: '/api/rooms', access: 'open' },
  readRoomMeetings: { method: 'GET', path: '/api/room-meetings', access: 'device', unattended: true },
  openEventTicket: { method: 'POST', path: '/api/events/tickets', access: 'device', write: true, unattended: true },
  pollEvents: { method: 'POST', path: '/api/events/poll', access: 'device', unattended: true },
} as const satisfies Record<string, Address>;

export type RouteName = keyof typeof ADDRESSES;

/** Server-sent events; opened with a one-time ticket because `EventSource` cannot send headers. */
export const EVENTS_PATH = '/api/events';
/** How often an open stream shows that it lives. */
export const HEARTBEAT_MS = 15_000;
