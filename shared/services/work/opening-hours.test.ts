import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toInstant } from '../../base/zoned-time.js';
import type { OpeningHours } from '../../contract/city.js';
import { listEnds, listNowOffers, listStarts, type TimeRules } from './booking-times.js';
import { isOpenOverMidnight, readOpeningState } from '../../city/opening-hours.js';

const ZONE = 'Asia/Seoul';
const at = (day: string, time: string): number => toInstant(day, time, ZONE);
const always: OpeningHours = { byWeekday: Array.from({ length: 7 }, () => ['00:00', '24:00']) };
const daytime: OpeningHours = { byWeekday: Array.from({ length: 7 }, () => ['08:00', '22:00']) };
/** Open without a break from Monday 00:00 to Friday 24:00. */
const workingDays: OpeningHours = { byWeekday: [null, ...Array.from({ length: 5 }, (): [string, string] => ['00:00', '24:00']), null] };
const rulesOf = (hours: OpeningHours): TimeRules => ({ hours, settings: { longestBookingMinutes: 480, bookingHorizonDays: 14 }, timeZone: ZONE });

test('a center that never closes has no closing time; one that rests at the weekend closes on Friday at midnight', () => {
  const night = at('2026-11-26', '23:40');
  assert.deepEqual(readOpeningState(always, night, ZONE), { kind: 'open', closesAt: undefined });
  assert.deepEqual(readOpeningState(workingDays, night, ZONE), { kind: 'open', closesAt: at('2026-11-28', '00:00') });
  assert.deepEqual(readOpeningState(daytime, night, ZONE), { kind: 'closed', opensAt: at('2026-11-27', '08:00') });
  assert.deepEqual(readOpeningState(workingDays, at('2026-11-28', '00:00'), ZONE), { kind: 'closed', opensAt: at('2026-11-30', '00:00') });
  assert.deepEqual([isOpenOverMidnight(always, '2026-11-26', ZONE), isOpenOverMidnight(workingDays, '2026-11-27', ZONE), isOpenOverMidnight(daytime, '2026-11-26', ZONE)], [true, false, false]);
});

test('twenty to midnight: an hour from now ends at twenty to one where the center stays open', () => {
  const now = at('2026-11-26', '23:40');
  const ends = (hours: OpeningHours, from = now): (readonly [string, number])[] =>
    listNowOffers(rulesOf(hours), from).map((offer) => [offer.endsBy, (offer.range.to - from) / 60_000]);
  assert.deepEqual(ends(always), [['choice', 15], ['choice', 30], ['choice', 60], ['longest', 480]]);
  assert.deepEqual(ends(workingDays, at('2026-11-27', '23:40')), [['choice', 15], ['closing', 20]]);
});

test('half past eleven is a start, and its ends go on over midnight', () => {
  const rules = rulesOf(always);
  const start = at('2026-11-26', '23:30');
  assert.ok(listStarts(rules, '2026-11-26', at('2026-11-26', '22:00')).includes(start));
  const ends = listEnds(rules, start);
  assert.deepEqual([ends[0], ends[1], ends[ends.length - 1]], [at('2026-11-27', '00:00'), at('2026-11-27', '00:30'), at('2026-11-27', '07:30')]);
  assert.deepEqual(listEnds(rulesOf(workingDays), at('2026-11-27', '23:00')), [at('2026-11-27', '23:30'), at('2026-11-28', '00:00')]);
});
