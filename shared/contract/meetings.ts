import { z } from 'zod';
import { Allocation } from './bookings.js';
import { CardNumber } from './calls.js';
import { EventPosition, Id, Instant, LanguageCode, LocalNameSchema, Slug, TruthSchema } from './values.js';

/** A planned call can be joined so long before its start, and until its end. */
export const JOIN_OPENS_MS = 10 * 60_000;
/** Rooms of one meeting, and people whom its organizer invites. */
export const MOST_ROOMS = 8;
export const MOST_INVITED = 12;

/**
 * `planned` until its time is over, `cancelled` by its organizer. A meeting whose time is over is in no list: its row then names
 * nobody any more.
 */
export const MEETING_STATES = ['planned', 'cancelled'] as const;
/** What somebody who is invited says; `waiting` until they do, and again when the meeting was moved. The organizer is coming. */
export const MEETING_ANSWERS = ['waiting', 'coming', 'not-coming'] as const;

export const MeetingPerson = z.object({
  /** Of the invitation; it names the person nowhere else. */
  id: Id, organizer: z.boolean(), self: z.boolean(), answer: z.enum(MEETING_ANSWERS),
  /** Of the organizer, and of whoever has answered: nobody learns the name behind a card's number by inviting it. */
  name: z.string().max(80).optional(),
  /** To the organizer, of whoever has not answered: the last digits of the number that was typed. */
  cardEnd: z.string().length(4).optional(),
});

/** A meeting: one booking of rooms in one center or several, its call, and the people invited. All three have its id. */
export const Meeting = z.object({
  id: Id, version: z.number().int().min(1), state: z.enum(MEETING_STATES),
  /** Typed by the organizer: personal, shown to the people of the meeting only. */
  title: z.string().max(60).optional(),
  from: Instant, to: Instant, joinFrom: Instant,
  allocations: z.array(Allocation).min(1), people: z.array(MeetingPerson),
  /** Whether the person who asks may move and cancel it. */
  mine: z.boolean(), answer: z.enum(MEETING_ANSWERS),
  /** Screens and rooms that are in its call now. */
  inCall: z.number().int().min(0),
});
export const MeetingList = z.object({ event: EventPosition, meetings: z.array(Meeting) });

export const PlanMeetingRequest = z.strictObject({
  /** Made on the device. */
  meetingId: Id,
  title: z.string().trim().min(1).max(60).optional(),
  from: Instant, to: Instant,
  rooms: z.array(z.strictObject({ allocationId: Id, spaceId: Id })).min(1).max(MOST_ROOMS),
  /** Numbers on the cards of those who are invited. */
  people: z.array(CardNumber).max(MOST_INVITED),
});
export const MoveMeetingRequest = z.strictObject({ from: Instant, to: Instant });
export const AnswerMeetingRequest = z.strictObject({ answer: z.enum(['coming', 'not-coming']) });
export const JoinMeetingRequest = z.strictObject({ language: LanguageCode });

/** What a telepresence room does now; `until` is when that changes by what is booked, if it does today. */
export const RoomState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free'), until: Instant.optional() }),
  z.object({ kind: z.literal('in-use'), until: Instant }),
  // Its own panel is in a call.
  z.object({ kind: z.literal('in-call'), until: Instant.optional() }),
  z.object({ kind: z.literal('closed') }),
  z.object({ kind: z.literal('out-of-order') }),
]);
export const TelepresenceRoom = z.object({
  spaceId: Id, centerId: Slug, centerName: LocalNameSchema, floorId: Slug, floorName: LocalNameSchema, label: z.string(), capacity: z.number().int().min(1),
  state: RoomState,
  /** Whether it can be had for the whole of the time that was asked about. */
  bookable: z.boolean().optional(),
  /** An invented center or plan; screens say so. */
  simulated: z.boolean(),
});
export const RoomQuery = z.object({ from: Instant.optional(), to: Instant.optional() });
/** Every telepresence room of the city. */
export const RoomDirectory = z.object({ event: EventPosition, truth: TruthSchema, rooms: z.array(TelepresenceRoom) });

/** A meeting as the panel of one of its rooms shows it to whoever walks past: when, and with which other rooms. No title, no name, no number of people. */
export const RoomMeeting = z.object({
  id: Id, from: Instant, to: Instant, joinFrom: Instant, checkInFrom: Instant, checkedIn: z.boolean(),
  others: z.array(z.object({ centerId: Slug, centerName: LocalNameSchema, label: z.string() })),
  inCall: z.number().int().min(0),
});
export const RoomMeetings = z.object({ event: EventPosition, spaceId: Id, meetings: z.array(RoomMeeting) });

export type Meeting = z.infer<typeof Meeting>;
export type MeetingPerson = z.infer<typeof MeetingPerson>;
export type PlanMeetingRequest = z.infer<typeof PlanMeetingRequest>;
export type TelepresenceRoom = z.infer<typeof TelepresenceRoom>;
export type RoomState = z.infer<typeof RoomState>;
export type RoomDirectory = z.infer<typeof RoomDirectory>;
export type RoomMeeting = z.infer<typeof RoomMeeting>;
export type RoomMeetings = z.infer<typeof RoomMeetings>;
