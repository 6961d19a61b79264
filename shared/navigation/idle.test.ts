import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { IdleTimer } from './idle.js';

function startTimer(): { clock: FakeClock; timer: IdleTimer; resets: () => number } {
  const clock = new FakeClock();
  let resets = 0;
  const timer = new IdleTimer(clock, () => ({ idleMs: 60_000, countdownMs: 20_000 }), () => { resets += 1; });
  return { clock, timer, resets: () => resets };
}

test('a screen that nobody touches warns, counts down and resets', () => {
  const { clock, timer, resets } = startTimer();
  timer.notice();
  clock.advance(59_999);
  assert.equal(timer.state.get().kind, 'active');
  clock.advance(1);
  assert.deepEqual(timer.state.get(), { kind: 'warning', endsAt: clock.now() + 20_000 });
  clock.advance(20_000);
  assert.equal(timer.state.get().kind, 'resting');
  assert.equal(resets(), 1);
});

test('one press while it warns extends', () => {
  const { clock, timer, resets } = startTimer();
  timer.notice();
  clock.advance(70_000);
  timer.notice();
  assert.equal(timer.state.get().kind, 'active');
  clock.advance(59_000);
  assert.equal(resets(), 0);
});

test('nothing warns during a call, and the time starts when it ends', () => {
  const { clock, timer, resets } = startTimer();
  timer.notice();
  const release = timer.hold();
  clock.advance(600_000);
  assert.equal(timer.state.get().kind, 'active');
  release();
  clock.advance(79_000);
  assert.equal(timer.state.get().kind, 'warning');
  assert.equal(resets(), 0);
});

test('a machine that slept past the deadline resets at once', () => {
  const { timer, resets } = startTimer();
  const sleeping = new FakeClock();
  let reset = 0;
  const slept = new IdleTimer({ now: () => sleeping.now() + (woke ? 3_600_000 : 0), after: (ms, task) => sleeping.after(ms, task) }, () => ({ idleMs: 60_000, countdownMs: 20_000 }), () => { reset += 1; });
  let woke = false;
  slept.notice();
  woke = true;
  sleeping.advance(60_000);
  assert.equal(reset, 1);
  timer.rest();
  assert.equal(resets(), 0);
});
