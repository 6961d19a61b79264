import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { ApiClient } from './api-client.js';
import { MemoryOutbox } from './outbox.js';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function makeOutbox(answers: (unknown | Error)[]): { outbox: MemoryOutbox; keys: string[]; bodies: string[]; clock: FakeClock } {
  const keys: string[] = [];
  const bodies: string[] = [];
  const clock = new FakeClock();
  const api = new ApiClient({
    clock,
    fetch: async (_address, init) => {
      keys.push((init.headers as Record<string, string>)['idempotency-key'] ?? '');
      bodies.push(String(init.body));
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return new Response(JSON.stringify(answer), { status: 200 });
    },
  });
  return { outbox: new MemoryOutbox({ api, clock }), keys, bodies, clock };
}

const extend = (to: string) => ({ route: 'extendBooking', subject: 'booking:b', input: { params: { bookingId: 'b' }, body: { to } } }) as const;

test('a lost answer is asked for again with the same key', async () => {
  const { outbox, keys, clock } = makeOutbox([new TypeError('cut'), { id: 'b' }]);
  const answer = outbox.send(extend('2026-11-23T08:00:00.000Z'));
  await settle();
  assert.deepEqual(outbox.state.get(), { waiting: 1, retrying: true });
  clock.advance(500);
  assert.ok((await answer).ok);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
  assert.deepEqual(outbox.state.get(), { waiting: 0, retrying: false });
});

test('intents about one booking are sent one after the other', async () => {
  const { outbox, bodies, clock } = makeOutbox([new TypeError('cut'), {}, {}]);
  const first = outbox.send(extend('first'));
  const second = outbox.send(extend('second'));
  await settle();
  assert.equal(bodies.length, 1, 'the second waits while the first is being tried');
  clock.advance(500);
  await Promise.all([first, second]);
  assert.deepEqual(bodies.map((body) => (JSON.parse(body) as { to: string }).to), ['first', 'first', 'second']);
});

test('when all tries are used up the person is told that nobody knows', async () => {
  const { outbox, clock } = makeOutbox([1, 2, 3, 4].map(() => new TypeError('cut')));
  const answer = outbox.send(extend('2026-11-23T08:00:00.000Z'));
  for (let turn = 0; turn < 4; turn++) {
    await settle();
    clock.advance(5_000);
  }
  assert.deepEqual(await answer, { ok: false, failure: { kind: 'network' } });
});
