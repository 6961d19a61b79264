import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { verifyCard } from '../../shared/contract/card-token.js';
import { codeOf, TestServer, type TestScreen } from '../testing/test-server.js';

const MINUTE = 60_000;

test('card and PIN open a session that greets by name; signing out ends it', async (t) => {
  const server = await TestServer.open(t);
  const card = await server.giveCard({ name: 'Nguyễn An' });
  const panel = await server.enrol('alpha');
  const opened = await panel.call('openSession', { body: { card: { token: card.text }, pin: card.pin } });
  assert.ok(opened.ok);
  assert.equal(opened.value.displayName, 'Nguyễn An');
  assert.equal(codeOf(await panel.call('readSession', {})), 'session-ended');
  panel.sessionToken = opened.value.token;
  assert.ok((await panel.call('readSession', {})).ok);
  assert.ok((await panel.call('endSession', { body: {} })).ok);
  assert.equal(codeOf(await panel.call('readSession', {})), 'session-ended');
});

test('five wrong PINs, then a wait that grows; the right PIN helps only after it', async (t) => {
  const server = await TestServer.open(t);
  const card = await server.giveCard();
  const screen = await server.enrol();
  const wrong = card.pin === '000000' ? '000001' : '000000';
  const tryPin = async (pin: string) => {
    const reply = await screen.call('openSession', { body: { card: { number: card.number }, pin } });
    return reply.ok ? 'in' : [reply.problem.code, reply.problem.triesLeft ?? reply.problem.opensAt];
  };
  const start = server.clock.now();
  for (const triesLeft of [4, 3, 2, 1]) assert.deepEqual(await tryPin(wrong), ['pin-wrong', triesLeft]);
  const first = new Date(start + MINUTE).toISOString();
  assert.deepEqual(await tryPin(wrong), ['pin-locked', first]);
  assert.deepEqual(await tryPin(card.pin), ['pin-locked', first]);
  server.clock.advance(MINUTE);
  for (const triesLeft of [4, 3, 2, 1]) assert.deepEqual(await tryPin(wrong), ['pin-wrong', triesLeft]);
  assert.deepEqual(await tryPin(wrong), ['pin-locked', new Date(start + 6 * MINUTE).toISOString()]);
  server.clock.advance(5 * MINUTE);
  assert.equal(await tryPin(card.pin), 'in');
  assert.deepEqual(await tryPin(wrong), ['pin-wrong', 4]);
});

test('twenty attempts at once share the five tries', async (t) => {
  const server = await TestServer.open(t);
  const card = await server.giveCard();
  const screens = await Promise.all(Array.from({ length: 20 }, () => server.enrol()));
  const wrong = card.pin === '000000' ? '000001' : '000000';
  const codes = await Promise.all(screens.map(async (screen) => codeOf(await screen.call('openSession', { body: { card: { number: card.number }, pin: wrong } }))));
  assert.equal(codes.filter((code) => code === 'pin-wrong').length, 4);
  assert.equal(codes.filter((code) => code === 'pin-locked').length, 16);
});

test('a repeated sign-in gives the same token, which is stored nowhere', async (t) => {
  const server = await TestServer.open(t);
  const card = await server.giveCard();
  const screen = await server.enrol();
  const key = randomUUID();
  const signIn = () => screen.call('openSession', { body: { card: { number: card.number }, pin: card.pin } }, key);
  const [first, again] = [await signIn(), await signIn()];
  assert.ok(first.ok && again.ok && again.repeated);
  assert.deepEqual(again.value, first.value);
  const seal = first.value.token.split('.')[1] ?? '';
  const kept = JSON.stringify(await server.services.database`select * from idempotency, session, device`);
  for (const secret of [seal, screen.deviceToken.split('.')[2] ?? '', card.pin]) assert.ok(!kept.includes(secret));
});

test('a session belongs to its device, and to its newest session there', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const other = await server.enrol();
  other.sessionToken = screen.sessionToken;
  assert.equal(codeOf(await other.call('readSession', {})), 'session-ended');
  const earlier = screen.sessionToken;
  await screen.signIn(await server.giveCard({ name: 'Somebody Else' }));
  assert.ok((await screen.call('readSession', {})).ok);
  screen.sessionToken = earlier;
  assert.equal(codeOf(await screen.call('readSession', {})), 'session-ended');
  screen.sessionToken = `${earlier.slice(0, -1)}${earlier.endsWith('A') ? 'B' : 'A'}`;
  assert.equal(codeOf(await screen.call('readSession', {})), 'session-ended');
});

test('on a panel a session ends when nobody is there, and in the end anyway', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  await panel.signIn(await server.giveCard());
  const isOpen = async (screen: TestScreen): Promise<boolean> => (await screen.call('extendSession', { body: {} })).ok;
  for (let minute = 0; minute < 18; minute += 2) {
    server.clock.advance(2 * MINUTE);
    assert.ok(await isOpen(panel), `after ${minute + 2} minutes`);
  }
  server.clock.advance(2 * MINUTE);
  assert.ok(!await isOpen(panel), 'the absolute limit');
  await panel.signIn(await server.giveCard());
  server.clock.advance(141_000);
  assert.ok(!await isOpen(panel), 'the idle limit');
  const { screen: television } = await server.signIn();
  server.clock.advance(29 * MINUTE);
  assert.ok(await isOpen(television), 'at home it lasts longer');
});

test('a device that enrols again gets a fresh token, and the old one opens nothing', async (t) => {
  const server = await TestServer.open(t);
  const panel = await server.enrol('alpha');
  const old = panel.deviceToken;
  const profile = { channel: 'kiosk' as const, centerId: 'beta', checksIn: true, diagonalInch: 32, widthPx: 1080, heightPx: 1920, lowerEdgeCm: 80, languages: ['ko' as const] };
  const again = await panel.call('enrolDevice', { body: { deviceId: panel.deviceId, profile } });
  assert.ok(again.ok);
  assert.notEqual(again.value.deviceToken, old);
  assert.equal(codeOf(await panel.showCard('CARD OF NOBODY')), 'device-unknown');
  panel.deviceToken = again.value.deviceToken;
  assert.equal(codeOf(await panel.showCard('CARD OF NOBODY')), 'card-unreadable');
  assert.equal(codeOf(await panel.call('enrolDevice', { body: { deviceId: panel.deviceId, profile: { ...profile, centerId: 'nowhere' } } })), 'not-found');
});

test('the keys that the server gives verify its cards without it', async (t) => {
  const server = await TestServer.open(t);
  const [good, revoked] = [await server.giveCard(), await server.giveCard({ state: 'revoked' })];
  const keys = await (await server.enrol()).call('readCardKeys', {});
  assert.ok(keys.ok);
  const verdict = await verifyCard(good.text, keys.value, server.clock.now());
  assert.ok(verdict.ok && verdict.value.cardId === good.cardId);
  assert.deepEqual(await verifyCard(revoked.text, keys.value, server.clock.now()), { ok: false, failure: 'card-revoked' });
});

test('a card that opens nothing says why', async (t) => {
  const server = await TestServer.open(t);
  const screen = await server.enrol();
  const signIn = async (number: string) => codeOf(await screen.call('openSession', { body: { card: { number }, pin: '123456' } }));
  assert.equal(await signIn('00000000'), 'card-unknown');
  assert.equal(await signIn((await server.giveCard({ state: 'revoked' })).number), 'card-revoked');
  assert.equal(await signIn((await server.giveCard({ validDays: -1 })).number), 'card-expired');
});
