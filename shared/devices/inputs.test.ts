import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { SimulatedPresence } from './presence/simulated-presence.js';
import { ALONE_MS, TouchPresence } from './presence/touch-presence.js';
import { KeyboardRemote } from './remote/keyboard-remote.js';
import { SimulatedRemote } from './remote/simulated-remote.js';
import { REMOTE_CASES, TOUCH_CASES } from './testing/input-suite.js';
import { PointerTouch } from './touch/pointer-touch.js';
import { SimulatedTouch } from './touch/simulated-touch.js';

/** A page as far as these drivers look at it: something that events arrive at. */
function makePage() {
  const page = new EventTarget();
  return { page, send: (type: string, facts: object) => page.dispatchEvent(Object.assign(new Event(type), facts)) };
}

describe('A remote control', () => {
  for (const { title, run } of REMOTE_CASES) {
    it(`from the page's key events ${title}`, () => {
      const { page, send } = makePage();
      run(new KeyboardRemote(page), (key) => send('keydown', key));
    });
    it(`that is simulated ${title}`, () => {
      const remote = new SimulatedRemote();
      run(remote, ({ key, keyCode, repeat }) => (repeat ? remote.hold(key, 1, keyCode) : remote.press(key, keyCode)));
    });
  }

  it('loses one press, or all of them, on request', () => {
    const remote = new SimulatedRemote();
    const keys: string[] = [];
    remote.onKey(({ key }) => keys.push(key));
    remote.failNext();
    remote.press('1');
    remote.press('2');
    remote.failRepeatedly();
    remote.press('3');
    remote.repair();
    remote.press('4');
    assert.deepEqual(keys, ['2', '4']);
  });
});

describe('A touch panel', () => {
  for (const { title, run } of TOUCH_CASES) {
    it(`from the page's pointer events ${title}`, () => {
      const { page, send } = makePage();
      run(new PointerTouch(page), ({ x, y }) => send('pointerdown', { clientX: x, clientY: y }));
    });
    it(`that is simulated ${title}`, () => {
      const panel = new SimulatedTouch();
      run(panel, (point) => panel.touch(point));
    });
  }

  it('goes dead on request', () => {
    const panel = new SimulatedTouch();
    let touches = 0;
    panel.onTouch(() => touches++);
    panel.failRepeatedly();
    panel.touch({ x: 1, y: 1 });
    panel.repair();
    panel.touch({ x: 1, y: 1 });
    assert.equal(touches, 1);
  });
});

describe('Presence', () => {
  it('of a panel without a sensor: whoever touches it is there, until a minute has passed', () => {
    const clock = new FakeClock();
    const touch = new SimulatedTouch();
    const remote = new SimulatedRemote();
    const sensor = new TouchPresence(clock, touch, remote);
    assert.equal(sensor.state.get(), 'nobody');
    touch.touch({ x: 1, y: 1 });
    clock.advance(ALONE_MS - 1);
    remote.press('Enter');
    clock.advance(ALONE_MS - 1);
    assert.equal(sensor.state.get(), 'somebody');
    clock.advance(1);
    assert.equal(sensor.state.get(), 'nobody');
  });

  it('that is simulated says that it does not know once it is broken', () => {
    const sensor = new SimulatedPresence();
    sensor.set('somebody');
    sensor.failRepeatedly();
    sensor.set('nobody');
    assert.equal(sensor.state.get(), 'unknown');
    sensor.repair();
    assert.equal(sensor.state.get(), 'nobody');
  });
});
