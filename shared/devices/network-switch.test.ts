import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { makeNetworkSwitch, SLOW_NETWORK_DELAY_MS, switchFetch, switchStream } from './network-switch.js';

function makeNetwork() {
  const clock = new FakeClock();
  const network = makeNetworkSwitch();
  const ask = switchFetch(network, clock, () => Promise.resolve(new Response('fine')));
  return { clock, network, ask };
}

class Stream extends EventTarget {
  closed = false;
  close(): void {
    this.closed = true;
  }
}

describe('The network of a demo', () => {
  it('lets calls through while it is in order', async () => {
    const { ask } = makeNetwork();
    assert.equal(await (await ask('/api/city')).text(), 'fine');
  });

  it('answers nothing when it is cut, and works again when it is mended', async () => {
    const { network, ask } = makeNetwork();
    network.set('cut');
    await assert.rejects(ask('/api/city'), TypeError);
    network.set('ok');
    assert.equal((await ask('/api/city')).status, 200);
  });

  it('answers 503 while it fails', async () => {
    const { network, ask } = makeNetwork();
    network.set('failing');
    assert.equal((await ask('/api/city')).status, 503);
  });

  it('answers late while it is slow', async () => {
    const { clock, network, ask } = makeNetwork();
    network.set('slow');
    let answered = false;
    const call = ask('/api/city').then(() => (answered = true));
    clock.advance(SLOW_NETWORK_DELAY_MS - 1);
    await Promise.resolve();
    assert.equal(answered, false);
    clock.advance(1);
    await call;
    assert.equal(answered, true);
  });

  it('breaks open event streams when it is cut, and those that are opened meanwhile', async () => {
    const { network } = makeNetwork();
    const open = switchStream(network, () => new Stream());
    let errors = 0;
    const first = open('/api/events');
    first.addEventListener('error', () => errors++);
    network.set('cut');
    const second = open('/api/events');
    second.addEventListener('error', () => errors++);
    await Promise.resolve();
    assert.deepEqual([first.closed, second.closed, errors], [true, true, 2]);
  });
});
