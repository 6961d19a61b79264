import type { EpochMs } from '../base/clock.js';
import { addDays, readZoned, toInstant, type LocalDay } from '../base/zoned-time.js';
import type { OpeningHours } from '../contract/city.js';

export interface TimeRange {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** When a center is open on a calendar day of the city, or `undefined` if it is closed all day. */
export function readOpening(hours: OpeningHours, day: LocalDay, timeZone: string): TimeRange | undefined {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const span = hours.byWeekday[weekday];
  if (!span) return undefined;
  const [opens, closes] = span;
  const to = closes === '24:00' ? toInstant(addDays(day, 1), '00:00', timeZone) : toInstant(day, closes, timeZone);
  return { from: toInstant(day, opens, timeZone), to };
}

/** How a center stands at an instant, and what comes next. */
export type OpeningState =
  | { readonly kind: 'open'; /** `undefined` where it stays open for a week and more. */ readonly closesAt: EpochMs | undefined }
  | { readonly kind: 'closed'; /** Within the next seven days, if it opens in them at all. */ readonly opensAt?: EpochMs };

export function readOpeningState(hours: OpeningHours, now: EpochMs, timeZone: string): OpeningState {
  const today = readZoned(now, timeZone).day;
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = addDays(today, ahead);
    const opening = readOpening(hours, day, timeZone);
    if (!opening || opening.to <= now) continue;
    return opening.from <= now ? { kind: 'open', closesAt: findClosing(hours, day, timeZone) } : { kind: 'closed', opensAt: opening.from };
  }
  return { kind: 'closed' };
}

/** When a center closes that is open on `day`: one that is open until 24:00 goes on where the next day opens at 00:00. */
function findClosing(hours: OpeningHours, day: LocalDay, timeZone: string): EpochMs | undefined {
  let closes = readOpening(hours, day, timeZone)?.to;
  for (let ahead = 1; ahead <= 7; ahead++) {
    const next = readOpening(hours, addDays(day, ahead), timeZone);
    if (closes === undefined || !next || next.from > closes) return closes;
    closes = next.to;
  }
  return undefined;
}

/** Whether a visit that starts on `day` may run into the next one. */
export function isOpenOverMidnight(hours: OpeningHours, day: LocalDay, timeZone: string): boolean {
  const next = readOpening(hours, addDays(day, 1), timeZone);
  return next !== undefined && next.from === readOpening(hours, day, timeZone)?.to;
}
