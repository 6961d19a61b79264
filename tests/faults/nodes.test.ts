import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import { countOverlaps } from '../../signaling/testing/fight-for-seats.js';
import { BookingLoad, checkLedger } from '../product/booking-load.js';
import { Follower } from '../product/follow-events.js';
import { ServerNode } from '../product/node.js';
import { findOpenCenters } from '../product/open-centers.js';
import { listSeats, seatPerson, type SeatedScreen } from '../product/seat-person.js';
import { startSharedDatabase, startTwoNodes, type SharedDatabase } from '../product/shared-database.js';

const SCREENS = 8;
const STEP_MS = 5 * 60_000;

let shared: SharedDatabase;
let nodes: readonly [ServerNode, ServerNode];
let addresses: readonly [string, string];
let center = '';
let seats: string[] = [];

before(async () => {
  shared = await startSharedDatabase();
  nodes = await startTwoNodes(shared);
  addresses = [nodes[0].address, nodes[1].address];
  const openCenters = await findOpenCenters(addresses[0]);
  [center] = openCenters;
  seats = await listSeats({ address: addresses[0], openCenters }, 8);
});
after(async () => {
  for (const node of nodes) await node.end('SIGTERM');
  await shared.stop();
});

/** Reserves the hour that begins so many hours from now, at one node. */
async function reserve(address: string, { deviceToken, sessionToken }: SeatedScreen, hours: number, key: string) {
  const from = (Math.floor(Date.now() / STEP_MS) + 12 * hours) * STEP_MS;
  const body = { bookingId: key, allocations: [{ allocationId: key, spaceId: seats[0], from: new Date(from).toISOString(), to: new Date(from + 12 * STEP_MS).toISOString() }] };
  const reply = await fetch(`${address}/api/bookings`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'device-token': deviceToken, authorization: `Bearer ${sessionToken}`, 'idempotency-key': key },
  });
  return { status: reply.status, body: await reply.text(), repeated: reply.headers.get('idempotency-replayed') === 'true' };
}

test('who is signed in at one node is known at the other; a repeat at the other gets the same answer, and nothing twice', async () => {
  const screen = await seatPerson(addresses[0], shared.database);
  const key = makeId();
  const first = await reserve(addresses[0], screen, 3, key);
  const repeat = await reserve(addresses[1], screen, 3, key);
  assert.deepEqual([first.status, first.repeated, repeat.status, repeat.repeated, repeat.body], [200, false, 200, true, first.body]);

  const together = makeId();
  const answers = await Promise.all(Array.from({ length: 10 }, (_, turn) => reserve(addresses[turn % 2 === 0 ? 0 : 1], screen, 6, together)));
  assert.equal(answers.filter(({ status, repeated }) => status === 200 && !repeated).length, 1, 'one of them does it');
  assert.ok(answers.every(({ status, body }) => status === 200 || (status === 409 && body.includes('idempotency-in-progress'))));
  const [{ bookings } = { bookings: -1 }] = await shared.database<{ bookings: number }[]>`select count(*) as bookings from booking where person_id = ${screen.personId}`;
  assert.equal(bookings, 2);
});

test('what happens at one node is told at the other', async (t) => {
  const screen = await seatPerson(addresses[0], shared.database);
  const watching = await Follower.open([addresses[1]], screen.deviceToken, `center:${center}`);
  t.after(() => { watching.stop(); });
  const key = makeId();
  const began = performance.now();
  assert.equal((await reserve(addresses[0], screen, 12, key)).status, 200);
  await watching.waitFor((event) => event.kind === 'allocation-changed' && event.data.allocationId === key);
  t.diagnostic(`told at the other node after ${(performance.now() - began).toFixed(0)} ms`);
});

