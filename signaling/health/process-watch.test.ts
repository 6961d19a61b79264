import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { Faults } from './faults.js';
import { ProcessWatch } from './process-watch.js';

function prepare() {
  const clock = new FakeClock();
  const facts: object[] = [];
  const faults = new Faults(clock, { warn: (told) => { facts.push(told); }, info: () => undefined });
  let steady = 5_000;
  const watch = new ProcessWatch({ clock, faults, steady: () => steady });
  /** Lets time pass, by the steady clock and by one that may be set meanwhile. */
  const pass = (ms: number, setBy = 0): void => {
    steady += ms;
    clock.advance(ms + setBy);
    watch.look();
  };
  return { pass, faults, facts, watch };
}

test('a clock that is set forward or back is told with how far, and is believed again after a while', () => {
  for (const byMs of [3_600_000, -3_600_000]) {
    const { pass, faults, facts, watch } = prepare();
    pass(1000);
    assert.equal(faults.mayWrite, true);
    pass(1000, byMs);
    assert.deepEqual(facts, [{ fault: 'clock-jumped', byMs }]);
    assert.deepEqual([faults.mayRead, faults.mayWrite], [true, false]);
    pass(9000);
    assert.equal(faults.mayWrite, false);
    pass(1000);
    assert.equal(faults.mayWrite, true);
    const { count, lastByMs } = watch.read().clockJumps;
    assert.deepEqual([count, lastByMs], [1, byMs]);
  }
});

test('a clock that is slewed, or a process that slept a while, has not jumped', () => {
  const { pass, faults } = prepare();
  for (let second = 0; second < 60; second++) pass(1000, second % 2 === 0 ? 500 : -400);
  pass(30_000);
  assert.equal(faults.mayWrite, true);
});

test('a second jump begins the waiting anew', () => {
  const { pass, faults } = prepare();
  pass(1000, 60_000);
  pass(8000);
  pass(1000, -60_000);
  pass(8000);
  assert.equal(faults.mayWrite, false);
  pass(2000);
  assert.equal(faults.mayWrite, true);
});

test('an event loop that is held up shows in the process’s facts', async (t) => {
  const { watch } = prepare();
  watch.start();
  t.after(() => { watch.stop(); });
  await new Promise((rest) => setTimeout(rest, 60));
  const end = performance.now() + 150;
  while (performance.now() < end);
  await new Promise((rest) => setTimeout(rest, 60));
  const { longestMs } = watch.read().eventLoopDelay;
  assert.ok(longestMs >= 80, String(longestMs));
});
