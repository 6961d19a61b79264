import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countOverlaps } from '../../signaling/testing/fight-for-seats.js';
import { BookingLoad, checkLedger } from '../product/booking-load.js';
import { openProductDatabase } from '../product/database.js';
import { killInTurn } from '../product/kill-rounds.js';
import { listSeats, seatPerson } from '../product/seat-person.js';
import { startProduct } from '../product/server.js';

const SCREENS = 12;
const SEATS = 8;
const KILLS = 3;
const LONGEST_MS = 10_000;

test('server, database and both are killed while screens reserve: nothing acknowledged is lost, nothing overlaps, all is soon ready again', async (t) => {
  const product = await startProduct({ SIMULATED_VISITORS: 'off', REQUESTS_PER_MINUTE: '1000000' });
  t.after(() => product.stop());
  const database = await openProductDatabase(product);
  const screens = await Promise.all(Array.from({ length: SCREENS }, () => seatPerson(product.address, database)));
  const load = new BookingLoad({ addresses: [product.address], screens, spaceIds: await listSeats(product, SEATS) });
  load.start();
  const rounds = await killInTurn(product.node, KILLS, (words) => { t.diagnostic(words); });
  await load.stop();
  await database.end({ timeout: 1 });
  const after = await openProductDatabase(product);
  t.after(() => after.end({ timeout: 1 }));
  t.diagnostic(`${load.acknowledged.size} acknowledged; ${[...load.counts].map(([code, count]) => `${count} ${code}`).join(', ')}`);
  assert.deepEqual(await checkLedger(after, load), { lost: 0, ghosts: 0, halves: 0 });
  assert.equal(await countOverlaps(after), 0);
  assert.ok(load.acknowledged.size > 0);
  assert.ok(rounds.every(({ ms }) => ms <= LONGEST_MS), JSON.stringify(rounds));
  assert.deepEqual([...load.counts.keys()].filter((code) => !['reserved', 'unheard', 'seat-taken', 'person-busy', 'service-unavailable', 'idempotency-in-progress'].includes(code)), []);
});
