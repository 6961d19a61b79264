import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { Connectivity } from './connectivity.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('one lost packet is not an outage; two are, and the first answer ends it', async () => {
  const clock = new FakeClock();
  let reachable = true;
  const connectivity = new Connectivity({ clock, probe: async () => reachable });
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
  clock.advance(4_000);
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
