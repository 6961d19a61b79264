import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listRailHours } from './day-rail-hours.js';

const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 23, hour, minute);
const hoursOf = (list: readonly number[]): number[] => list.map((one) => new Date(one).getUTCHours());

test('a wide rail names every hour, both ends included', () => {
  assert.deepEqual(hoursOf(listRailHours({ from: at(8), to: at(12) }, 400, 60)), [8, 9, 10, 11, 12]);
});

test('a narrow rail names fewer, evenly', () => {
  assert.deepEqual(hoursOf(listRailHours({ from: at(8), to: at(20) }, 400, 60)), [8, 10, 12, 14, 16, 18, 20]);
  assert.deepEqual(hoursOf(listRailHours({ from: at(8), to: at(20) }, 400, 120)), [8, 12, 16, 20]);
});

test('a rail that opens at half past begins with the next full hour', () => {
  assert.deepEqual(hoursOf(listRailHours({ from: at(8, 30), to: at(11, 30) }, 600, 60)), [9, 10, 11]);
});

test('where not even two labels fit, the first stands alone', () => {
  assert.deepEqual(hoursOf(listRailHours({ from: at(8), to: at(20) }, 50, 120)), [8]);
});
