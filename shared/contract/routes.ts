import { z } from 'zod';
import type { RouteName } from './addresses.js';
import { BookingList, Booking, CheckInReply, CheckInRequest, EmptyRequest, ExtendRequest, Occupancy, ReserveRequest } from './bookings.js';
import {
  AnswerCallRequest, Call, CallEngineState, CallList, CallTicket, DeskQueue, Invitation, InviteRequest, RedeemRequest, StartCallRequest, TransferRequest, MissedCallList, MissedCallSeen,
} from './calls.js';
import {
  AppointmentList, ConsentRequest, Consultation, ConsultationFile, ConsultationList, ConsultationTimes, HealthDesk, JoinConsultationRequest, NotesRequest,
  StartConsultationRequest, SummaryRequest,
} from './consultations.js';
import { Availability, Center, CenterList, CityInfo, CityMap } from './city.js';
import { PollReply, PollRequest, TicketReply, TicketRequest } from './events.js';
import { CardKeys, EnrolReply, EnrolRequest, Session, SessionEnded, SessionReply, SessionRequest } from './identity.js';
import { AnswerMeetingRequest, JoinMeetingRequest, Meeting, MeetingList, MoveMeetingRequest, PlanMeetingRequest, RoomDirectory, RoomMeetings, RoomQuery } from './meetings.js';
import type { ProblemCode } from './problems.js';
import { NoticeDismissed, NoticeList, SealedAnswer, SealedDelivery, SealKey } from './sealed.js';
import { CheckInSheet, Contact } from './sheet.js';
import { Day, Desk, Id, Instant, Slug } from './values.js';

/** What goes over the wire on one route. `problems` lists the failures of its own, beyond those of every route. */
export interface RouteSchema {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly reply: z.ZodType;
  readonly problems: readonly ProblemCode[];
}

const CenterParams = z.object({ centerId: Slug });
const BookingParams = z.object({ bookingId: Id });
const CallParams = z.object({ callId: Id });
const ConsultationParams = z.object({ consultationId: Id });
const MeetingParams = z.object({ meetingId: Id });
const BOOKING_PROBLEMS = ['seat-taken', 'person-busy', 'space-out-of-order', 'outside-opening-hours', 'time-invalid', 'booking-not-active', 'not-found'] as const;

