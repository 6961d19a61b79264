import type { EpochMs } from '../../base/clock.js';
import type { Allocation, Booking } from '../../contract/bookings.js';
import type { CitySettings } from '../../contract/city.js';
import { isActive } from '../../city/occupancy.js';

const MINUTE = 60_000;

/** What the person can do with a reservation at this moment, and how it stands. */
export interface ReservationView {
  readonly booking: Booking;
  /** The allocation that is shown for it: the first that still holds a space, else the first. */
  readonly allocation: Allocation;
  readonly phase: 'coming' | 'check-in-open' | 'checked-in' | 'over';
  readonly canCancel: boolean;
  readonly canExtend: boolean;
  readonly canLeave: boolean;
}

export function readReservation(booking: Booking, now: EpochMs): ReservationView | undefined {
  const allocation = booking.allocations.find(isActive) ?? booking.allocations[0];
  if (!allocation) return undefined;
  const running = isActive(allocation) && Date.parse(allocation.to) > now;
  const mayCheckIn = Date.parse(booking.checkInFrom) <= now && now < Date.parse(booking.checkInUntil);
  const phase = !running ? 'over' : allocation.state === 'checked-in' ? 'checked-in' : mayCheckIn ? 'check-in-open' : 'coming';
  return {
    booking, allocation, phase,
    canCancel: phase === 'coming' || phase === 'check-in-open',
    canExtend: phase === 'checked-in' || phase === 'check-in-open' || phase === 'coming',
    canLeave: phase === 'checked-in',
  };
}

/** Reservations that are still to come or under way, the next one first. */
export function listComing(bookings: readonly Booking[], now: EpochMs): readonly ReservationView[] {
  return bookings.flatMap((booking) => readReservation(booking, now) ?? [])
    .filter((view) => view.phase !== 'over')
    .sort((a, b) => Date.parse(a.allocation.from) - Date.parse(b.allocation.from));
}

/** Until when a reservation could be made to last: steps of half an hour within the longest booking and closing time; the server has the last word. */
export function listExtensions(view: ReservationView, settings: Pick<CitySettings, 'longestBookingMinutes'>, closesAt: EpochMs | undefined): readonly EpochMs[] {
  const from = Date.parse(view.allocation.from);
  const to = Date.parse(view.allocation.to);
  const limit = Math.min(from + settings.longestBookingMinutes * MINUTE, closesAt ?? Infinity);
  const ends = [30, 60, 120].map((minutes) => to + minutes * MINUTE).filter((end) => end <= limit);
  if (ends.length === 0 && limit - to >= 5 * MINUTE && limit < Infinity) ends.push(limit);
  return ends;
}
