import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { SimulatedScanner } from './simulated-scanner.js';
import { SCANNER_CASES, type ScannerStage } from './testing/scanner-suite.js';

function makeStage(): ScannerStage & { readonly scanner: SimulatedScanner; readonly clock: FakeClock } {
  const clock = new FakeClock();
  const scanner = new SimulatedScanner(clock);
  return {
    scanner,
    clock,
    show: (text) => Promise.resolve(scanner.present({ text })),
    pass: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
    refusal: { begin: () => scanner.failRepeatedly('permission-refused'), end: () => scanner.repair() },
    unplugging: { begin: () => scanner.failRepeatedly('unplugged'), end: () => scanner.repair() },
    occupation: { begin: () => scanner.failRepeatedly('busy'), end: () => scanner.repair() },
  };
}

describe('The simulated scanner', () => {
  for (const { title, fits, run } of SCANNER_CASES) {
    it(title, async () => {
      const stage = makeStage();
      assert.ok(fits(stage));
      await run(stage);
    });
  }

  it('fails once on request', async () => {
    const { scanner } = makeStage();
    scanner.failNext('engine-failed');
    assert.deepEqual(await scanner.open(), { ok: false, failure: 'engine-failed' });
    assert.equal((await scanner.open()).ok, true);
  });

  it('can be slow', async () => {
    const { scanner, clock } = makeStage();
    scanner.slowDown(2000);
    const opening = scanner.open();
    assert.equal(scanner.state.get(), 'opening');
    clock.advance(2000);
    await opening;
    assert.equal(scanner.state.get(), 'looking');
  });

  it('says that it is simulated', () => {
    assert.equal(makeStage().scanner.simulated, true);
  });
});
