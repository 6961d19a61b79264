import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { countOverlaps, fightForSeats, listOtherErrors } from '../testing/fight-for-seats.js';
import { TestServer } from '../testing/test-server.js';

const CLIENTS = 50;
const ROUNDS = 12;
const SEATS = 8;

test(`${CLIENTS} clients fight for the same ${SEATS} seats through HTTP: no overlap, no other error`, async (t) => {
  const server = await TestServer.open(t);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.app.server.address() as AddressInfo;
  const screens = await Promise.all(Array.from({ length: CLIENTS }, () => server.seatPerson()));
  const spaceIds = Array.from({ length: SEATS }, (_, index) => server.spaceId('alpha', String(index + 1)));

  const report = await fightForSeats({ port, screens, spaceIds, rounds: ROUNDS, at: (minutes) => server.at(minutes) });
  const overlaps = await countOverlaps(server.services.database);
  const { counts, times, seconds } = report;
  const percentile = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  process.stdout.write(`  ${CLIENTS} clients on ${SEATS} seats: ${times.length} requests in ${seconds.toFixed(1)} s (${(times.length / seconds).toFixed(0)}/s), p50 ${percentile(0.5)} ms, p99 ${percentile(0.99)} ms; `
    + `${overlaps} overlaps; ${[...counts].map(([code, count]) => `${count} ${code}`).join(', ')}\n`);
  assert.equal(overlaps, 0);
  assert.deepEqual(listOtherErrors(report), []);
  assert.ok((counts.get('reserved') ?? 0) > 0 && (counts.get('seat-taken') ?? 0) > 0);
  const [{ events } = { events: 0 }] = await server.services.database<{ events: number }[]>`select count(*) as events from event`;
  assert.equal(events, 2 * (counts.get('reserved') ?? 0), 'every reservation and nothing else is told');
});
