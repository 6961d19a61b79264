import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { fail, succeed, type Result } from '../base/result.js';
import { Store } from '../base/store.js';
import type { ProblemCode } from '../contract/problems.js';
import type { IntentOutcome, IntentProof, SealedIntent } from '../contract/sealed.js';
import { encryptAnswer, makeSealOpener } from '../contract/sealing.js';
import * as sealing from '../contract/sealing.js';
import type { ApiClient, CallFailure } from './api-client.js';
import type { Connection } from './connectivity.js';
import { MOST_ENTRIES, type KeptEntry, type OutboxStore } from './outbox-store.js';
import type { Settled } from './outbox.js';
import { SealedOutbox } from './sealed-outbox.js';

/** WebCrypto answers from threads of its own, so what follows from it is waited for, not counted in turns. */
async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; !isSo(); turn++) {
    assert.ok(turn < 2_000, `still waiting for ${isSo.toString()}`);
    await new Promise<void>((resolve) => void setTimeout(resolve, 1));
  }
}

function memoryStore(entries: KeptEntry[] = [], aside: string[] = []): OutboxStore & { entries: KeptEntry[]; aside: string[] } {
  const drop = (id: string): void => void entries.splice(entries.findIndex((entry) => entry.id === id), 1);
  return {
    entries, aside,
    list: async () => [...entries],
    add: async (entry) => entries.length < MOST_ENTRIES && entries.push(entry) > 0,
    remove: async (id) => drop(id),
    setAside: async (id) => {
      aside.push(id);
      drop(id);
    },
    countAside: async () => aside.length,
  };
}

interface Call { readonly name: string; readonly key: string | undefined; readonly body: unknown }
type Answer = 'network' | ProblemCode | { readonly value: unknown };

/** A screen whose server answers as the test says; sealed intents are really sealed and really opened. */
async function makeScreen(options: { proof?: IntentProof; store?: ReturnType<typeof memoryStore>; connection?: Connection } = {}) {
  const opener = await makeSealOpener(new Uint8Array(32).fill(3));
  const clock = new FakeClock();
  const connection = new Store<Connection>(options.connection ?? 'online');
  const store = options.store ?? memoryStore();
  const calls: Call[] = [];
  const opened: SealedIntent[] = [];
  const server: { direct: Answer[]; deliver: (intent: SealedIntent) => Answer | IntentOutcome } = { direct: [], deliver: () => ({ ok: true, reply: { id: 'b' } }) };
  const answerWith = (answer: Answer): Result<never, CallFailure> => {
    if (answer === 'network') return fail({ kind: 'network' });
    if (typeof answer === 'string') return fail({ kind: 'problem', problem: { type: '', title: '', status: 0, code: answer } });
    return succeed(answer.value as never);
  };
  const api: Pick<ApiClient, 'call'> = {
    call: async (name, input, callOptions) => {
      const { body } = input as { body?: { sealed: string } };
      if (name === 'readSealKey') return succeed(opener.key as never);
      calls.push({ name, key: callOptions?.idempotencyKey, body });
      if (name !== 'deliverSealed') return answerWith(server.direct.shift() ?? 'network');
      const intent = JSON.parse(await opener.open(body?.sealed ?? '') ?? 'null') as SealedIntent;
      const answer = server.deliver(intent);
      if (typeof answer === 'string' || 'value' in answer) return answerWith(answer);
      opened.push(intent);
      return succeed({ answer: await encryptAnswer(intent.answerKey, JSON.stringify(answer)) } as never);
    },
  };
  const outbox = new SealedOutbox({ api, clock, connection, store, sealing, random: () => 1, readProof: () => options.proof ?? { session: 'token' } });
  const told: Settled[] = [];
  outbox.onSettled((settled) => told.push(settled));
  await outbox.start();
  return { outbox, server, clock, connection, store, calls, opened, told };
}

const extend = (bookingId: string, to = '2026-11-23T08:00:00.000Z') => ({ route: 'extendBooking', subject: `booking:${bookingId}`, input: { params: { bookingId }, body: { to } } }) as const;

test('a lost answer is asked for again with the same key, and then no more', async () => {
  const { outbox, server, clock, calls, store } = await makeScreen();
  server.direct = ['network', { value: { id: 'b' } }];
  const answer = outbox.send(extend('b'));
  await until(() => outbox.state.get().retrying);
  clock.advance(500);
  assert.deepEqual(await answer, { ok: true, value: { id: 'b' } });
  assert.equal(calls.length, 2);
  assert.equal(calls[0]?.key, calls[1]?.key);
  assert.deepEqual([store.entries.length, outbox.state.get().waiting], [0, 0]);
});

test('a refusal is final and nothing is kept of it', async () => {
  const { outbox, server, calls, store } = await makeScreen();
  server.direct = ['seat-taken'];
  const answer = await outbox.send(extend('b'));
  assert.ok(!answer.ok && answer.failure.kind === 'problem' && answer.failure.problem.code === 'seat-taken');
  assert.deepEqual([calls.length, store.entries.length], [1, 0]);
});

