import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Topic } from '../../shared/contract/events.js';
import { readPosition, writeEvents } from '../events/event-log.js';
import { EventReader } from '../testing/event-reader.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import { codeOf, type TestScreen } from '../testing/test-server.js';

async function getTicket(screen: TestScreen, topics: Topic[], after?: number): Promise<string> {
  const reply = await screen.call('openEventTicket', { body: { topics, ...after === undefined ? {} : { after } } });
  if (!reply.ok) throw new Error(reply.problem.code);
  return reply.value.ticket;
}

async function follow({ address }: TestApp, screen: TestScreen, topics: Topic[], after?: number): Promise<EventReader> {
  return EventReader.open(address, await getTicket(screen, topics, after));
}

/** Something happens at a center. */
async function stir({ city: { services } }: TestApp, topic: Topic = 'center:alpha', count = 1): Promise<void> {
  await services.database.begin((transaction) => writeEvents(transaction, Array.from({ length: count }, () => ({
    topic, kind: 'space-changed' as const, at: new Date(), data: { centerId: 'alpha', spaceId: randomUUID(), outOfOrder: true },
  }))));
}

test('a reservation on one screen is told to another within a second', async (t) => {
  const app = await openTestApp(t);
  const panel = await follow(app, await app.enrol('alpha'), ['center:alpha']);
  const television = await app.enrol();
  await television.signIn(await app.city.giveCard());
  const start = performance.now();
  const reply = await television.reserve(app.city.spaceId('alpha', '3'), app.city.at(60), app.city.at(120));
  assert.ok(reply.ok);
  const event = await panel.nextEvent();
  const ms = performance.now() - start;
  assert.ok(event.kind === 'allocation-changed' && event.data.spaceId === app.city.spaceId('alpha', '3'));
  t.diagnostic(`from the reservation's request to the other screen: ${ms.toFixed(0)} ms`);
  assert.ok(ms < 1000);
  panel.cancel();
});

test('a ticket opens one stream, within 30 seconds', async (t) => {
  const app = await openTestApp(t);
  const screen = await app.enrol();
  const ticket = await getTicket(screen, ['city']);
  const first = await EventReader.open(app.address, ticket);
  assert.equal(first.reply.status, 200);
  assert.equal((await EventReader.open(app.address, ticket)).reply.status, 403);
  assert.equal((await EventReader.open(app.address, 'made-up')).reply.status, 403);
  const late = await getTicket(screen, ['city']);
  app.city.clock.advance(30_001);
  assert.equal((await EventReader.open(app.address, late)).reply.status, 403);
  first.cancel();
});

test('a screen follows its own device and the city, a person only while signed in on it', async (t) => {
  const app = await openTestApp(t);
  const card = await app.city.giveCard();
  const screen = await app.enrol();
  const ask = async (topic: Topic) => {
    const reply = await screen.call('openEventTicket', { body: { topics: [topic] } });
    return reply.ok ? 'ok' : reply.problem.code;
  };
  assert.equal(await ask(`device:${screen.deviceId}`), 'ok');
  assert.equal(await ask(`device:${randomUUID()}`), 'not-allowed');
  assert.equal(await ask(`person:${card.personId}`), 'not-allowed');
  await screen.signIn(card);
  assert.equal(await ask(`person:${card.personId}`), 'ok');
  assert.equal(await ask(`person:${randomUUID()}`), 'not-allowed');
});

test('when the person signs out, the screen hears no more of them, and still of the center', async (t) => {
  const app = await openTestApp(t);
  const card = await app.city.giveCard();
  const screen = await app.enrol();
  await screen.signIn(card);
  const stream = await follow(app, screen, [`device:${screen.deviceId}`, `person:${card.personId}`, 'center:alpha']);
  await screen.call('endSession', { body: {} });
  app.city.clock.advance(15_000);
  await wait(100);
  await stir(app, `person:${card.personId}`);
  await stir(app, 'center:alpha');
  let event = await stream.nextEvent();
  if (event.kind === 'session-ended') event = await stream.nextEvent();
  assert.equal(event.topic, 'center:alpha');
  stream.cancel();
});

test('a screen that was away gets what it missed, in order and once, then goes on', async (t) => {
  const app = await openTestApp(t);
  const screen = await app.enrol('alpha');
  const first = await follow(app, screen, ['center:alpha']);
  await stir(app);
  const seen = await first.nextEvent();
  first.cancel();
  await stir(app, 'center:alpha', 20);
  await stir(app, 'center:beta', 5);
  while (await readPosition(app.city.services.database) < seen.position + 25) await wait(20);
  const again = await follow(app, screen, ['center:alpha'], seen.position);
  await stir(app);
  const positions: number[] = [];
  for (let count = 0; count < 21; count++) positions.push((await again.nextEvent()).position);
  assert.deepEqual(positions.slice(0, 20), Array.from({ length: 20 }, (_, index) => seen.position + 1 + index));
  assert.ok((positions[20] ?? 0) > (positions[19] ?? 0));
  again.cancel();
  const byHeader = await EventReader.open(app.address, await getTicket(screen, ['center:alpha']), { 'last-event-id': String(seen.position + 19) });
  assert.equal((await byHeader.nextEvent()).position, seen.position + 20);
  byHeader.cancel();
});

