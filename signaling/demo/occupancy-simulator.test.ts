import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TestServer } from '../testing/test-server.js';
import { OccupancySimulator } from './occupancy-simulator.js';

const MINUTE = 60_000;

test('the city lives: visitors come, leave and stay away, screens hear of it, and residents still find seats', async (t) => {
  const server = await TestServer.open(t);
  const { database, city } = server.services;
  const simulator = new OccupancySimulator(city, server.clock);
  await simulator.start(database, () => undefined);
  const turn = () => database.begin((sql) => simulator.run({}, sql));
  const { screen } = await server.signIn();
  const occupied = async () => {
    const reply = await screen.call('readOccupancy', { params: { centerId: 'alpha' }, query: { day: '2026-11-23' } });
    assert.ok(reply.ok);
    return reply.value.allocations;
  };
  const first = await occupied();
  const now = new Date(server.clock.now()).toISOString();
  assert.ok(first.some((allocation) => allocation.from <= now && allocation.to > now && allocation.state === 'checked-in'));
  for (let minute = 0; minute < 180; minute += 5) {
    server.clock.advance(5 * MINUTE);
    await turn();
  }
  const states = await database<{ state: string; count: number }[]>`
    select data->>'state' as state, count(*) as count from event where kind = 'allocation-changed' group by 1`;
  const told = new Map(states.map((row) => [row.state, row.count]));
  assert.ok((told.get('checked-in') ?? 0) > 10, 'visitors came');
  assert.ok((told.get('ended') ?? 0) > 0, 'visitors left early');

  const people = await database`select 1 from event where topic like 'center:%' and data::text like '%imulated%'`;
  assert.equal(people.length, 0);
  const free = await screen.call('readAvailability', { query: { from: server.at(0), to: server.at(60) } });
  assert.ok(free.ok && free.value.centers.some((center) => center.freeSeats > 0));
});

test('starting again changes nothing, and a new day is filled in small bites and told', async (t) => {
  const server = await TestServer.open(t);
  const { database, city } = server.services;
  const simulator = new OccupancySimulator(city, server.clock);
  const count = async () => (await database<{ count: number }[]>`select count(*) as count from allocation`)[0]?.count ?? 0;
  await simulator.start(database, () => undefined);
  const filled = await count();
  await simulator.start(database, () => assert.fail('there is nothing left to fill'));
  assert.equal(await count(), filled);
  server.clock.advance(24 * 60 * MINUTE);
  await database.begin((sql) => simulator.run({}, sql));
  assert.ok(await count() > filled);
  const [{ days } = { days: 0 }] = await database<{ days: number }[]>`select count(distinct day) as days from simulated_day`;
  assert.equal(days, 4);
});

test('a resident who was quicker keeps the seat', async (t) => {
  const server = await TestServer.open(t);
  const { screen } = await server.signIn();
  const reserved = await screen.reserve(server.spaceId('alpha', '1'), server.at(0), server.at(480));
  assert.ok(reserved.ok);
  const { database, city } = server.services;
  await new OccupancySimulator(city, server.clock).start(database, () => undefined);
  const list = await screen.call('listBookings', {});
  assert.ok(list.ok && list.value.bookings[0]?.state === 'reserved');
  const orphans = await database`select 1 from booking where not exists (select 1 from allocation where booking_id = booking.id)`;
  assert.equal(orphans.length, 0);
});
