import { z } from 'zod';
import { AllocationState } from './bookings.js';
import { CALL_STATES } from './calls.js';
import { Desk, EventPosition, Id, Instant, Slug } from './values.js';

/**
 * What a screen may follow: `center:<slug>`, `device:<uuid>`, `person:<uuid>` (only while that person's session is open on it),
 * `desk:<slug>` (only while its staff are signed in on it) or `city`.
 */
export const Topic = z.string().regex(/^(city|center:[a-z0-9-]{1,60}|device:[0-9a-f-]{36}|person:[0-9a-f-]{36}|desk:[a-z]{1,20})$/);

/** Events carry opaque ids and no personal field: erasing a person leaves nothing behind in them. */
export const CityEvent = z.discriminatedUnion('kind', [
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('allocation-changed'),
    data: z.object({ centerId: Slug, allocationId: Id, spaceId: Id, from: Instant, to: Instant, state: AllocationState }),
  }),
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('booking-changed'),
    data: z.object({ bookingId: Id, version: z.number().int() }),
  }),
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('space-changed'),
    data: z.object({ centerId: Slug, spaceId: Id, outOfOrder: z.boolean() }),
  }),
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('session-ended'),
    data: z.object({ reason: z.enum(['idle', 'absolute', 'person', 'revoked']) }),
  }),
  // To each screen that is in the call or rings; also when its place in a queue has changed.
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('call-changed'),
    data: z.object({ callId: Id, version: z.number().int(), state: z.enum(CALL_STATES) }),
  }),
  // To each person of the meeting: planned, moved, cancelled, answered, or somebody has joined or left its call.
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('meeting-changed'),
    data: z.object({ meetingId: Id, version: z.number().int() }),
  }),
  // To the center of a telepresence room: its own panel has joined or left a call, or a meeting of it has changed.
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('room-changed'),
    data: z.object({ centerId: Slug, spaceId: Id }),
  }),
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('queue-changed'),
    data: z.object({ desk: Desk }),
  }),
  // To its person, and to the clinician who has it.
  z.object({
    position: EventPosition, topic: Topic, at: Instant, kind: z.literal('consultation-changed'),
    data: z.object({ consultationId: Id, version: z.number().int() }),
  }),
]);

export const TicketRequest = z.strictObject({ topics: z.array(Topic).min(1).max(64), after: EventPosition.optional() });
/** Good once, for 30 seconds, for the device that asked. */
export const TicketReply = z.object({ ticket: z.string() });

/** A proxy in between gives up after some thirty seconds of silence. */
export const LONGEST_POLL_SECONDS = 25;

/**
 * Long polling, for screens behind a proxy that holds streams back: answered at once when something has happened after
 * `after`, else as soon as something does, else with nothing after `wait` seconds.
 */
export const PollRequest = z.strictObject({ topics: z.array(Topic).min(1).max(64), after: EventPosition, wait: z.number().int().min(0).max(LONGEST_POLL_SECONDS) });
/** Ask again after `position`. `resync`: the position asked for is older than what is kept; read the snapshots again. */
export const PollReply = z.object({ events: z.array(CityEvent), position: EventPosition, resync: z.boolean() });

/**
 * On the stream: `event: city` with a CityEvent and its position as `id:`; `event: resync` when the position asked for is
 * older than what is kept (read the snapshots again); `event: beat` at the start and every 15 s; `event: stop` when the
 * server stops, with the milliseconds to stay away.
 */
export const StreamQuery = z.object({ ticket: z.string().max(200) });

export type CityEvent = z.infer<typeof CityEvent>;
export type Topic = z.infer<typeof Topic>;
