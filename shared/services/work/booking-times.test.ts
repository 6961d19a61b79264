import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readZoned, toInstant } from '../../base/zoned-time.js';
import type { OpeningHours } from '../../contract/city.js';
import { listDays, listEnds, listNowOffers, listStarts, readWhen, type TimeRules } from './booking-times.js';
import { readOpeningState } from '../../city/opening-hours.js';
import type { OccupancyState } from '../../city/occupancy.js';

const ZONE = 'Asia/Seoul';
const MONDAY = '2026-11-23';
const hours: OpeningHours = { byWeekday: [null, ['08:00', '19:00'], ['08:00', '19:00'], ['08:00', '19:00'], ['08:00', '19:00'], ['08:00', '19:00'], null] };
const rules: TimeRules = { hours, settings: { longestBookingMinutes: 480, bookingHorizonDays: 7 }, timeZone: ZONE };
const on = (time: string, day = MONDAY): number => toInstant(day, time, ZONE);
const clock = (at: number): string => readZoned(at, ZONE).time;

function withVisit(from: string, to: string): OccupancyState {
  const value = { allocationId: 'a', spaceId: '14', from: new Date(on(from)).toISOString(), to: new Date(on(to)).toISOString(), state: 'reserved' as const };
  return { centerId: 'seomyeon', days: {}, allocations: { a: { value, position: 1 } }, outOfOrder: {}, asOf: '' };
}

test('from now one can have 15, 30 or 60 minutes or until closing, on the five minutes, and never less than was asked for', () => {
  const offers = listNowOffers(rules, on('17:32'));
  assert.deepEqual(offers.map(({ range, endsBy }) => `${clock(range.from)}-${clock(range.to)} ${endsBy}`), ['17:30-17:50 choice', '17:30-18:05 choice', '17:30-18:35 choice', '17:30-19:00 closing']);
});

test("a seat's next visit cuts what can be had of it", () => {
  const offers = listNowOffers(rules, on('14:00'), withVisit('14:40', '16:00'), '14');
  assert.deepEqual(offers.map(({ range, endsBy }) => `${clock(range.to)} ${endsBy}`), ['14:15 choice', '14:30 choice', '14:40 next-reservation']);
  assert.equal(readWhen({ kind: 'now', minutes: 60 }, rules, on('14:00'), withVisit('14:40', '16:00'), '14')?.to, on('14:40'));
});

test('a closed center offers nothing for now and says when it opens', () => {
  assert.deepEqual(listNowOffers(rules, on('20:00')), []);
  assert.deepEqual(readOpeningState(hours, on('20:00', '2026-11-27'), ZONE), { kind: 'closed', opensAt: on('08:00', '2026-11-30') });
  assert.deepEqual(readOpeningState({ byWeekday: [null, null, null, null, null, null, null] }, on('10:00'), ZONE), { kind: 'closed' });
});

test('days on which it is closed are left out, and so is today after closing', () => {
  assert.deepEqual(listDays(rules, on('19:30')), ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30']);
});

test('start and end times are half hours in which the seat is free', () => {
  const starts = listStarts(rules, MONDAY, on('14:10'), withVisit('15:00', '16:30'), '14').map(clock);
  assert.deepEqual(starts, ['14:30', '16:30', '17:00', '17:30', '18:00', '18:30']);
  assert.deepEqual(listEnds(rules, on('14:30'), withVisit('15:00', '16:30'), '14').map(clock), ['15:00']);
});

test('a day that daylight saving shortens still opens and closes by the clock', () => {
  const riga: TimeRules = { hours: { byWeekday: [['00:00', '06:00'], null, null, null, null, null, null] }, settings: rules.settings, timeZone: 'Europe/Riga' };
  const starts = listStarts(riga, '2026-03-29', 0);
  assert.equal(starts.length, 10, 'one hour of the night does not exist');
  assert.equal(new Set(starts.map((start) => readZoned(start, 'Europe/Riga').time)).size, 10);
});
