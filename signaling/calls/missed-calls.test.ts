import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { cleanUp } from '../jobs/clean-up.js';
import { startCall } from '../testing/call-people.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const body = {};
const DAY = 86_400_000;

const list = async (screen: TestScreen) => {
  const reply = await screen.call('listMissedCalls', {});
  assert.ok(reply.ok, codeOf(reply));
  return reply.value.missed;
};

/** Somebody signed in calls somebody else in vain. */
async function missOne(server: TestServer) {
  const { screen: television, card } = await server.signIn();
  const callerCard = await server.giveCard({ name: 'Kim Min' });
  const { screen: caller } = await server.signIn(callerCard);
  const asked = await startCall(caller, { card });
  assert.ok(asked.ok);
  await caller.call('hangUp', { params: { callId: asked.value.id }, body });
  return { television, card, caller, callerCard };
}

test('a call that was given up is told to whom it was for, with who called, until they have seen it', async (t) => {
  const server = await TestServer.open(t);
  const { television, caller } = await missOne(server);
  const [missed, ...more] = await list(television);
  assert.deepEqual([missed?.name, missed?.channel, missed?.mayCallBack, more.length], ['Kim Min', 'tv', true, 0]);
  assert.deepEqual(await list(caller), []);
  const params = { missedId: missed?.id ?? '' };
  await caller.call('dismissMissedCall', { params, body });
  assert.equal((await list(television)).length, 1, 'nobody else dismisses it');
  await television.call('dismissMissedCall', { params, body });
  assert.deepEqual(await list(television), []);
});

test('it is called back without a number, once; a passer-by cannot be', async (t) => {
  const server = await TestServer.open(t);
  const { television, card, caller } = await missOne(server);
  const [missed] = await list(television);
  const back = (missedId: string) => television.call('startCall', { body: { callId: randomUUID(), target: { kind: 'back', missedId }, language: 'en' } });
  const call = await back(missed?.id ?? '');
  assert.ok(call.ok && call.value.state === 'ringing', codeOf(call));
  const rings = await caller.call('listCalls', {});
  assert.deepEqual(rings.ok && rings.value.calls.map(({ id, state }) => [id, state]), [[call.value.id, 'ringing']]);
  assert.deepEqual(await list(television), []);
  await television.call('hangUp', { params: { callId: call.value.id }, body });

  const panel = await server.enrol('alpha');
  const asked = await startCall(panel, { card });
  assert.ok(asked.ok);
  await panel.call('hangUp', { params: { callId: asked.value.id }, body });
  const [passerBy] = await list(television);
  assert.deepEqual([passerBy?.name, passerBy?.centerId, passerBy?.mayCallBack], [undefined, 'alpha', false]);
  assert.equal(codeOf(await back(passerBy?.id ?? '')), 'not-found');
});

test('a call that was declined is no missed one; one that found them busy is', async (t) => {
  const server = await TestServer.open(t);
  const { screen: television, card } = await server.signIn();
  const { screen: caller } = await server.signIn();
  const declined = await startCall(caller, { card });
  assert.ok(declined.ok);
  await television.call('declineCall', { params: { callId: declined.value.id }, body });
  assert.deepEqual(await list(television), []);
  assert.ok((await startCall(television, { desk: 'help' })).ok);
  const busy = await startCall(caller, { card });
  assert.equal(busy.ok && busy.value.ending, 'busy');
  assert.equal((await list(television)).length, 1);
});

test('it is forgotten after seven days, and with whoever is erased', async (t) => {
  const server = await TestServer.open(t);
  const { television, card } = await missOne(server);
  const { database } = server.services;
  const clean = (): Promise<unknown> => database.begin(async (sql) => { await cleanUp(server.clock).run({}, sql); });
  await clean();
  assert.equal((await database`select 1 from missed_call`).length, 1);
  server.clock.advance(7 * DAY + 1000);
  await clean();
  assert.equal((await database`select 1 from missed_call`).length, 0);
  assert.equal(codeOf(await television.call('listMissedCalls', {})), 'session-ended');
  const again = await server.enrol();
  await again.signIn(card);
  const { screen: caller, card: callerCard } = await server.signIn();
  const asked = await startCall(caller, { card });
  assert.ok(asked.ok);
  await caller.call('hangUp', { params: { callId: asked.value.id }, body });
  assert.equal((await list(again)).length, 1);
  await database`delete from person where id = ${callerCard.personId}`;
  assert.equal((await list(again)).length, 0);
});
