import { z } from 'zod';
import { Day, EventPosition, Id, Instant, Slug, TruthSchema } from './values.js';

/**
 * A booking holds one allocation or more, each a space for a time range; one booking of several is how a meeting across
 * centers is one thing. `released` is a no-show, `ended` a visit that is over.
 */
export const ALLOCATION_STATES = ['reserved', 'checked-in', 'ended', 'cancelled', 'released'] as const;
export const AllocationState = z.enum(ALLOCATION_STATES);

export const Allocation = z.object({
  id: Id, centerId: Slug, floorId: Slug, spaceId: Id, spaceLabel: z.string(),
  /** A seat, not a room: screens name it so. Missing from what was answered before it was told, and repeated or shown now. */
  isSeat: z.boolean().optional(),
  from: Instant, to: Instant, state: AllocationState,
});
export const Booking = z.object({
  id: Id, state: AllocationState, version: z.number().int().min(1), allocations: z.array(Allocation).min(1),
  /** Between these a card at the center's own device checks the booking in. */
  checkInFrom: Instant, checkInUntil: Instant,
});
export const BookingList = z.object({ event: EventPosition, bookings: z.array(Booking) });

export const ReserveRequest = z.strictObject({
  /** Made on the device. */
  bookingId: Id,
  allocations: z.array(z.strictObject({ allocationId: Id, spaceId: Id, from: Instant, to: Instant })).min(1).max(8),
});
export const ExtendRequest = z.strictObject({ to: Instant });
export const EmptyRequest = z.strictObject({});

/** What one center's plan shows: who has a space is not part of it, on purpose. */
export const OccupiedSpace = z.object({ allocationId: Id, spaceId: Id, from: Instant, to: Instant, state: AllocationState });
export const Occupancy = z.object({
  event: EventPosition, centerId: Slug, day: Day, truth: TruthSchema,
  /** Active allocations that touch the day, in the order of their start. */
  allocations: z.array(OccupiedSpace), outOfOrder: z.array(Id),
});

/** A card held to a center's device. The card alone opens today's own reservation at that center and no more. */
export const CheckInRequest = z.strictObject({ card: z.string().min(1).max(600), source: z.enum(['camera', 'wedge', 'nfc', 'keypad']), scannedAt: Instant });
export const CheckInReply = z.object({
  bookingId: Id, allocationId: Id, centerId: Slug, floorId: Slug, spaceId: Id, spaceLabel: z.string(), from: Instant, to: Instant,
  /** The card had been checked in before; the gate opens again. */
  again: z.boolean(),
});

export type AllocationState = z.infer<typeof AllocationState>;
export type Allocation = z.infer<typeof Allocation>;
export type Booking = z.infer<typeof Booking>;
export type Occupancy = z.infer<typeof Occupancy>;
export type OccupiedSpace = z.infer<typeof OccupiedSpace>;
export type ReserveRequest = z.infer<typeof ReserveRequest>;
export type CheckInReply = z.infer<typeof CheckInReply>;
/** What a screen needs to show somebody in; a check-in sheet knows no more. */
export type Admission = Omit<CheckInReply, 'bookingId'>;
