import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { CombinedScanner } from '../../shared/devices/combined-scanner.js';
import { REPEAT_MS } from '../../shared/devices/repeat-filter.js';
import { SimulatedScanner } from '../../shared/devices/simulated-scanner.js';
import { LazyScanner } from '../lazy-scanner.js';
import { ReaderAtRest } from './reader-at-rest.js';

/** Long enough for a simulated device to open. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A panel's camera and reader as its composition root joins them, with a watch on the reader. */
async function openPanel(canFetchCamera = true) {
  const clock = new FakeClock();
  const [camera, reader] = [new SimulatedScanner(clock), new SimulatedScanner(clock)];
  const lazyCamera = new LazyScanner(() => (canFetchCamera ? Promise.resolve(camera) : Promise.reject(new Error('network'))), true);
  const scanner = new CombinedScanner([lazyCamera, reader], clock);
  const [atRest, inView]: [string[], string[]] = [[], []];
  const watch = new ReaderAtRest({ reader, scanner, clock, take: ({ text }) => atRest.push(text) });
  scanner.onScan(({ text }) => inView.push(text));
  await settle();
  return { clock, camera, reader, scanner, watch, atRest, hold: (text: string) => reader.present({ text, source: 'wedge', format: 'typed' }), inView };
}

test('a card held to a resting panel is heard, and the camera stays off', async () => {
  const panel = await openPanel();
  panel.hold('CARD 1');
  assert.deepEqual(panel.atRest, ['CARD 1']);
  assert.equal(panel.camera.state.get(), 'closed');
  assert.equal(panel.scanner.state.get(), 'closed');
});

test('a view that looks for cards has them to itself; when it is done, the reader hears on and the camera is off', async () => {
  const panel = await openPanel();
  await panel.scanner.open();
  panel.hold('CARD 1');
  assert.deepEqual([panel.inView, panel.atRest], [['CARD 1'], []]);
  await panel.scanner.close();
  await settle();
  assert.deepEqual([panel.scanner.state.get(), panel.camera.state.get(), panel.reader.state.get()], ['closed', 'closed', 'looking']);
  panel.hold('CARD 2');
  assert.deepEqual([panel.inView, panel.atRest], [['CARD 1'], ['CARD 2']]);
});

test('while the camera’s code is on its way, or cannot come, the view hears the reader', async () => {
  const panel = await openPanel(false);
  const opened = panel.scanner.open();
  panel.hold('CARD 1');
  await opened;
  assert.equal(panel.scanner.state.get(), 'engine-failed');
  panel.hold('CARD 2');
  assert.deepEqual([panel.inView, panel.atRest], [['CARD 1', 'CARD 2'], []]);
});

test('a view that is left before the camera’s code has come leaves no gap', async () => {
  const panel = await openPanel();
  const opened = panel.scanner.open();
  const closed = panel.scanner.close();
  panel.hold('CARD 1');
  await Promise.all([opened, closed, settle()]);
  panel.hold('CARD 2');
  assert.deepEqual([panel.inView, panel.atRest.at(-1), panel.camera.state.get()], [[], 'CARD 2', 'closed']);
});

test('a card that a view has answered and that stays on the reader is not another card; taken away and held again it is', async () => {
  const panel = await openPanel();
  await panel.scanner.open();
  panel.hold('CARD 1');
  await panel.scanner.close();
  await settle();
  panel.clock.advance(1000);
  panel.hold('CARD 1');
  assert.deepEqual(panel.atRest, []);
  panel.clock.advance(REPEAT_MS);
  panel.hold('CARD 1');
  assert.deepEqual(panel.atRest, ['CARD 1']);
});

test('nobody remembers a card after its visit: the next visitor’s counts at once, and so would the same', async () => {
  const panel = await openPanel();
  panel.hold('CARD 1');
  panel.watch.forget();
  await settle();
  panel.hold('CARD 1');
  assert.deepEqual(panel.atRest, ['CARD 1', 'CARD 1']);
  panel.watch.stop();
  assert.equal(panel.reader.state.get(), 'closed');
});
