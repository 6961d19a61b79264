import type { EpochMs } from '../../base/clock.js';
import { addDays, readZoned, toInstant, type LocalDay } from '../../base/zoned-time.js';
import type { OpeningHours } from '../../contract/city.js';
import type { TimeRange } from './work-model.js';

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
  | { readonly kind: 'open'; readonly closesAt: EpochMs }
  | { readonly kind: 'closed'; /** Within the next seven days, if it opens in them at all. */ readonly opensAt?: EpochMs };

export function readOpeningState(hours: OpeningHours, now: EpochMs, timeZone: string): OpeningState {
  const today = readZoned(now, timeZone).day;
  for (let ahead = 0; ahead <= 7; ahead++) {
    const opening = readOpening(hours, addDays(today, ahead), timeZone);
    if (!opening || opening.to <= now) continue;
    return opening.from <= now ? { kind: 'open', closesAt: opening.to } : { kind: 'closed', opensAt: opening.from };
  }
  return { kind: 'closed' };
}
