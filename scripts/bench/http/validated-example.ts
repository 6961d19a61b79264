import type { z } from 'zod';
import type { Booking, ReserveRequest } from '../../../shared/contract/bookings.js';

const ID = '0190f3a2-1111-7abc-8def-0123456789ab';
const FROM = '2026-11-23T05:30:00.000Z';
const TO = '2026-11-23T06:30:00.000Z';

/** Far above what is sent: the limit counts and refuses nobody. */
export const MOST_REQUESTS = 1_000_000;

/** What is asked, and what both servers answer. */
export const QUESTION: ReserveRequest = { bookingId: ID, allocations: [{ allocationId: ID, spaceId: ID, from: FROM, to: TO }] };
export const ANSWER: z.output<typeof Booking> = {
  id: ID, state: 'reserved', version: 1, checkInFrom: FROM, checkInUntil: TO,
  allocations: [{ id: ID, centerId: 'seomyeon', floorId: 'floor-1', spaceId: ID, spaceLabel: '12', isSeat: true, from: FROM, to: TO, state: 'reserved' }],
};