test('cut off, an intent is kept sealed and unconfirmed; when the server is back it is done once under the same key and its visitor is told', async () => {
  const { outbox, server, clock, connection, store, opened, told } = await makeScreen();
  const sending = outbox.send(extend('b'));
  for (const wait of [500, 2_000]) {
    await until(() => clock.waiting > 0);
    clock.advance(wait);
  }
  const answer = await sending;
  assert.ok(!answer.ok && answer.failure.kind === 'kept');
  assert.ok(!JSON.stringify(store.entries).includes('token') && !JSON.stringify(store.entries).includes('2026-11-23T08'), 'the panel cannot read it back');
  connection.set('offline');
  server.deliver = () => ({ ok: true, reply: { id: 'b', version: 2 } });
  connection.set('online');
  clock.advance(4_000);
  await until(() => told.length > 0 && outbox.state.get().kept === 0);
  assert.deepEqual(opened.map(({ key, route, params, proof }) => ({ key, route, params, proof })), [{ key: answer.failure.id, route: 'extendBooking', params: { bookingId: 'b' }, proof: { session: 'token' } }]);
  assert.deepEqual(told, [{ id: answer.failure.id, outcome: { ok: true, reply: { id: 'b', version: 2 } } }]);
  assert.deepEqual([store.entries.length, outbox.state.get().kept], [0, 0]);
});

test('known to be cut off, nothing is tried first', async () => {
  const { outbox, calls, store } = await makeScreen({ connection: 'offline' });
  const answer = await outbox.send(extend('b'));
  assert.ok(!answer.ok && answer.failure.kind === 'kept');
  assert.deepEqual([calls.length, store.entries.length], [0, 1]);
});

test('what a visitor left is delivered after they have gone, and its answer can be read by nobody here', async () => {
  const { outbox, clock, connection, opened, told } = await makeScreen({ connection: 'offline' });
  await outbox.send(extend('b'));
  outbox.forget();
  connection.set('online');
  clock.advance(4_000);
  await until(() => outbox.state.get().kept === 0);
  assert.deepEqual([opened.length, told.length], [1, 0]);
});

test('what an earlier start kept is delivered by the next, in its order for each subject; a stuck subject holds no other up', async () => {
  const store = memoryStore();
  const before = await makeScreen({ connection: 'offline', store });
  for (const [bookingId, to] of [['a', '2026-11-23T08:00:00.000Z'], ['b', '2026-11-23T08:00:00.000Z'], ['a', '2026-11-23T09:00:00.000Z']] as const) await before.outbox.send(extend(bookingId, to));
  const { server, clock, opened, outbox } = await makeScreen({ store });
  let stuck = true;
  server.deliver = (intent) => (intent.params?.['bookingId'] === 'a' && stuck ? 'service-unavailable' : { ok: true, reply: {} });
  clock.advance(4_000);
  await until(() => outbox.state.get().kept === 2 && clock.waiting > 0);
  assert.deepEqual(opened.map((intent) => intent.params?.['bookingId']), ['b']);
  stuck = false;
  clock.advance(8_000);
  await until(() => outbox.state.get().kept === 0);
  assert.deepEqual(opened.map((intent) => [intent.params?.['bookingId'], (intent.body as { to: string }).to.slice(11, 13)]), [['b', '08'], ['a', '08'], ['a', '09']]);
});

test('an entry the server can never read is set aside and told, and the others go on', async () => {
  const { outbox, server, clock, connection, store, opened, told } = await makeScreen({ connection: 'offline' });
  const first = await outbox.send(extend('a'));
  await outbox.send(extend('b'));
  server.deliver = (intent) => (intent.params?.['bookingId'] === 'a' ? 'seal-unreadable' : { ok: true, reply: {} });
  connection.set('online');
  clock.advance(4_000);
  await until(() => outbox.state.get().kept === 0);
  assert.ok(!first.ok && first.failure.kind === 'kept');
  assert.deepEqual(store.aside, [first.failure.id]);
  assert.deepEqual(told[0], { id: first.failure.id, outcome: { ok: false, code: 'seal-unreadable' } });
  assert.deepEqual([opened.length, outbox.state.get().aside, outbox.state.get().kept], [1, 1, 0]);
});

test('a server that stumbles over an entry gets five tries, each later than the one before', async () => {
  const { outbox, server, clock, connection, store, calls } = await makeScreen({ connection: 'offline' });
  await outbox.send(extend('a'));
  server.deliver = () => 'internal-error';
  connection.set('online');
  for (const wait of [4_000, 8_000, 16_000, 32_000, 60_000]) {
    await until(() => clock.waiting > 0);
    const before = calls.length;
    clock.advance(wait - 1);
    assert.equal(calls.length, before);
    clock.advance(1);
    await until(() => calls.length === before + 1);
  }
  await until(() => outbox.state.get().aside === 1);
  assert.deepEqual([store.aside.length, store.entries.length], [1, 0]);
});

test('a full box takes nothing more and throws nothing out; nobody signed in keeps nothing; then the person is told that nobody knows', async () => {
  const full = memoryStore(Array.from({ length: MOST_ENTRIES }, (_, index) => ({ id: String(index), subject: `x:${String(index)}`, kid: 'k', sealed: 's', at: 0 })));
  const { outbox } = await makeScreen({ store: full, connection: 'offline' });
  const answer = await outbox.send(extend('b'));
  assert.ok(!answer.ok && answer.failure.kind === 'network');
  assert.equal(full.entries.length, MOST_ENTRIES);
});

test('a check-in needs nobody signed in: the device sends it for the card', async () => {
  const { outbox, clock, connection, opened } = await makeScreen({ connection: 'offline' });
  const kept = await outbox.keep({ route: 'checkIn', subject: 'allocation:a', input: { body: { card: 'C1', source: 'wedge', scannedAt: '2026-11-23T08:00:00.000Z' } } }, '018f2b3c-0000-7000-8000-000000000001');
  assert.equal(kept, true);
  connection.set('online');
  clock.advance(4_000);
  await until(() => opened.length > 0);
  assert.deepEqual(opened.map(({ proof, key }) => [proof, key]), [[{ device: true }, '018f2b3c-0000-7000-8000-000000000001']]);
});
