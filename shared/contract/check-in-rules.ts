import type { EpochMs } from '../base/clock.js';
import { fail, succeed, type Result } from '../base/result.js';
import type { AllocationState } from './bookings.js';

/** One of today's allocations of the person whose card it is; `state` is what it is now (see `stateAt`). */
export interface Candidate {
  readonly allocationId: string;
  readonly centerId: string;
  readonly isSeat: boolean;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly state: AllocationState;
  readonly checkInFrom: EpochMs;
}

export type CheckInRefusal =
  | { readonly code: 'check-in-wrong-center'; readonly centerId: string }
  | { readonly code: 'check-in-too-early'; readonly opensAt: EpochMs }
  | { readonly code: 'check-in-too-late' }
  | { readonly code: 'check-in-no-reservation' };

/**
 * Decides what a card opens at a center. Asked first: what is here and now; then what is elsewhere and now, because that
 * person stands before the wrong door; then what is here but not now; then what is elsewhere later today.
 * `again` is a visit that was checked in before: its gate opens again. The server decides by it, and a panel that is cut off
 * by its check-in sheet.
 */
export function chooseCheckIn<Item extends Candidate>(today: readonly Item[], centerId: string, now: EpochMs): Result<{ item: Item; again: boolean }, CheckInRefusal> {
  // Of equal claims the earlier is meant; a seat comes before a room, because it is where the person goes first.
  const ordered = [...today].sort((a, b) => a.from - b.from || Number(b.isSeat) - Number(a.isSeat));
  const here = ordered.filter((item) => item.centerId === centerId);
  const elsewhere = ordered.filter((item) => item.centerId !== centerId);
  const isDue = (item: Item): boolean => item.state === 'reserved' && item.checkInFrom <= now;
  const isLater = (item: Item): boolean => item.state === 'reserved' && item.checkInFrom > now;

  const due = here.find(isDue);
  if (due) return succeed({ item: due, again: false });
  const visit = here.find((item) => item.state === 'checked-in');
  if (visit) return succeed({ item: visit, again: true });
  const otherDoor = elsewhere.find((item) => isDue(item) || item.state === 'checked-in');
  if (otherDoor) return fail({ code: 'check-in-wrong-center', centerId: otherDoor.centerId });
  const later = here.find(isLater);
  if (later) return fail({ code: 'check-in-too-early', opensAt: later.checkInFrom });
  if (here.some((item) => item.state === 'released' && item.to > now)) return fail({ code: 'check-in-too-late' });
  const otherDoorLater = elsewhere.find(isLater);
  if (otherDoorLater) return fail({ code: 'check-in-wrong-center', centerId: otherDoorLater.centerId });
  return fail({ code: 'check-in-no-reservation' });
}