test('a screen that comes from another database is told to read again', async (t) => {
  const app = await openTestApp(t);
  const screen = await app.enrol('alpha');
  await stir(app, 'center:alpha', 10);
  while (await readPosition(app.city.services.database) < 10) await wait(20);
  const stream = await follow(app, screen, ['center:alpha'], 4000);
  const message = await stream.next();
  assert.deepEqual([message?.event, message?.id], ['resync', '10']);
  await stir(app);
  assert.equal((await stream.nextEvent()).position, 11);
  stream.cancel();
});

test('a quiet stream shows every 15 seconds that it lives', async (t) => {
  const app = await openTestApp(t);
  const stream = await follow(app, await app.enrol(), ['city']);
  while (stream.beats < 1) await wait(10);
  app.city.clock.advance(15_000);
  while (stream.beats < 2) await wait(10);
  app.city.clock.advance(15_000);
  for (let tries = 0; tries < 100 && stream.beats < 3; tries++) await wait(10);
  assert.ok(stream.beats >= 3);
  stream.cancel();
});

test('a server that stops ends its streams and sends each screen away for a while of its own', async (t) => {
  const app = await openTestApp(t);
  const screens = await Promise.all([1, 2, 3].map(() => app.enrol()));
  const streams = await Promise.all(screens.map((screen) => follow(app, screen, ['city'])));
  await app.app.stop();
  for (const stream of streams) {
    const message = await stream.next();
    assert.equal(message?.event, 'stop');
    assert.equal(message.data, message.retry);
    assert.ok(Number(message.retry) >= 1000 && Number(message.retry) <= 10_000);
    assert.equal(await stream.next(), undefined);
  }
});

test('two hundred events of eight writers at once arrive complete and in order', async (t) => {
  const app = await openTestApp(t);
  const stream = await follow(app, await app.enrol('alpha'), ['center:alpha']);
  await Promise.all(Array.from({ length: 8 }, async () => {
    for (let count = 0; count < 25; count++) await stir(app);
  }));
  for (let position = 1; position <= 200; position++) assert.equal((await stream.nextEvent()).position, position);
  stream.cancel();
});

test('events go on after every connection to the database was lost', async (t) => {
  const app = await openTestApp(t);
  const { database } = app.city.services;
  const stream = await follow(app, await app.enrol('alpha'), ['center:alpha']);
  await database`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  await wait(50);
  await stir(app).catch(() => stir(app));
  assert.equal((await stream.nextEvent(8000)).kind, 'space-changed');
  stream.cancel();
});

test('a screen behind a proxy that holds streams back asks and waits, and hears at once', async (t) => {
  const app = await openTestApp(t);
  const screen = await app.enrol('alpha');
  const poll = async (after: number, seconds: number) => {
    const reply = await screen.call('pollEvents', { body: { topics: ['center:alpha'], after, wait: seconds } });
    assert.ok(reply.ok);
    return reply.value;
  };
  assert.deepEqual(await poll(0, 0), { events: [], position: 0, resync: false });
  const waiting = poll(0, 25);
  await wait(100);
  await stir(app, 'center:beta');
  await stir(app, 'center:alpha');
  const told = await waiting;
  assert.deepEqual([told.events.map(({ topic }) => topic), told.position], [['center:alpha'], 2]);
  assert.equal((await poll(0, 25)).events.length, 1, 'what has happened already is not waited for');
  const quiet = poll(2, 25);
  await wait(100);
  app.city.clock.advance(25_000);
  assert.deepEqual(await quiet, { events: [], position: 2, resync: false });
  assert.equal((await poll(4000, 25)).resync, true);
  const first = poll(2, 25);
  await wait(100);
  const others = [poll(2, 25), poll(2, 25)];
  assert.deepEqual((await first).events, [], 'a screen has two polls at most: the oldest is answered');
  await app.app.stop();
  for (const one of others) assert.deepEqual((await one).events, [], 'a server that stops answers');
});

test('a poll has the rights of a stream: the own device, a person only while signed in, and it keeps no session open', async (t) => {
  const app = await openTestApp(t);
  const card = await app.city.giveCard();
  const screen = await app.enrol();
  const poll = async (topic: Topic, seconds = 0) => screen.call('pollEvents', { body: { topics: [topic], after: 0, wait: seconds } });
  const ask = async (topic: Topic) => codeOf(await poll(topic));
  assert.equal(await ask(`device:${screen.deviceId}`), 'ok');
  assert.equal(await ask(`device:${randomUUID()}`), 'not-allowed');
  assert.equal(await ask(`person:${card.personId}`), 'not-allowed');
  await screen.signIn(card);
  assert.equal(await ask(`person:${card.personId}`), 'ok');
  assert.equal(await ask(`person:${randomUUID()}`), 'not-allowed');
  const token = screen.sessionToken;
  const waiting = poll(`person:${card.personId}`, 25);
  await wait(100);
  await screen.call('endSession', { body: {} });
  await stir(app, `person:${card.personId}`);
  const told = await waiting;
  assert.ok(told.ok && told.value.events.length === 0, 'who left while the screen waited is not told of');
  await screen.signIn(card);
  assert.notEqual(screen.sessionToken, token);
  for (let minutes = 0; minutes < 30; minutes += 5) {
    assert.equal(await ask(`person:${card.personId}`), 'ok');
    app.city.clock.advance(5 * 60_000 + 1);
  }
  assert.equal(await ask(`person:${card.personId}`), 'not-allowed', 'thirty minutes without a sign of the person');
});
