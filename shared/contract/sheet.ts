import { z } from 'zod';
import { AllocationState } from './bookings.js';
import { EventPosition, Id, Instant, Slug } from './values.js';

/** One of today's reservations of a center, known by a card of its person and by nothing else of them. */
export const SheetEntry = z.object({
  /** `hashCard` of the sheet's salt and the card's id, in base64url. */
  card: z.string().max(64),
  allocationId: Id, floorId: Slug, spaceId: Id, spaceLabel: z.string(), isSeat: z.boolean(),
  from: Instant, to: Instant, checkInFrom: Instant, checkInUntil: Instant, state: AllocationState,
});

/**
 * The check-in sheet: what a center's own devices need to open its door while the server cannot be reached. It is replaced
 * whole, holds no name, no card id and no booking's id (allocations' ids are public, as every plan shows them), and its salt changes every day.
 */
export const CheckInSheet = z.object({ event: EventPosition, centerId: Slug, day: z.iso.date(), salt: z.string().max(64), asOf: Instant, entries: z.array(SheetEntry) });

/** A device says that it is there; `now` is the server's clock. */
export const Contact = z.object({ now: Instant });

export type SheetEntry = z.infer<typeof SheetEntry>;
export type CheckInSheet = z.infer<typeof CheckInSheet>;
