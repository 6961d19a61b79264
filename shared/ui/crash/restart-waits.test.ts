import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addFailure, readFailures, waitBeforeStart, type Failures } from './restart-waits.js';

const MINUTE = 60_000;

test('a screen that fails again and again waits longer each time, five minutes at most', () => {
  let failures: Failures = readFailures(null);
  const waits: number[] = [];
  let now = Date.UTC(2026, 10, 23);
  for (let time = 0; time < 8; time++) {
    failures = addFailure(failures, now);
    waits.push(waitBeforeStart(failures));
    now += waitBeforeStart(failures) * 1000;
  }
  assert.deepEqual(waits, [10, 20, 40, 80, 160, 300, 300, 300]);
});

test('after a quarter of an hour that went well a failure is the first again', () => {
  const third = addFailure(addFailure(addFailure(readFailures(null), 0), MINUTE), 2 * MINUTE);
  assert.equal(waitBeforeStart(third), 40);
  assert.equal(waitBeforeStart(addFailure(third, 18 * MINUTE)), 10);
});

test('what another script left in the history entry is no failure', () => {
  for (const state of [null, 3, 'x', {}, { failures: 2 }, { failures: { count: '2', lastAt: 0 } }]) assert.deepEqual(readFailures(state), { count: 0, lastAt: 0 });
  assert.deepEqual(readFailures({ failures: { count: 2, lastAt: 9 } }), { count: 2, lastAt: 9 });
});
