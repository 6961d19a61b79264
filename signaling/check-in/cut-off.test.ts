import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { hashCard } from '../../shared/contract/card-hash.js';
import type { IntentOutcome } from '../../shared/contract/sealed.js';
import { decryptAnswer, makeAnswerKey, sealText } from '../../shared/contract/sealing.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const MINUTE = 60_000;

async function deliverCheckIn(server: TestServer, panel: TestScreen, card: string, heldAt: number): Promise<IntentOutcome> {
  const { key } = server.services.opener;
  const at = new Date(heldAt).toISOString();
  const answerKey = makeAnswerKey();
  const intent = { key: randomUUID(), sealedAt: at, proof: { device: true }, route: 'checkIn', body: { card, source: 'wedge', scannedAt: at }, answerKey };
  const reply = await panel.call('deliverSealed', { body: { kid: key.kid, sealed: await sealText(key, JSON.stringify(intent)) } });
  assert.ok(reply.ok, codeOf(reply));
  return JSON.parse(await decryptAnswer(answerKey, reply.value.answer) ?? '') as IntentOutcome;
}

async function stateOf(screen: TestScreen): Promise<string | undefined> {
  const list = await screen.call('listBookings', {});
  assert.ok(list.ok);
  return list.value.bookings[0]?.state;
}

test('the sheet of a center holds today’s reservations by a hash of the card, without names or card ids, for its own check-in devices only', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn(await server.giveCard({ name: 'Lee Min-jun' }));
  assert.ok((await screen.reserve(server.spaceId('alpha', '7'), server.at(30), server.at(90))).ok);
  const panel = await server.enrol('alpha');
  const sheet = await panel.call('readCheckInSheet', {});
  assert.ok(sheet.ok);
  assert.deepEqual(sheet.value.entries.map((entry) => [entry.card, entry.spaceLabel, entry.state]), [[await hashCard(sheet.value.salt, card.cardId), '7', 'reserved']]);
  const text = JSON.stringify(sheet.value);
  for (const secret of ['Lee Min-jun', card.cardId, card.number, card.personId]) assert.ok(!text.includes(secret));
  assert.equal(codeOf(await (await server.enrol('alpha', false)).call('readCheckInSheet', {})), 'check-in-not-here');
  assert.equal(codeOf(await screen.call('readCheckInSheet', {})), 'check-in-not-here');
  const other = await (await server.enrol('beta')).call('readCheckInSheet', {});
  assert.ok(other.ok && other.value.entries.length === 0);
});

test('while all check-in devices of a center are silent nobody is a no-show there; when one is back it has time to send what it kept', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const { screen, card } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '7'), server.at(10), server.at(70))).ok);
  await server.pass(5, panel, screen);
  await server.pass(10, screen);
  const heldAt = server.clock.now() - MINUTE;
  await server.pass(15, screen);
  assert.equal(await stateOf(screen), 'reserved', 'the panel is silent, so nobody could have come');
  assert.ok((await panel.call('sayHere', {})).ok);
  await server.runJobs();
  assert.equal(await stateOf(screen), 'reserved', 'the panel is back and may still have something to send');
  const outcome = await deliverCheckIn(server, panel, card.text, heldAt);
  assert.ok(outcome.ok);
  assert.equal(await stateOf(screen), 'checked-in');
});

test('a panel that is back and brings nothing frees the seats nobody came to', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const { screen } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '7'), server.at(10), server.at(70))).ok);
  await server.pass(25, screen);
  assert.equal(await stateOf(screen), 'reserved');
  await server.pass(4, screen, panel);
  assert.equal(await stateOf(screen), 'released');
});

test('with another device of the center in contact seats are released as ever; a late check-in takes its seat back if nobody has it', async (t) => {
  const server = await TestServer.open(t);
  const [cutOff, present] = [await server.enrol('alpha'), await server.enrol('alpha')];
  const { screen, card } = await server.signIn();
  const { screen: rivalScreen, card: rival } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '7'), server.at(10), server.at(70))).ok);
  assert.ok((await rivalScreen.reserve(server.spaceId('alpha', '8'), server.at(10), server.at(70))).ok);
  await server.pass(12, screen, rivalScreen, present);
  const heldAt = server.clock.now();
  await server.pass(13, screen, rivalScreen, present);
  assert.equal(await stateOf(screen), 'released');
  assert.ok((await deliverCheckIn(server, cutOff, card.text, heldAt)).ok);
  assert.equal(await stateOf(screen), 'checked-in');
  const third = await server.signIn();
  assert.ok((await third.screen.reserve(server.spaceId('alpha', '8'), server.at(0), server.at(60))).ok);
  const late = await deliverCheckIn(server, cutOff, rival.text, heldAt);
  assert.deepEqual([late.ok, !late.ok && late.code], [false, 'check-in-too-late']);
  const told = await rivalScreen.call('listNotices', {});
  assert.ok(told.ok);
  assert.deepEqual(told.value.notices.map((notice) => [notice.route, notice.code]), [['checkIn', 'check-in-too-late']]);
});

test('a center without check-in devices, or with one that was last heard of days ago, releases as ever', async (t) => {
  const server = await TestServer.open(t);
  await server.enrol('alpha');
  const { screen } = await server.signIn();
  server.clock.advance(36 * 60 * MINUTE);
  const again = await server.signIn();
  assert.ok((await again.screen.reserve(server.spaceId('alpha', '7'), server.at(10), server.at(70))).ok);
  await server.pass(25, again.screen);
  assert.equal(await stateOf(again.screen), 'released');
  assert.equal(codeOf(await screen.call('listBookings', {})), 'session-ended');
});
