import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../shared/base/fake-clock.js';
import { SimulatedScanner } from '../shared/devices/simulated-scanner.js';
import { LazyScanner } from './lazy-scanner.js';

test('a scanner is fetched once, at its first opening, and tells scans from then on', async () => {
  const real = new SimulatedScanner(new FakeClock());
  let fetched = 0;
  const lazy = new LazyScanner(async () => { fetched++; return real; }, true);
  const scans: string[] = [];
  lazy.onScan((scan) => scans.push(scan.text));
  assert.equal(fetched, 0);
  await lazy.open();
  assert.equal(lazy.state.get(), 'looking');
  real.present({ text: 'C123' });
  await lazy.close();
  assert.equal(lazy.state.get(), 'closed');
  await lazy.open();
  assert.deepEqual([fetched, scans], [1, ['C123']]);
});

test('a scanner whose code cannot be fetched says so, and the next opening tries again', async () => {
  const real = new SimulatedScanner(new FakeClock());
  let online = false;
  const lazy = new LazyScanner(() => (online ? Promise.resolve(real) : Promise.reject(new Error('network'))), true);
  assert.deepEqual(await lazy.open(), { ok: false, failure: 'engine-failed' });
  online = true;
  assert.equal((await lazy.open()).ok, true);
});

test('one that is closed while it is being fetched stays closed', async () => {
  const real = new SimulatedScanner(new FakeClock());
  const lazy = new LazyScanner(() => Promise.resolve(real), true);
  const opened = lazy.open();
  await lazy.close();
  await opened;
  assert.equal(lazy.state.get(), 'closed');
  assert.equal(real.state.get(), 'closed');
});
