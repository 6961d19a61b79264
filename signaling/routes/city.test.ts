import assert from 'node:assert/strict';
import { test } from 'node:test';
import { City } from '../city/city.js';
import { seedCity } from '../city/seed-city.js';
import { makeTestCity } from '../testing/test-city.js';
import { codeOf, TestServer } from '../testing/test-server.js';

test('the city tells its settings and the time; a center tells its floors with spaces that have ids', async (t) => {
  const server = await TestServer.open(t);
  const screen = await server.enrol();
  const city = await screen.call('readCity', {});
  assert.ok(city.ok);
  assert.deepEqual([city.value.id, city.value.centerCount, city.value.now], ['testville', 3, new Date(server.clock.now()).toISOString()]);
  const center = await screen.call('readCenter', { params: { centerId: 'alpha' } });
  assert.ok(center.ok);
  const broken = center.value.floors[0]?.spaces.find((space) => space.label === '12');
  assert.ok(broken?.outOfOrder && broken.id === server.spaceId('alpha', '12'));
  assert.equal(codeOf(await screen.call('readCenter', { params: { centerId: 'nowhere' } })), 'not-found');
  assert.equal(codeOf(await screen.call('readOccupancy', { params: { centerId: 'nowhere' }, query: { day: '2026-11-23' } })), 'not-found');
  const occupancy = await screen.call('readOccupancy', { params: { centerId: 'alpha' }, query: { day: '2026-11-23' } });
  assert.ok(occupancy.ok);
  assert.deepEqual(occupancy.value.outOfOrder, [broken.id]);
});

test('the city says whether it is a demonstration; outside one no device enrols itself', async (t) => {
  const pack = makeTestCity();
  const shown = await (await TestServer.open(t)).app.inject({ url: '/api/city' });
  assert.equal(shown.json<{ demo: boolean }>().demo, true);
  const server = await TestServer.open(t, pack, undefined, false);
  const real = await server.app.inject({ url: '/api/city' });
  assert.equal(real.json<{ demo: boolean }>().demo, false);
  await assert.rejects(server.enrol(), /can enrol/);
});

test('what does not change may be kept and asked about by its tag; what changes may not', async (t) => {
  const server = await TestServer.open(t);
  for (const url of ['/api/city/map', '/api/centers', '/api/centers/alpha']) {
    const first = await server.app.inject({ url });
    assert.match(String(first.headers['cache-control']), /public, max-age=60/);
    const again = await server.app.inject({ url, headers: { 'if-none-match': String(first.headers.etag) } });
    assert.equal(again.statusCode, 304);
  }
  const from = server.at(0);
  for (const url of ['/api/city', '/api/centers/alpha/occupancy?day=2026-11-23', `/api/availability?from=${from}&to=${server.at(60)}`, '/api/card-keys']) {
    assert.equal((await server.app.inject({ url })).headers['cache-control'], 'no-store');
  }
});

test('a day is the calendar day of the city', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  // Midnight in Seoul is 15:00 UTC.
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), '2026-11-23T14:30:00.000Z', '2026-11-23T15:30:00.000Z')).ok);
  assert.ok((await screen.reserve(server.spaceId('alpha', '1'), '2026-11-24T14:00:00.000Z', '2026-11-24T15:00:00.000Z')).ok);
  const startsOf = async (day: string) => {
    const reply = await screen.call('readOccupancy', { params: { centerId: 'alpha' }, query: { day } });
    assert.ok(reply.ok);
    return reply.value.allocations.map((allocation) => allocation.from);
  };
  assert.deepEqual(await startsOf('2026-11-23'), ['2026-11-23T14:30:00.000Z']);
  assert.deepEqual(await startsOf('2026-11-24'), ['2026-11-23T14:30:00.000Z', '2026-11-24T14:00:00.000Z']);
  assert.deepEqual(await startsOf('2026-11-25'), []);
});

test('a pack that is loaded again changes nothing; a space that left it is retired; another city is refused', async (t) => {
  const server = await TestServer.open(t);
  const { database, city } = server.services;
  assert.equal(await seedCity(database, city), false);
  const pack = makeTestCity();
  const smaller = new City({ ...pack, centers: pack.centers.filter((center) => center.id !== 'gamma') });
  assert.equal(await seedCity(database, smaller), true);
  const retired = await database`select id from center where retired`;
  assert.deepEqual(retired.map((row) => row['id']), ['gamma']);
  await assert.rejects(seedCity(database, new City(makeTestCity({ id: 'otherville' }))), /holds the city "testville"/);
});

test('a city with daylight saving books by its own wall clock', async (t) => {
  const server = await TestServer.open(t, makeTestCity({ timeZone: 'Europe/Lisbon' }));
  const { screen } = await server.signIn();
  const seat = server.spaceId('gamma', '1');
  // Summer time ended on 25 October: 9:00 in Lisbon is 9:00 UTC by then, no longer 8:00.
  assert.ok((await screen.reserve(seat, '2026-11-24T09:00:00.000Z', '2026-11-24T10:00:00.000Z')).ok);
  assert.equal(codeOf(await screen.reserve(seat, '2026-11-25T08:00:00.000Z', '2026-11-25T09:00:00.000Z')), 'outside-opening-hours');
});
