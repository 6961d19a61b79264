import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readZoned, toInstant } from '../../shared/base/zoned-time.js';
import { ALLOCATION_STATES } from '../../shared/contract/bookings.js';
import type { CitySettings, OpeningHours } from '../../shared/contract/city.js';
import { checkLonger, checkTime, setCheckInWindow, stateAt, STEP_MS, summarizeStates, type TimeRules } from './booking-rules.js';
import { isOpenFor, readOpening } from './opening-hours.js';

const HOUR = 3_600_000;
const settings: CitySettings = {
  checkInOpensMinutes: 30, noShowMinutes: 10, longestBookingMinutes: 720, bookingHorizonDays: 14,
  idleSeconds: 60, idleCountdownSeconds: 20, sessionAbsoluteMinutes: 20, consultationMinutes: 20, consultationKeptDays: 90,
};
const everyDay = (from: string, to: string): OpeningHours => ({ byWeekday: Array.from({ length: 7 }, () => [from, to]) });
const at = (day: string, time: string, zone = 'Asia/Seoul'): number => toInstant(day, time, zone);

function makeRules(change: Partial<TimeRules> = {}): TimeRules {
  return { settings, timeZone: 'Asia/Seoul', hours: everyDay('08:00', '22:00'), now: at('2026-11-23', '14:32'), ...change };
}

test('a seat can be reserved from the step before now, but not from longer ago', () => {
  const rules = makeRules();
  const span = (from: string, to: string) => ({ from: at('2026-11-23', from), to: at('2026-11-23', to) });
  assert.ok(checkTime(span('14:30', '15:00'), rules).ok);
  assert.deepEqual(checkTime(span('14:20', '15:00'), rules), { ok: false, failure: 'time-invalid' });
  assert.deepEqual(checkTime(span('14:31', '15:00'), rules), { ok: false, failure: 'time-invalid' });
  assert.deepEqual(checkTime(span('15:00', '15:00'), rules), { ok: false, failure: 'time-invalid' });
  assert.deepEqual(checkTime(span('21:00', '22:05'), rules), { ok: false, failure: 'outside-opening-hours' });
});

test('not beyond the horizon, not longer than the city allows', () => {
  const rules = makeRules();
  const day = (name: string) => ({ from: at(name, '10:00'), to: at(name, '11:00') });
  assert.ok(checkTime(day('2026-12-07'), rules).ok);
  assert.deepEqual(checkTime(day('2026-12-08'), rules), { ok: false, failure: 'time-invalid' });
  const long = { from: at('2026-11-24', '08:00'), to: at('2026-11-24', '20:05') };
  assert.deepEqual(checkTime(long, rules), { ok: false, failure: 'time-invalid' });
  assert.deepEqual(checkLonger({ from: long.from, to: long.to - 2 * HOUR }, long.to, rules), { ok: false, failure: 'time-invalid' });
});

test('a closed weekday and a center that never closes', () => {
  const weekdays: OpeningHours = { byWeekday: [null, ...Array.from({ length: 5 }, (): [string, string] => ['00:00', '24:00']), null] };
  const overnight = { from: at('2026-11-24', '23:00'), to: at('2026-11-25', '01:00') };
  assert.ok(isOpenFor(weekdays, overnight, 'Asia/Seoul'));
  const intoSaturday = { from: at('2026-11-27', '23:00'), to: at('2026-11-28', '00:05') };
  assert.ok(!isOpenFor(weekdays, intoSaturday, 'Asia/Seoul'));
  assert.equal(readOpening(weekdays, '2026-11-29', 'Asia/Seoul'), undefined);
});

