import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../../base/fake-clock.js';
import { GATE_CASES } from '../testing/gate-suite.js';
import { SimulatedGate } from './simulated-gate.js';

function makeGate() {
  const clock = new FakeClock();
  const gate = new SimulatedGate(clock);
  return { clock, gate };
}

describe('The simulated gate', () => {
  for (const { title, run } of GATE_CASES) {
    it(title, () => {
      const { clock, gate } = makeGate();
      return run({
        gate,
        pass: (milliseconds) => Promise.resolve(clock.advance(milliseconds)),
        fail: (failure) => (failure ? gate.failRepeatedly(failure) : gate.repair()),
      });
    });
  }

  it('fails once on request', async () => {
    const { clock, gate } = makeGate();
    gate.failNext('timeout');
    assert.deepEqual(await gate.open(), { ok: false, failure: 'timeout' });
    const opening = gate.open();
    clock.advance(600);
    assert.equal((await opening).ok, true);
  });
});
