import type { EpochMs } from '../../base/clock.js';
import { addDays, readZoned, type LocalDay } from '../../base/zoned-time.js';
import type { CitySettings, OpeningHours } from '../../contract/city.js';
import { readOpening, readOpeningState } from '../../city/opening-hours.js';
import { freeUntil, listFreeRanges, type OccupancyState, type TimeRange } from '../../city/occupancy.js';

/** Minutes between the start and end times that a person can pick. */
export const STEP_MINUTES = 30;
const MINUTE = 60_000;

/** What a person asks for: some minutes from now, as long as it goes from now, or a time of their choice. */
export type When =
  | { readonly kind: 'now'; readonly minutes: number }
  | { readonly kind: 'now-as-long-as-possible' }
  | { readonly kind: 'later'; readonly range: TimeRange };

export const NOW_MINUTES = [15, 30, 60] as const;

/** The city's rules and the center's hours, by which times are offered. */
export interface TimeRules {
  readonly hours: OpeningHours;
  readonly settings: Pick<CitySettings, 'longestBookingMinutes' | 'bookingHorizonDays'>;
  readonly timeZone: string;
}

/** The server takes times on the five minutes only. A stay "from now" starts at the last of them and ends at the next one after it. */
const GRID = 5 * MINUTE;

export function startOfNow(now: EpochMs): EpochMs {
  return Math.floor(now / GRID) * GRID;
}

function endAfter(now: EpochMs, minutes: number): EpochMs {
  return Math.ceil((now + minutes * MINUTE) / GRID) * GRID;
}

/** One offer for now: how long, until when, and whether closing or the next reservation cuts it short. */
export interface NowOffer {
  readonly when: When;
  readonly range: TimeRange;
  readonly endsBy: 'choice' | 'closing' | 'next-reservation' | 'longest';
}

/**
 * What can be had from now on: 15, 30 and 60 minutes where that much is left, then as long as it goes. With a space it is
 * cut by that space's next reservation, without one only by closing time and the longest booking.
 */
export function listNowOffers(rules: TimeRules, now: EpochMs, occupancy?: OccupancyState, spaceId?: string): readonly NowOffer[] {
  const from = startOfNow(now);
  const opening = readOpeningState(rules.hours, now, rules.timeZone);
  if (opening.kind === 'closed') return [];
  const longest = from + rules.settings.longestBookingMinutes * MINUTE;
  const limit = Math.min(opening.closesAt ?? Infinity, longest);
  const end = occupancy && spaceId !== undefined ? freeUntil(occupancy, spaceId, from, limit) : limit;
  const offers: NowOffer[] = NOW_MINUTES.filter((minutes) => endAfter(now, minutes) <= end)
    .map((minutes) => ({ when: { kind: 'now', minutes }, range: { from, to: endAfter(now, minutes) }, endsBy: 'choice' }));
  const endsBy = end < limit ? 'next-reservation' : end === longest ? 'longest' : 'closing';
  // A few minutes are no offer, and one that equals a shorter choice says nothing new.
  if (end - from >= 10 * MINUTE && offers.every((offer) => offer.range.to !== end)) offers.push({ when: { kind: 'now-as-long-as-possible' }, range: { from, to: end }, endsBy });
  return offers;
}

/** The time range that a wish means at this moment, or `undefined` while the center is closed. */
export function readWhen(when: When, rules: TimeRules, now: EpochMs, occupancy?: OccupancyState, spaceId?: string): TimeRange | undefined {
  if (when.kind === 'later') return when.range;
  const offers = listNowOffers(rules, now, occupancy, spaceId);
  const same = offers.find((offer) => offer.when.kind === when.kind && (offer.when.kind !== 'now' || when.kind !== 'now' || offer.when.minutes === when.minutes));
  return same?.range ?? offers[offers.length - 1]?.range;
}

/** The days on which something can be booked: today and those within the city's horizon, without days when it is closed. */
export function listDays(rules: TimeRules, now: EpochMs): readonly LocalDay[] {
  const today = readZoned(now, rules.timeZone).day;
  const days = Array.from({ length: rules.settings.bookingHorizonDays + 1 }, (_unused, ahead) => addDays(today, ahead));
  return days.filter((day) => {
    const opening = readOpening(rules.hours, day, rules.timeZone);
    return opening !== undefined && opening.to > now;
  });
}

/** The start times of a day, every half hour of the city's clock, from now on; with a space only those at which it is free. */
export function listStarts(rules: TimeRules, day: LocalDay, now: EpochMs, occupancy?: OccupancyState, spaceId?: string): readonly EpochMs[] {
  const opening = readOpening(rules.hours, day, rules.timeZone);
  if (!opening) return [];
  const step = STEP_MINUTES * MINUTE;
  const free = occupancy && spaceId !== undefined ? listFreeRanges(occupancy, spaceId, opening) : [opening];
  const starts: EpochMs[] = [];
  for (let start = opening.from; start + step <= opening.to; start += step) {
    if (start >= now && free.some((range) => range.from <= start && start + step <= range.to)) starts.push(start);
  }
  return starts;
}

/** The end times that go with a start, over midnight where the center stays open: every half hour until closing, the longest booking or the space's next reservation. */
export function listEnds(rules: TimeRules, start: EpochMs, occupancy?: OccupancyState, spaceId?: string): readonly EpochMs[] {
  const opening = readOpeningState(rules.hours, start, rules.timeZone);
  if (opening.kind === 'closed') return [];
  const step = STEP_MINUTES * MINUTE;
  const limit = Math.min(opening.closesAt ?? Infinity, start + rules.settings.longestBookingMinutes * MINUTE);
  const until = occupancy && spaceId !== undefined ? freeUntil(occupancy, spaceId, start, limit) : limit;
  const ends: EpochMs[] = [];
  for (let end = start + step; end <= until; end += step) ends.push(end);
  return ends;
}