test('from twenty to midnight to twenty to one: where the center stays open, and nowhere else', () => {
  const span = { from: at('2026-11-26', '23:40'), to: at('2026-11-27', '00:40') };
  const now = at('2026-11-26', '23:38');
  assert.ok(checkTime(span, makeRules({ now, hours: everyDay('00:00', '24:00') })).ok);
  assert.ok(checkLonger(span, at('2026-11-27', '02:00'), makeRules({ now, hours: everyDay('00:00', '24:00') })).ok);
  for (const [opens, closes] of [['00:00', '23:00'], ['08:00', '24:00'], ['00:30', '24:00']] as const) {
    assert.deepEqual(checkTime(span, makeRules({ now, hours: everyDay(opens, closes) })), { ok: false, failure: 'outside-opening-hours' });
  }
});

test('a day with daylight saving is open for its own number of hours', () => {
  const length = (day: string): number => {
    const opening = readOpening(everyDay('00:00', '24:00'), day, 'Europe/Lisbon');
    assert.ok(opening);
    return (opening.to - opening.from) / HOUR;
  };
  assert.deepEqual(['2026-03-28', '2026-03-29', '2026-10-25'].map(length), [24, 23, 25]);
});

test('whatever is accepted lies in opening hours on the wall clock, on whole steps, and not in the past', () => {
  const zones = ['Asia/Seoul', 'Europe/Lisbon', 'America/New_York', 'Australia/Lord_Howe'];
  const minutes = fc.integer({ min: 0, max: 47 }).map((half) => `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
  fc.assert(fc.property(
    fc.constantFrom(...zones), fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }), minutes, minutes,
    fc.integer({ min: -30, max: 400 }), fc.integer({ min: -10, max: 200 }),
    (timeZone, now, one, other, fromSteps, steps) => {
      fc.pre(one !== other);
      const [opens, closes] = one < other ? [one, other] : [other, one];
      const from = Math.floor(now / STEP_MS) * STEP_MS + fromSteps * STEP_MS;
      const span = { from, to: from + steps * STEP_MS };
      const result = checkTime(span, makeRules({ timeZone, now, hours: everyDay(opens, closes) }));
      if (!result.ok) return;
      const [start, end] = [readZoned(span.from, timeZone), readZoned(span.to - 1, timeZone)];
      assert.equal(start.day, end.day);
      assert.ok(start.time >= opens && end.time < closes);
      assert.ok(span.to > span.from && span.to > now && span.from >= now - 2 * STEP_MS);
    },
  ), { numRuns: 2000 });
});

test('who books from now has the whole no-show time', () => {
  const from = at('2026-11-23', '14:30');
  const window = setCheckInWindow({ from, to: from + HOUR }, settings, from + 150_000);
  assert.deepEqual(window, { from: from - 30 * 60_000, to: from + 150_000 + 10 * 60_000 });
  assert.equal(setCheckInWindow({ from, to: from + STEP_MS }, settings, from).to, from + STEP_MS);
});

test('time releases a reservation nobody came to, and ends a visit, with no worker', () => {
  const kept = { state: 'reserved', to: 2000, overdue: false } as const;
  assert.equal(stateAt(kept, 1000), 'reserved');
  assert.equal(stateAt({ ...kept, overdue: true }, 1000), 'released');
  assert.equal(stateAt({ ...kept, state: 'checked-in' }, 1999), 'checked-in');
  assert.equal(stateAt({ ...kept, state: 'checked-in' }, 2000), 'ended');
  fc.assert(fc.property(fc.constantFrom(...ALLOCATION_STATES), fc.nat(), fc.nat(), fc.nat(), fc.nat(), (state, to, checkInUntil, now, later) => {
    const active = (time: number): boolean => ['reserved', 'checked-in'].includes(stateAt({ state, to, overdue: checkInUntil <= time }, time));
    if (active(now + later)) assert.ok(active(now), 'time alone never makes an allocation active again');
  }));
});

test('a booking is as active as its most active allocation', () => {
  assert.equal(summarizeStates(['cancelled', 'reserved', 'released']), 'reserved');
  assert.equal(summarizeStates(['reserved', 'checked-in']), 'checked-in');
  assert.equal(summarizeStates(['released', 'cancelled']), 'released');
});
