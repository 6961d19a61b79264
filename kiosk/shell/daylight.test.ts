import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LonLat } from '../../shared/base/geo.js';
import { isDark } from './daylight.js';

const BUSAN: LonLat = [129.06, 35.16];
const LISBON: LonLat = [-9.14, 38.72];

test('Busan on 23 November: lamps are lit between 17:45 and 06:30, not in the afternoon', () => {
  assert.equal(isDark(Date.parse('2026-11-23T14:32:00+09:00'), BUSAN), false);
  assert.equal(isDark(Date.parse('2026-11-23T17:25:00+09:00'), BUSAN), false);
  assert.equal(isDark(Date.parse('2026-11-23T17:55:00+09:00'), BUSAN), true);
  assert.equal(isDark(Date.parse('2026-11-23T02:00:00+09:00'), BUSAN), true);
  assert.equal(isDark(Date.parse('2026-11-23T07:00:00+09:00'), BUSAN), false);
});

test('Lisbon in June is light until after nine in the evening', () => {
  assert.equal(isDark(Date.parse('2026-06-21T21:00:00+01:00'), LISBON), false);
  assert.equal(isDark(Date.parse('2026-06-21T22:15:00+01:00'), LISBON), true);
});
