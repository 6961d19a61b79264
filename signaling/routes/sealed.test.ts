import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { IntentOutcome, IntentProof, SealedIntent } from '../../shared/contract/sealed.js';
import { decryptAnswer, makeAnswerKey, sealText } from '../../shared/contract/sealing.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const MINUTE = 60_000;

/** Seals an intent as a screen that is cut off does. */
async function seal(server: TestServer, proof: IntentProof, wish: Pick<SealedIntent, 'route' | 'body'> & { params?: Record<string, string>; key?: string }) {
  const intent: SealedIntent = { key: randomUUID(), sealedAt: new Date(server.clock.now()).toISOString(), proof, answerKey: makeAnswerKey(), ...wish };
  const { key } = server.services.opener;
  return { intent, delivery: { kid: key.kid, sealed: await sealText(key, JSON.stringify(intent)) } };
}

async function deliver(screen: TestScreen, { intent, delivery }: Awaited<ReturnType<typeof seal>>): Promise<IntentOutcome> {
  const reply = await screen.call('deliverSealed', { body: delivery });
  assert.ok(reply.ok, codeOf(reply));
  const text = await decryptAnswer(intent.answerKey, reply.value.answer);
  assert.ok(text !== undefined, 'whoever holds the answer key can read the answer');
  return JSON.parse(text) as IntentOutcome;
}

function wishFor(server: TestServer, label: string, from = 30): Pick<SealedIntent, 'route' | 'body'> {
  return { route: 'reserve', body: { bookingId: randomUUID(), allocations: [{ allocationId: randomUUID(), spaceId: server.spaceId('alpha', label), from: server.at(from), to: server.at(from + 60) }] } };
}

test('a reservation kept by a panel that was cut off is made for the session that was open then, once', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const card = await server.giveCard();
  await panel.signIn(card);
  const kept = await seal(server, { session: panel.sessionToken }, wishFor(server, '3'));
  assert.ok(!kept.delivery.sealed.includes(panel.sessionToken));
  server.clock.advance(12 * MINUTE);
  panel.sessionToken = '';
  const [first, again] = [await deliver(panel, kept), await deliver(panel, kept)];
  assert.ok(first.ok);
  assert.deepEqual(again, first);
  await panel.signIn(card);
  const list = await panel.call('listBookings', {});
  assert.ok(list.ok);
  assert.deepEqual(list.value.bookings.map((booking) => booking.allocations[0]?.spaceLabel), ['3']);
});

test('a try that reached the server before the cut and the sealed one are one reservation', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const key = randomUUID();
  const wish = wishFor(server, '3');
  assert.ok((await screen.call('reserve', { body: wish.body } as never, key)).ok);
  assert.ok((await deliver(screen, await seal(server, { session: screen.sessionToken }, { ...wish, key }))).ok);
});

test('a card and its PIN sign for what was wanted before any server could be reached; a wrong PIN costs one try however often it is sent', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const card = await server.giveCard();
  assert.ok((await deliver(panel, await seal(server, { card: { token: card.text }, pin: card.pin }, wishFor(server, '4')))).ok);
  const wrong = await seal(server, { card: { number: card.number }, pin: card.pin === '000000' ? '000001' : '000000' }, wishFor(server, '5'));
  for (let time = 0; time < 6; time++) assert.deepEqual(await deliver(panel, wrong), { ok: false, code: 'pin-wrong' });
  await panel.signIn(card);
});

test('what could not be done is told at the next sign-in, until it is read, and to nobody else', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn();
  const { screen: other } = await server.signIn();
  const kept = await seal(server, { session: screen.sessionToken }, wishFor(server, '6'));
  assert.ok((await other.reserve(server.spaceId('alpha', '6'), server.at(30), server.at(90))).ok);
  const outcome = await deliver(screen, kept);
  assert.deepEqual(outcome, { ok: false, code: 'seat-taken', noticeId: kept.intent.key });
  await deliver(screen, kept);
  await screen.signIn(card);
  const told = await screen.call('listNotices', {});
  assert.ok(told.ok);
  assert.deepEqual(told.value.notices.map(({ at: _at, ...notice }) => notice), [
    { id: kept.intent.key, route: 'reserve', code: 'seat-taken', centerId: 'alpha', spaceLabel: '6', from: server.at(30), to: server.at(90) },
  ]);
  const foreign = await other.call('listNotices', {});
  assert.ok(foreign.ok && foreign.value.notices.length === 0);
  await other.call('dismissNotice', { params: { noticeId: kept.intent.key }, body: {} });
  await screen.call('dismissNotice', { params: { noticeId: kept.intent.key }, body: {} });
  const after = await screen.call('listNotices', {});
  assert.ok(after.ok && after.value.notices.length === 0);
});

test('a session proves nothing on another device, before it began or after its longest time', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const stolen = await seal(server, { session: screen.sessionToken }, wishFor(server, '7'));
  assert.deepEqual(await deliver(await server.enrol(), stolen), { ok: false, code: 'session-ended' });
  const early = await seal(server, { session: screen.sessionToken }, wishFor(server, '7'));
  const intent = { ...early.intent, key: randomUUID(), sealedAt: new Date(server.clock.now() - 10 * MINUTE).toISOString() };
  const { key } = server.services.opener;
  assert.deepEqual(await deliver(screen, { intent, delivery: { kid: key.kid, sealed: await sealText(key, JSON.stringify(intent)) } }), { ok: false, code: 'session-ended' });
  server.clock.advance(13 * 60 * MINUTE);
  assert.deepEqual(await deliver(screen, await seal(server, { session: screen.sessionToken }, wishFor(server, '7', 13 * 60))), { ok: false, code: 'session-ended' });
});

test('what is altered, foreign or no intent is refused for good', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const { delivery } = await seal(server, { device: true }, wishFor(server, '1'));
  const altered = `${delivery.sealed.slice(0, -3)}${delivery.sealed.endsWith('AAA') ? 'BBB' : 'AAA'}`;
  const { key } = server.services.opener;
  const nonsense = await sealText(key, JSON.stringify({ hello: 'world', padding: 'x'.repeat(80) }));
  for (const body of [{ ...delivery, sealed: altered }, { ...delivery, kid: 'other' }, { kid: key.kid, sealed: nonsense }, { kid: key.kid, sealed: 'A'.repeat(200) }]) {
    assert.equal(codeOf(await panel.call('deliverSealed', { body })), 'seal-unreadable');
  }
  assert.deepEqual(await deliver(panel, await seal(server, { device: true }, wishFor(server, '1'))), { ok: false, code: 'not-allowed' }, 'a device alone reserves nothing');
  assert.deepEqual(await deliver(panel, await seal(server, { device: true }, { route: 'checkIn', body: { card: 5 } })), { ok: false, code: 'request-invalid' });
});
