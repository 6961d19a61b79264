import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, readZoned, toInstant } from './zoned-time.js';

test('a time in Busan is nine hours ahead of UTC all year', () => {
  assert.equal(new Date(toInstant('2026-11-23', '14:32', 'Asia/Seoul')).toISOString(), '2026-11-23T05:32:00.000Z');
  assert.deepEqual(readZoned(Date.parse('2026-11-23T15:00:00Z'), 'Asia/Seoul'), { day: '2026-11-24', time: '00:00', weekday: 2, minuteOfDay: 0 });
});

test('a time that daylight saving skips moves on by the gap', () => {
  // Riga: on 29 March 2026 clocks jump from 03:00 to 04:00.
  assert.equal(readZoned(toInstant('2026-03-29', '03:30', 'Europe/Riga'), 'Europe/Riga').time, '04:30');
  assert.equal(readZoned(toInstant('2026-03-29', '02:59', 'Europe/Riga'), 'Europe/Riga').time, '02:59');
});

test('a time that daylight saving repeats means its first occurrence', () => {
  // Riga: on 25 October 2026 clocks go back from 04:00 to 03:00; the first 03:30 is still summer time, UTC+3.
  assert.equal(new Date(toInstant('2026-10-25', '03:30', 'Europe/Riga')).toISOString(), '2026-10-25T00:30:00.000Z');
});

test('every quarter of an hour of a year reads back as it was written, save the hour that does not exist', () => {
  for (const zone of ['Asia/Seoul', 'Europe/Riga', 'America/New_York']) {
    let moved = 0;
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
      for (const time of ['00:00', '01:45', '02:30', '03:15', '12:00', '23:45']) {
        const read = readZoned(toInstant(day, time, zone), zone);
        if (read.day !== day || read.time !== time) moved++;
      }
    }
    assert.ok(moved <= 1, `${zone}: ${moved}`);
  }
});

test('days are counted over the ends of months and years', () => {
  assert.equal(addDays('2026-12-31', 1), '2027-01-01');
  assert.equal(addDays('2028-03-01', -1), '2028-02-29');
});
