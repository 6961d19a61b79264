import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { connect } from '../storage/database.js';
import { startEmbeddedPostgres } from '../storage/embedded-postgres.js';
import { migrate, readMigrations } from '../storage/migrate.js';
import { openTestApp } from '../testing/test-app.js';

const WELL = { database: true, migrated: true, events: true, clock: true, writes: true };

test('a server whose database is gone lives, says that it is not ready and why, and recovers by itself', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-health-'));
  await chmod(folder, 0o711);
  const start = () => startEmbeddedPostgres({ folder: join(folder, 'database'), durable: false });
  let postgres = await start();
  const database = connect(postgres.address, { connections: 12, connectSeconds: 2 });
  await migrate(database, await readMigrations());
  const app = await openTestApp(t, { database });
  t.after(async () => {
    await database.end({ timeout: 2 });
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const { server } = app.app;
  const readReady = async () => {
    const reply = await server.inject({ url: '/readyz' });
    assert.equal(reply.headers['cache-control'], 'no-store');
    return [reply.statusCode, reply.json<{ checks: object }>().checks] as const;
  };
  assert.deepEqual(await readReady(), [200, WELL]);
  const television = await app.enrol();
  await television.signIn(await app.city.giveCard());

  await postgres.stop();
  assert.deepEqual(await readReady(), [503, { database: false, clock: true, writes: true }]);
  assert.equal((await server.inject({ url: '/healthz' })).statusCode, 200);
  const write = await server.inject({
    method: 'POST', url: '/api/devices', headers: { 'idempotency-key': randomUUID() },
    payload: { deviceId: randomUUID(), profile: { channel: 'tv', checksIn: false, diagonalInch: 55, widthPx: 1920, heightPx: 1080, lowerEdgeCm: 60, languages: ['en'] } },
  });
  assert.deepEqual([write.statusCode, write.json<{ code: string }>().code, write.headers['retry-after']], [503, 'service-unavailable', '2']);
  // What is read from the city pack needs no database.
  assert.equal((await server.inject({ url: '/api/centers' })).statusCode, 200);

  postgres = await start();
  for (let tries = 0; tries < 50 && (await readReady())[0] !== 200; tries++) await new Promise((rest) => setTimeout(rest, 100));
  assert.deepEqual(await readReady(), [200, WELL]);
  assert.ok((await television.reserve(app.city.spaceId('alpha', '3'), app.city.at(60), app.city.at(120))).ok, 'a session outlives the failure');
});

test('how calls stand is said beside readiness and changes nothing of it', async (t) => {
  const { app, city } = await openTestApp(t);
  city.media.state.set({ kind: 'off', why: 'switched-off', detail: 'Set CALLS to on.' });
  const reply = await app.server.inject({ url: '/readyz' });
  assert.equal(reply.statusCode, 200);
  assert.deepEqual(reply.json<{ media: object }>().media, { state: 'off', why: 'switched-off' });
});

test('a server that is stopping sends new screens elsewhere', async (t) => {
  const { app } = await openTestApp(t);
  assert.equal((await app.server.inject({ url: '/readyz' })).statusCode, 200);
  await app.stop();
  assert.equal((await app.server.inject({ url: '/readyz' }).catch(() => ({ statusCode: 503 }))).statusCode, 503);
});

test('faults are told with their beginning; reads go on while only writes cannot', async (t) => {
  const { app, enrol, city } = await openTestApp(t);
  const screen = await enrol('alpha');
  const ready = async () => {
    const reply = await app.server.inject({ url: '/readyz' });
    return [reply.statusCode, reply.json<{ checks: { writes?: boolean } }>().checks.writes, reply.json<{ faults: { fault: string }[] }>().faults.map(({ fault }) => fault)];
  };
  const asks = () => app.server.inject({ url: '/api/centers/alpha/occupancy?day=2026-11-23', headers: { 'device-token': screen.deviceToken } });
  const writes = () => app.server.inject({
    method: 'POST', url: '/api/events/tickets', headers: { 'device-token': screen.deviceToken, 'idempotency-key': randomUUID() }, payload: { topics: ['city'] },
  });
  assert.deepEqual(await ready(), [200, true, []]);

  app.faults.begin('disk-full');
  assert.deepEqual(await ready(), [503, false, ['disk-full']]);
  assert.equal((await asks()).statusCode, 200);
  const refused = await writes();
  assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code, refused.headers['retry-after']], [503, 'service-unavailable', '2']);
  const [{ tickets } = { tickets: -1 }] = await city.services.database<{ tickets: number }[]>`select count(*) as tickets from event_ticket`;
  assert.equal(tickets, 0);

  app.faults.begin('database-lost');
  assert.equal((await asks()).statusCode, 503, 'refused at the door, although this database is there');
  assert.equal((await app.server.inject({ url: '/api/centers' })).statusCode, 200);
  const { alive, faults } = (await app.server.inject({ url: '/healthz' })).json<{ alive: boolean; faults: { fault: string; since: string }[] }>();
  assert.deepEqual([alive, faults], [true, ['disk-full', 'database-lost'].map((fault) => ({ fault, since: new Date(city.clock.now()).toISOString() }))]);

  app.faults.end('database-lost');
  app.faults.end('disk-full');
  assert.deepEqual(await ready(), [200, true, []]);
  assert.equal((await writes()).statusCode, 200);
});
