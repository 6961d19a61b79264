import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readZoned } from '../../shared/base/zoned-time.js';
import { makeId } from '../../shared/base/ids.js';
import { makeCardAuthority } from '../identity/card-authority.js';
import { codeOf, TestServer } from '../testing/test-server.js';

const MINUTE = 60_000;

test('a card at the panel checks its reservation in and tells the seat, without a name; again, the gate opens again', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn(await server.giveCard({ name: 'Lee Min-jun' }));
  const reserved = await screen.reserve(server.spaceId('alpha', '7'), server.at(30), server.at(90));
  assert.ok(reserved.ok);
  const panel = await server.enrol('alpha');
  const entered = await panel.showCard(card.text);
  assert.ok(entered.ok);
  assert.deepEqual(entered.value, {
    bookingId: reserved.value.id, allocationId: reserved.value.allocations[0]?.id, centerId: 'alpha', floorId: 'floor-1',
    spaceId: server.spaceId('alpha', '7'), spaceLabel: '7', from: server.at(30), to: server.at(90), again: false,
  });
  server.clock.advance(50 * MINUTE);
  const again = await panel.showCard(card.text);
  assert.ok(again.ok && again.value.again);
  const left = await screen.call('leaveEarly', { params: { bookingId: reserved.value.id }, body: {} });
  assert.equal(codeOf(left), 'session-ended', 'the television was left alone for 50 minutes');
  await screen.signIn(card);
  const leaving = await screen.call('leaveEarly', { params: { bookingId: reserved.value.id }, body: {} });
  assert.ok(leaving.ok);
  assert.equal(leaving.value.state, 'ended');
  assert.equal(leaving.value.allocations[0]?.to, new Date(server.clock.now()).toISOString());
  assert.equal(codeOf(await panel.showCard(card.text)), 'check-in-no-reservation');
});

test('each refusal at the door', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn();
  const panel = await server.enrol('alpha');
  assert.equal(codeOf(await panel.showCard(card.text)), 'check-in-no-reservation');

  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), server.at(60), server.at(120))).ok);
  const early = await panel.showCard(card.text);
  assert.deepEqual(early.ok ? 'in' : [early.problem.code, early.problem.opensAt], ['check-in-too-early', server.at(30)]);

  const atBeta = await (await server.enrol('beta')).showCard(card.text);
  assert.deepEqual(atBeta.ok ? 'in' : [atBeta.problem.code, atBeta.problem.centerId], ['check-in-wrong-center', 'alpha']);

  assert.equal(codeOf(await (await server.enrol('alpha', false)).showCard(card.text)), 'check-in-not-here');
  assert.equal(codeOf(await (await server.enrol()).showCard(card.text)), 'check-in-not-here');

  server.clock.advance(69 * MINUTE);
  assert.ok((await panel.call('sayHere', {})).ok);
  server.clock.advance(2 * MINUTE);
  assert.equal(codeOf(await panel.showCard(card.text)), 'check-in-too-late', 'by the clock, before any job has said so');
  await server.runJobs();
  assert.equal(codeOf(await panel.showCard(card.text)), 'check-in-too-late');
  server.clock.advance(60 * MINUTE);
  assert.equal(codeOf(await panel.showCard(card.text)), 'check-in-no-reservation');
});

test('late in the evening a reservation after midnight is too early, not unknown', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const { minuteOfDay } = readZoned(server.clock.now(), 'Asia/Seoul');
  server.clock.advance((23 * 60 + 20 - minuteOfDay) * MINUTE);
  const { screen, card } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), server.at(60), server.at(120))).ok);
  const early = await panel.showCard(card.text);
  assert.deepEqual(early.ok ? 'in' : [early.problem.code, early.problem.opensAt], ['check-in-too-early', server.at(30)]);
});

test('each card that opens nothing', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const good = await server.giveCard();
  const claims = { cardId: makeId(), validFrom: 0, validTo: 4_000_000_000 };
  const answers = {
    'card-not-ours': [await (await makeCardAuthority('elsewhere')).sign(claims), 'https://example.com/menu'],
    'card-unreadable': [good.text.slice(0, -2), `${good.text.slice(0, -20)}${good.text.at(-20) === '0' ? '1' : '0'}${good.text.slice(-19)}`],
    'card-unknown': [await server.services.authority.sign(claims)],
    'card-expired': [(await server.giveCard({ validDays: -1 })).text],
    'card-revoked': [(await server.giveCard({ state: 'revoked' })).text],
  };
  for (const [code, texts] of Object.entries(answers)) {
    for (const text of texts) assert.equal(codeOf(await panel.showCard(text)), code);
  }
});

test('a repeat of the same scan gives the same answer, and checks in once', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), server.at(0), server.at(60))).ok);
  const panel = await server.enrol('alpha');
  const body = { card: card.text, source: 'wedge' as const, scannedAt: server.at(0) };
  const key = makeId();
  const [first, repeat] = [await panel.call('checkIn', { body }, key), await panel.call('checkIn', { body }, key)];
  assert.ok(first.ok && repeat.ok && repeat.repeated);
  assert.deepEqual(repeat.value, first.value);
  const events = await server.services.database`select 1 from event where data->>'state' = 'checked-in'`;
  assert.equal(events.length, 1);
});

test('two panels at the same moment: one checks in, the other sees that it is done', async (t) => {
  const server = await TestServer.open(t);
  const { screen, card } = await server.signIn();
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), server.at(0), server.at(60))).ok);
  const panels = await Promise.all(Array.from({ length: 6 }, () => server.enrol('alpha')));
  const replies = await Promise.all(panels.map((panel) => panel.showCard(card.text)));
  assert.deepEqual(replies.map((reply) => reply.ok && reply.value.again).sort(), [false, true, true, true, true, true]);
});
