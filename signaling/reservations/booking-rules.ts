import type { EpochMs } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { AllocationState } from '../../shared/contract/bookings.js';
import type { CitySettings, OpeningHours } from '../../shared/contract/city.js';
import { isOpenFor, type Span } from './opening-hours.js';

const MINUTE = 60_000;
/** Reservations start and end on the five minutes. */
export const STEP_MS = 5 * MINUTE;
/** A reservation "from now" starts at the step before now; this much more is for the person who reads before pressing. */
const LATEST_START_MS = 2 * STEP_MS;

export interface TimeRules {
  readonly settings: CitySettings;
  readonly timeZone: string;
  readonly hours: OpeningHours;
  readonly now: EpochMs;
}

/** Whether a new reservation may have this time. */
export function checkTime(span: Span, rules: TimeRules): Result<void, 'time-invalid' | 'outside-opening-hours'> {
  if (span.from < rules.now - LATEST_START_MS) return fail('time-invalid');
  if (span.from > rules.now + rules.settings.bookingHorizonDays * 86_400_000) return fail('time-invalid');
  if (span.to <= rules.now) return fail('time-invalid');
  return checkLength(span, rules);
}

/** Whether a reservation that exists may be made to last until `to`. */
export function checkLonger(span: Span, to: EpochMs, rules: TimeRules): Result<void, 'time-invalid' | 'outside-opening-hours'> {
  if (to <= span.to) return fail('time-invalid');
  return checkLength({ from: span.from, to }, rules);
}

function checkLength(span: Span, rules: TimeRules): Result<void, 'time-invalid' | 'outside-opening-hours'> {
  if (span.from % STEP_MS !== 0 || span.to % STEP_MS !== 0 || span.to <= span.from) return fail('time-invalid');
  if (span.to - span.from > rules.settings.longestBookingMinutes * MINUTE) return fail('time-invalid');
  return isOpenFor(rules.hours, span, rules.timeZone) ? succeed(undefined) : fail('outside-opening-hours');
}

/**
 * When a card may check a reservation in. Who books a seat from now on has the whole no-show time from the moment of
 * booking, not from a start that has passed.
 */
export function setCheckInWindow(span: Span, settings: CitySettings, bookedAt: EpochMs): Span {
  const until = Math.max(span.from, bookedAt) + settings.noShowMinutes * MINUTE;
  return { from: span.from - settings.checkInOpensMinutes * MINUTE, to: Math.min(until, span.to) };
}

export interface KeptState {
  readonly state: AllocationState;
  readonly to: EpochMs;
  /** Nobody checked it in although the door could be opened. */
  readonly overdue: boolean;
}

/** What an allocation is at `now`: time changes it even when no worker has written so. */
export function stateAt(kept: KeptState, now: EpochMs): AllocationState {
  if (kept.state === 'reserved' && kept.overdue) return 'released';
  if (kept.state === 'checked-in' && kept.to <= now) return 'ended';
  return kept.state;
}

/** A booking is as active as its most active allocation. */
export function summarizeStates(states: readonly AllocationState[]): AllocationState {
  const order: readonly AllocationState[] = ['checked-in', 'reserved', 'ended', 'released', 'cancelled'];
  return order.find((state) => states.includes(state)) ?? 'cancelled';
}
