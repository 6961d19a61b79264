import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { Connectivity } from './connectivity.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('one lost packet is not an outage; two are, and the first answer ends it', async () => {
  const clock = new FakeClock();
  let reachable = true;
  const connectivity = new Connectivity({ clock, random: () => 1, probe: async () => reachable });
  connectivity.start();
  await settle();
  reachable = false;
  clock.advance(20_000);
  await settle();
  assert.equal(connectivity.state.get(), 'online');
  clock.advance(1_000);
  await settle();
  assert.equal(connectivity.state.get(), 'offline');
  reachable = true;
  clock.advance(3_000);
  await settle();
  assert.equal(connectivity.state.get(), 'online');
  connectivity.stop();
});

test('a failed call makes it ask at once, an answered call is proof', async () => {
  const clock = new FakeClock();
  let asked = 0;
  const connectivity = new Connectivity({ clock, probe: async () => (asked++, false) });
  connectivity.start();
  await settle();
  connectivity.report(false);
  await settle();
  assert.equal(asked, 2);
  assert.equal(connectivity.state.get(), 'offline');
  connectivity.report(true);
  assert.equal(connectivity.state.get(), 'online');
  connectivity.stop();
});

test('while nobody answers it asks less and less often, and not in step with other screens', async () => {
  const clock = new FakeClock();
  const asked: number[] = [];
  const start = clock.now();
  const spread = new Connectivity({ clock, random: () => 0, probe: async () => (asked.push(clock.now() - start), false) });
  spread.start();
  for (let half = 0; half < 120; half++) {
    await settle();
    clock.advance(500);
  }
  const waits = asked.slice(1).map((at, index) => at - (asked[index] ?? 0));
  assert.deepEqual(waits.slice(0, 6), [1_000, 1_500, 3_000, 6_000, 7_500, 7_500]);
  spread.stop();
});
