import type { EpochMs } from '../../shared/base/clock.js';
import { addDays, readZoned, toInstant, type LocalDay } from '../../shared/base/zoned-time.js';
import type { OpeningHours } from '../../shared/contract/city.js';

export interface Span {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** When a center is open on a calendar day of its city; `undefined` when it is closed. */
export function readOpening(hours: OpeningHours, day: LocalDay, timeZone: string): Span | undefined {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const open = hours.byWeekday[weekday];
  if (!open) return undefined;
  const [opens, closes] = open;
  const to = closes === '24:00' ? toInstant(addDays(day, 1), '00:00', timeZone) : toInstant(day, closes, timeZone);
  return { from: toInstant(day, opens, timeZone), to };
}

/**
 * Whether a center is open for the whole of `span`. A day that closes at 24:00 runs into one that opens at 00:00, so a
 * center that never closes can be booked over midnight.
 */
export function isOpenFor(hours: OpeningHours, span: Span, timeZone: string): boolean {
  let openUntil = span.from;
  for (let day = readZoned(span.from, timeZone).day; ; day = addDays(day, 1)) {
    const opening = readOpening(hours, day, timeZone);
    if (!opening || opening.from > openUntil || opening.to <= openUntil) return false;
    openUntil = opening.to;
    if (openUntil >= span.to) return true;
  }
}
