import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import type { RouteReply } from '../contract/routes.js';
import { ApiClient } from './api-client.js';
import { PublicCache, type KeptReply } from './public-cache.js';

function makeScreen() {
  const kept = new Map<string, KeptReply>();
  const clock = new FakeClock();
  const cache = new PublicCache({ read: async (key) => kept.get(key), write: async (key, reply) => void kept.set(key, reply) }, () => clock.now());
  const network = { up: true, answer: {} as unknown, status: 200, asked: 0 };
  const api = new ApiClient({
    clock, openCache: async () => cache,
    fetch: async () => {
      network.asked++;
      if (!network.up) throw new TypeError('cut');
      return new Response(JSON.stringify(network.answer), { status: network.status });
    },
  });
  return { api, clock, kept, network };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const occupancy: RouteReply<'readOccupancy'> = {
  event: 4, centerId: 'seomyeon', day: '2026-11-23', truth: { source: 'server', at: '2026-11-23T05:00:00.000Z', state: 'live' }, allocations: [], outOfOrder: [],
};

test('cut off, a screen shows what it last heard of a center and says that it is old', async () => {
  const { api, clock, network } = makeScreen();
  const input = { params: { centerId: 'seomyeon' }, query: { day: '2026-11-23' } };
  network.answer = occupancy;
  assert.ok((await api.call('readOccupancy', input)).ok);
  clock.advance(3_000);
  await settle();
  network.up = false;
  const answer = await api.call('readOccupancy', input);
  assert.ok(answer.ok);
  assert.deepEqual([answer.value.truth.state, answer.value.truth.at], ['old', '2026-11-23T05:00:00.000Z']);
  const other = await api.call('readOccupancy', { ...input, query: { day: '2026-11-24' } });
  assert.ok(!other.ok, 'a day that was never heard of is not invented');
});

test('nothing of a person is ever written down', async () => {
  const { api, clock, kept, network } = makeScreen();
  api.sessionToken = 'token';
  network.answer = { personId: 'p', displayName: 'Kim Ji-woo', bookings: [], notices: [], entries: [] };
  for (const name of ['listBookings', 'readSession', 'listNotices', 'readCheckInSheet'] as const) assert.ok((await api.call(name, {})).ok);
  assert.ok((await api.call('openSession', { body: { card: { number: '12345678' }, pin: '123456' } })).ok);
  clock.advance(10_000);
  await settle();
  assert.equal(kept.size, 0);
});

test('known to be cut off, the screen does not wait for a server that will not answer', async () => {
  const { api, clock, network } = makeScreen();
  network.answer = { centers: [] };
  await api.call('listCenters', {});
  clock.advance(3_000);
  await settle();
  api.isCutOff = () => true;
  const before = network.asked;
  assert.ok((await api.call('listCenters', {})).ok);
  assert.equal(network.asked, before);
});

test('a list of what is free answers for about the same time only', async () => {
  const { api, clock, network } = makeScreen();
  const asked = { from: '2026-11-23T05:00:00.000Z', to: '2026-11-23T06:00:00.000Z' };
  network.answer = { event: 1, ...asked, truth: occupancy.truth, centers: [] };
  await api.call('readAvailability', { query: asked });
  clock.advance(3_000);
  await settle();
  network.up = false;
  assert.ok((await api.call('readAvailability', { query: { from: '2026-11-23T06:30:00.000Z', to: '2026-11-23T07:30:00.000Z' } })).ok);
  assert.ok(!(await api.call('readAvailability', { query: { from: '2026-11-24T05:00:00.000Z', to: '2026-11-24T06:00:00.000Z' } })).ok);
});

test('a refusal is no outage: it is told, not papered over', async () => {
  const { api, clock, network } = makeScreen();
  network.answer = occupancy;
  const input = { params: { centerId: 'seomyeon' }, query: { day: '2026-11-23' } };
  await api.call('readOccupancy', input);
  clock.advance(3_000);
  await settle();
  network.answer = { type: '', title: '', status: 404, code: 'not-found' };
  network.status = 404;
  assert.ok(!(await api.call('readOccupancy', input)).ok);
  network.answer = { type: '', title: '', status: 503, code: 'service-unavailable' };
  network.status = 503;
  assert.ok((await api.call('readOccupancy', input)).ok);
});