test('a node is killed while screens of both reserve and watch: they go on at the other, hear everything once and in order, and nothing is lost', { timeout: 120_000 }, async (t) => {
  const screens = await Promise.all(Array.from({ length: SCREENS }, (_, index) => seatPerson(addresses[index % 2 === 0 ? 0 : 1], shared.database)));
  const followers = await Promise.all(screens.map((screen, index) =>
    Follower.open(index % 2 === 0 ? addresses : [addresses[1], addresses[0]], screen.deviceToken, `center:${center}`)));
  t.after(() => { for (const follower of followers) follower.stop(); });
  const load = new BookingLoad({ addresses, screens, spaceIds: seats });
  load.start();
  await wait(1500);
  await nodes[0].end('SIGKILL');
  await wait(1500);
  nodes[0].launch();
  await nodes[0].waitUntilReady();
  await wait(500);
  await load.stop();

  const last = makeId();
  assert.equal((await reserve(addresses[1], screens[0] as SeatedScreen, 13 * 24 + 2, last)).status, 200);
  for (const follower of followers) await follower.waitFor((event) => event.kind === 'allocation-changed' && event.data.allocationId === last);
  const told = followers.map(({ events }) => events.map(({ position }) => position));
  const written = (await shared.database<{ position: number }[]>`
    select position from event where topic = ${`center:${center}`} and position >= ${told[0]?.[0] ?? 0} order by position`).map(({ position }) => position);
  for (const positions of told) assert.deepEqual(positions.filter((position) => position >= (written[0] ?? 0)), written.filter((position) => position >= (positions[0] ?? 0)));
  assert.ok(followers.some(({ moves }) => moves > 0), 'screens of the killed node moved');
  t.diagnostic(`${load.acknowledged.size} acknowledged, ${written.length} events to ${followers.length} screens, ${followers.filter(({ moves }) => moves > 0).length} of which moved`);
  assert.deepEqual(await checkLedger(shared.database, load), { lost: 0, ghosts: 0, halves: 0 });
  assert.equal(await countOverlaps(shared.database), 0);
});

test('each job is done by one of the nodes, once', { timeout: 60_000 }, async () => {
  const { database } = shared;
  // Past reservations that nobody came to: the job of each releases it and tells so, whichever node takes it.
  const { personId } = await seatPerson(addresses[0], database);
  const count = 200;
  await database.begin(async (sql) => {
    await sql`create temporary table missed on commit drop as select gen_random_uuid() as id, now() - n * interval '1 hour' as at from generate_series(2, ${count + 1}) n`;
    await sql`insert into booking (id, person_id, simulated, booked_at) select id, ${personId}, false, at from missed`;
    await sql`
      insert into allocation (id, booking_id, person_id, center_id, space_id, is_seat, during, state, check_in_from, check_in_until)
      select id, id, ${personId}, ${center}, ${seats[7] ?? ''}, true, tstzrange(at, at + interval '1 hour'), 'reserved', at, at + interval '10 minutes' from missed`;
    await sql`insert into job (kind, key, run_at, payload) select 'release-no-show', 'missed ' || id, now(), jsonb_build_object('allocationId', id) from missed`;
  });
  const limit = performance.now() + 30_000;
  const countWaiting = async () => (await database<{ waiting: number }[]>`select count(*) as waiting from job where key like 'missed %'`)[0]?.waiting;
  while (await countWaiting() !== 0 && performance.now() < limit) await wait(100);
  const rows = await database<{ released: number; told: number }[]>`
    select (select count(*) from allocation where person_id = ${personId} and state = 'released') as released,
      (select count(*) from event where kind = 'allocation-changed' and data ->> 'allocationId' in (select id::text from allocation where person_id = ${personId})) as told`;
  assert.deepEqual([...rows], [{ released: count, told: count }]);
});

test('two nodes that start at once on what is there, both start; one with other secrets does not', { timeout: 60_000 }, async () => {
  for (const node of nodes) await node.end('SIGTERM');
  for (const node of nodes) node.launch();
  for (const node of nodes) await node.waitUntilReady();
  const stranger = await ServerNode.make(await shared.makeFolder(), { DATABASE_URL: shared.url });
  await assert.rejects(stranger.start(), /secrets are not in .*Copy the folder/s);
});
