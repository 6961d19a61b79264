import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Topic } from '../../shared/contract/events.js';
import { readPosition, writeEvents } from '../events/event-log.js';
import { EventReader } from '../testing/event-reader.js';
import { openTestApp, type TestApp } from '../testing/test-app.js';
import type { TestScreen } from '../testing/test-server.js';

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

test('a screen that was away too long, or comes from another database, is told to read again', async (t) => {
  const app = await openTestApp(t);
  const { database } = app.city.services;
  const screen = await app.enrol('alpha');
  await stir(app, 'center:alpha', 10);
  while (await readPosition(database) < 10) await wait(20);
  await database`delete from event where position < 8`;
  for (const [after, newest] of [[2, 10], [4000, 11]] as const) {
    const stream = await follow(app, screen, ['center:alpha'], after);
    const message = await stream.next();
    assert.deepEqual([message?.event, message?.id], ['resync', String(newest)]);
    await stir(app);
    assert.equal((await stream.nextEvent()).position, newest + 1);
    stream.cancel();
  }
});

test('a quiet stream shows every 15 seconds that it lives', async (t) => {
  const app = await openTestApp(t);
  const stream = await follow(app, await app.enrol(), ['city']);
  const before = stream.comments;
  app.city.clock.advance(15_000);
  app.city.clock.advance(15_000);
  for (let tries = 0; tries < 100 && stream.comments < before + 2; tries++) await wait(10);
  assert.ok(stream.comments >= before + 2);
  stream.cancel();
});

test('a server that stops ends its streams and sends each screen away for a while of its own', async (t) => {
  const app = await openTestApp(t);
  const screens = await Promise.all([1, 2, 3].map(() => app.enrol()));
  const streams = await Promise.all(screens.map((screen) => follow(app, screen, ['city'])));
  await app.app.stop();
  for (const stream of streams) {
    const retry = Number((await stream.next())?.retry);
    assert.ok(retry >= 1000 && retry <= 10_000);
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
