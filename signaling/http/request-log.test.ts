import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { createLog } from '../log.js';
import { EventReader } from '../testing/event-reader.js';
import { openTestApp } from '../testing/test-app.js';
import { codeOf } from '../testing/test-server.js';

test('the log of a whole visit, faults included, names routes and answers, and nobody', async (t) => {
  let log = '';
  const app = await openTestApp(t, { log: createLog('trace', { write: (line) => { log += line; } }) });
  const { city, address } = app;
  const card = await city.giveCard({ name: 'Park Seo-yeon' });
  const panel = await app.enrol('alpha');
  const wrongPin = card.pin === '314159' ? '271828' : '314159';
  assert.equal(codeOf(await panel.call('openSession', { body: { card: { number: card.number }, pin: wrongPin } })), 'pin-wrong');
  const television = await app.enrol();
  await television.signIn(card);
  assert.equal(codeOf(await television.reserve(city.spaceId('alpha', '3'), city.at(0), city.at(60))), 'ok');
  assert.equal(codeOf(await panel.showCard(card.text)), 'ok');
  const ticket = await panel.call('openEventTicket', { body: { topics: ['center:alpha'] } });
  assert.ok(ticket.ok);
  const stream = await EventReader.open(address, ticket.value.ticket);
  stream.cancel();
  // What no screen of ours sends, but a curious person might.
  const headers = { 'device-token': panel.deviceToken, authorization: `Bearer ${television.sessionToken}`, 'idempotency-key': randomUUID() };
  await app.app.server.inject({ url: `/api/bookings?pin=${card.pin}&card=${card.number}`, headers });
  await app.app.server.inject({ url: `/api/cards/${card.number}/${encodeURIComponent(card.text)}` });
  await app.app.server.inject({ method: 'POST', url: '/api/sessions', headers, payload: { card: { number: card.number }, pin: card.pin, name: 'Park Seo-yeon' } });
  // A fault in the middle of a sign-in: the driver's error carries the query and its parameters.
  await city.services.database`alter table session rename to session_lost`;
  assert.equal(codeOf(await panel.call('openSession', { body: { card: { number: card.number }, pin: card.pin } })), 'internal-error');

  assert.match(log, /"route":"\/api\/check-ins","method":"POST","status":200/);
  assert.match(log, /"msg":"The request failed"/);
  const secrets = {
    'card number': card.number, 'PIN': card.pin, 'wrong PIN': wrongPin, 'card': card.text, 'encoded card': encodeURIComponent(card.text), 'name': 'Seo-yeon', 'person': card.personId,
    'card id': card.cardId, 'device token': panel.deviceToken, 'session token': television.sessionToken, 'ticket': ticket.value.ticket,
  };
  for (const [what, secret] of Object.entries(secrets)) assert.ok(!log.includes(secret), `the log shows a ${what}`);
});