export const ROUTES = {
  readCity: { summary: 'The city this server serves', reply: CityInfo, problems: [] },
  readMap: { summary: 'Districts, lines, stations, places and carbon factors', reply: CityMap, problems: [] },
  listCenters: { summary: 'All Smart Work Centers', reply: CenterList, problems: [] },
  readCenter: { summary: 'One center with its floors and spaces', params: CenterParams, reply: Center, problems: ['not-found'] },
  readAvailability: { summary: 'Free spaces of every center for a time', query: z.object({ from: Instant, to: Instant }), reply: Availability, problems: ['time-invalid'] },
  readOccupancy: { summary: 'One day of a center', params: CenterParams, query: z.object({ day: Day }), reply: Occupancy, problems: ['not-found'] },
  readCardKeys: { summary: 'Keys that verify membership cards', reply: CardKeys, problems: [] },
  enrolDevice: { summary: 'Enrol a device (demo: devices enrol themselves)', body: EnrolRequest, reply: EnrolReply, problems: ['not-found'] },
  openSession: { summary: 'Sign in with a card and its PIN', body: SessionRequest, reply: SessionReply, problems: ['card-unreadable', 'card-not-ours', 'card-unknown', 'card-expired', 'card-revoked', 'pin-wrong', 'pin-locked'] },
  readSession: { summary: 'Who is signed in', reply: Session, problems: [] },
  extendSession: { summary: 'The person is still there', body: EmptyRequest, reply: Session, problems: [] },
  endSession: { summary: 'Sign out', body: EmptyRequest, reply: SessionEnded, problems: [] },
  listBookings: { summary: "The person's bookings: active ones, and those of the last 7 days", reply: BookingList, problems: [] },
  reserve: { summary: 'Reserve spaces', body: ReserveRequest, reply: Booking, problems: BOOKING_PROBLEMS },
  extendBooking: { summary: 'Stay longer', params: BookingParams, body: ExtendRequest, reply: Booking, problems: BOOKING_PROBLEMS },
  cancelBooking: { summary: 'Give a reservation back', params: BookingParams, body: EmptyRequest, reply: Booking, problems: ['booking-not-active', 'not-found'] },
  leaveEarly: { summary: 'End a visit now', params: BookingParams, body: EmptyRequest, reply: Booking, problems: ['booking-not-active', 'not-found'] },
  checkIn: { summary: "A card at a center's own device", body: CheckInRequest, reply: CheckInReply, problems: ['card-unreadable', 'card-not-ours', 'card-unknown', 'card-expired', 'card-revoked', 'check-in-no-reservation', 'check-in-wrong-center', 'check-in-too-early', 'check-in-too-late', 'check-in-not-here'] },
  readCheckInSheet: { summary: "Today's reservations of the device's own center, by a salted hash of the card", reply: CheckInSheet, problems: ['check-in-not-here'] },
  sayHere: { summary: 'The device is there', reply: Contact, problems: [] },
  readSealKey: { summary: 'The key to which a screen that is cut off seals what it keeps', reply: SealKey, problems: [] },
  deliverSealed: { summary: 'What a screen has kept while it was cut off', body: SealedDelivery, reply: SealedAnswer, problems: ['seal-unreadable'] },
  listNotices: { summary: 'What was asked for on a screen that was cut off and could not be done', reply: NoticeList, problems: [] },
  dismissNotice: { summary: 'The person has read it', params: z.object({ noticeId: Id }), body: EmptyRequest, reply: NoticeDismissed, problems: [] },
  readCallEngine: { summary: 'How calls stand on this server', reply: CallEngineState, problems: [] },
  listCalls: { summary: 'Calls of this screen that are not over, and those that ring here', reply: CallList, problems: [] },
  startCall: { summary: 'Call a desk, a person or a room', body: StartCallRequest, reply: Call, problems: ['not-found', 'call-busy', 'calls-off', 'too-many-requests'] },
  readCall: { summary: 'A call that this screen is in, was in, or may answer', params: CallParams, reply: Call, problems: ['not-found'] },
  answerCall: { summary: 'Answer a call; the first who does has it', params: CallParams, body: AnswerCallRequest, reply: Call, problems: ['not-found', 'call-busy', 'call-taken', 'call-over'] },
  declineCall: { summary: 'Decline a call that rings', params: CallParams, body: EmptyRequest, reply: Call, problems: ['not-found', 'call-taken', 'call-over'] },
  listMissedCalls: { summary: 'Calls that the person did not get and has not seen', reply: MissedCallList, problems: [] },
  dismissMissedCall: { summary: 'The person has seen it', params: z.object({ missedId: Id }), body: EmptyRequest, reply: MissedCallSeen, problems: [] },
  moveCall: { summary: 'Go on, on this screen, with a call that the person is in on another one', params: CallParams, body: AnswerCallRequest, reply: Call, problems: ['not-found', 'call-busy', 'call-over'] },
  hangUp: { summary: 'Leave a call, or give up before it was answered', params: CallParams, body: EmptyRequest, reply: Call, problems: ['not-found'] },
  joinCall: { summary: 'A ticket for the media room of a call that has been answered', params: CallParams, body: EmptyRequest, reply: CallTicket, problems: ['not-found', 'call-over', 'calls-off'] },
  holdCall: { summary: 'Staff: nobody in the call hears or sees anybody until it is resumed', params: CallParams, body: EmptyRequest, reply: Call, problems: ['not-found', 'call-over'] },
  resumeCall: { summary: 'Staff: go on with a call that was held', params: CallParams, body: EmptyRequest, reply: Call, problems: ['not-found', 'call-over'] },
  transferCall: { summary: 'Staff: pass a call on to a desk, where it waits again', params: CallParams, body: TransferRequest, reply: Call, problems: ['not-found', 'call-over'] },
  inviteToCall: { summary: 'A code by which another screen joins', params: CallParams, body: InviteRequest, reply: Invitation, problems: ['not-found', 'call-over'] },
  redeemInvitation: { summary: 'Join by a code', body: RedeemRequest, reply: Call, problems: ['not-found', 'call-busy', 'call-over', 'too-many-requests'] },
  removeMember: { summary: 'Send somebody out of a call', params: z.object({ callId: Id, memberId: Id }), body: EmptyRequest, reply: Call, problems: ['not-found', 'call-over'] },
  readQueue: { summary: 'Staff: who waits at a desk', params: z.object({ desk: Desk }), reply: DeskQueue, problems: [] },
  readHealthDesk: { summary: 'How long somebody waits who wants to see a clinician now', reply: HealthDesk, problems: [] },
  readConsultationTimes: { summary: 'Free times of the clinicians on a day', query: z.object({ day: Day.optional() }), reply: ConsultationTimes, problems: ['time-invalid'] },
  listConsultations: { summary: "The person's consultations: coming, open, and those whose summary is kept", reply: ConsultationList, problems: [] },
  startConsultation: { summary: 'Agree to a consultation, now or at a time', body: StartConsultationRequest, reply: Consultation, problems: ['time-invalid', 'consultation-time-taken', 'person-busy'] },
  joinConsultation: { summary: 'The call of this screen is that of the consultation', params: ConsultationParams, body: JoinConsultationRequest, reply: Consultation, problems: ['not-found', 'consultation-over', 'time-invalid', 'call-over'] },
  changeConsent: { summary: 'Agree to something more, or take it back', params: ConsultationParams, body: ConsentRequest, reply: Consultation, problems: ['not-found', 'consultation-over'] },
  endConsultation: { summary: 'The person or the clinician ends it, or the person gives an appointment back', params: ConsultationParams, body: EmptyRequest, reply: Consultation, problems: ['not-found', 'consultation-over'] },
  listAppointments: { summary: "Staff: the day's appointments that nobody has begun", reply: AppointmentList, problems: [] },
  openConsultation: { summary: 'Staff: the consultation of a call that they have answered', params: CallParams, body: EmptyRequest, reply: ConsultationFile, problems: ['not-found', 'consultation-over'] },
  writeNotes: { summary: 'Staff: notes that are kept, where the person agreed to it', params: ConsultationParams, body: NotesRequest, reply: ConsultationFile, problems: ['not-found', 'consultation-over', 'consent-missing'] },
  writeSummary: { summary: 'Staff: the summary that is kept for the person, where they agreed to it', params: ConsultationParams, body: SummaryRequest, reply: ConsultationFile, problems: ['not-found', 'consultation-over', 'consent-missing'] },
  planMeeting: { summary: 'Plan a meeting: its rooms, its call and its invitations at once, or none of them', body: PlanMeetingRequest, reply: Meeting, problems: [...BOOKING_PROBLEMS, 'card-unknown', 'card-revoked', 'card-expired'] },
  listMeetings: { summary: "The person's meetings that are not over", reply: MeetingList, problems: [] },
  readMeeting: { summary: "One of the person's meetings", params: MeetingParams, reply: Meeting, problems: ['not-found'] },
  moveMeeting: { summary: 'Give a meeting another time: all its rooms, or none', params: MeetingParams, body: MoveMeetingRequest, reply: Meeting, problems: BOOKING_PROBLEMS },
  cancelMeeting: { summary: 'Call a meeting off and give its rooms back', params: MeetingParams, body: EmptyRequest, reply: Meeting, problems: ['booking-not-active', 'not-found'] },
  answerMeeting: { summary: 'Whether somebody who is invited comes', params: MeetingParams, body: AnswerMeetingRequest, reply: Meeting, problems: ['booking-not-active', 'person-busy', 'not-found'] },
  joinMeeting: { summary: "Join the call of a meeting: on a screen where one of its people is signed in, or on the panel of one of its rooms that was checked in", params: MeetingParams, body: JoinMeetingRequest, reply: Call, problems: ['not-found', 'call-busy', 'call-over', 'calls-off', 'meeting-too-early', 'meeting-not-checked-in'] },
  readRooms: { summary: 'Every telepresence room with what it does now, and whether it is free for a time', query: RoomQuery, reply: RoomDirectory, problems: ['time-invalid'] },
  readRoomMeetings: { summary: "Today's meetings of the room whose own panel asks", reply: RoomMeetings, problems: ['not-found'] },
  openEventTicket: { summary: 'A one-time ticket for the event stream', body: TicketRequest, reply: TicketReply, problems: ['not-allowed'] },
  pollEvents: { summary: 'Events by long polling, where a proxy holds the stream back', body: PollRequest, reply: PollReply, problems: ['not-allowed'] },
} as const satisfies Record<RouteName, RouteSchema>;

type Routes = typeof ROUTES;
type InputOf<Name extends RouteName, Part extends string> = Part extends keyof Routes[Name]
  ? Routes[Name][Part] extends z.ZodType ? { readonly [Key in Part]: z.input<Routes[Name][Part]> } : unknown
  : unknown;

/** What a caller of a route hands over: `params`, `query` and `body`, as far as the route has them. */
export type RouteInput<Name extends RouteName> = InputOf<Name, 'params'> & InputOf<Name, 'query'> & InputOf<Name, 'body'>;
/** What a route answers. */
export type RouteReply<Name extends RouteName> = z.output<Routes[Name]['reply']>;
