import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { makeId } from '../../shared/base/ids.js';
import { openProductDatabase } from '../product/database.js';
import { ServerNode } from '../product/node.js';
import { findOpenCenters } from '../product/open-centers.js';
import { listSeats, seatPerson, type SeatedScreen } from '../product/seat-person.js';

/** Screens wait ten seconds; the server answers before that, whatever is wrong. */
const LONGEST_ANSWER_MS = 8000;
const STEP_MS = 5 * 60_000;
const MIB = 1024 * 1024;

/** What a test leaves behind, ended in the opposite order of its making. */
function cleanUpAfter(t: TestContext): (work: () => Promise<unknown>) => void {
  const works: (() => Promise<unknown>)[] = [];
  t.after(async () => { for (const work of works.reverse()) await work(); });
  return (work) => { works.push(work); };
}
type Later = ReturnType<typeof cleanUpAfter>;

/** A node of its own with somebody signed in, who can reserve. */
async function open(later: Later, dataFolder: string) {
  const node = await ServerNode.make(dataFolder, { SIMULATED_VISITORS: 'off', REQUESTS_PER_MINUTE: '1000000' });
  later(async () => {
    await node.end('SIGTERM');
    await node.endOrphans();
  });
  await node.start();
  const database = await openProductDatabase({ dataFolder });
  const screen = await seatPerson(node.address, database);
  await database.end({ timeout: 1 });
  const [seat = ''] = await listSeats({ address: node.address, openCenters: await findOpenCenters(node.address) }, 1);
  return { node, reserve: (hours: number, key = makeId()) => reserve(node.address, screen, seat, hours, key), screen };
}

/** Reserves the hour that begins so many hours from now. @returns the answer's code and how long it took */
async function reserve(address: string, { deviceToken, sessionToken }: SeatedScreen, spaceId: string, hours: number, key: string) {
  const from = (Math.floor(Date.now() / STEP_MS) + 12 * hours) * STEP_MS;
  const body = { bookingId: key, allocations: [{ allocationId: key, spaceId, from: new Date(from).toISOString(), to: new Date(from + 12 * STEP_MS).toISOString() }] };
  const began = performance.now();
  const reply = await fetch(`${address}/api/bookings`, {
    method: 'POST', body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'device-token': deviceToken, authorization: `Bearer ${sessionToken}`, 'idempotency-key': key },
  });
  const { code } = await reply.json() as { code?: string };
  return { code: reply.ok ? 'reserved' : code, retryAfter: reply.headers.get('retry-after'), ms: performance.now() - began };
}

async function countBookings(dataFolder: string): Promise<number> {
  const database = await openProductDatabase({ dataFolder });
  try {
    const [{ bookings } = { bookings: -1 }] = await database<{ bookings: number }[]>`select count(*) as bookings from booking`;
    return bookings;
  } finally {
    await database.end({ timeout: 1 });
  }
}

async function makeFolder(later: Later): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-faults-'));
  await chmod(folder, 0o711);
  later(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

test('a database that stalls makes nobody wait: it is told, writes are refused and not done later, and all goes on when it does', { timeout: 120_000 }, async (t) => {
  const later = cleanUpAfter(t);
  const dataFolder = await makeFolder(later);
  const { node, reserve: reserveAt } = await open(later, dataFolder);
  assert.equal((await reserveAt(24)).code, 'reserved');
  const family = await node.listDatabaseProcesses();
  assert.ok(family.length > 5, 'the postmaster has children');
  const keys = Array.from({ length: 40 }, () => makeId());

  for (const one of family) process.kill(one, 'SIGSTOP');
  const inHand = await Promise.all(keys.slice(0, 30).map((key, index) => reserveAt(48 + 2 * index, key)));
  const { faults } = await node.readReadiness() ?? { faults: [] };
  const atTheDoor = await Promise.all(keys.slice(30).map((key, index) => reserveAt(120 + 2 * index, key)));
  const health = await fetch(`${node.address}/healthz`);
  for (const one of family) process.kill(one, 'SIGCONT');

  for (const answer of [...inHand, ...atTheDoor]) assert.deepEqual([answer.code, answer.retryAfter], ['service-unavailable', '2']);
  const longest = Math.max(...inHand.map(({ ms }) => ms));
  t.diagnostic(`refused after ${longest.toFixed(0)} ms at most, at the door after ${Math.max(...atTheDoor.map(({ ms }) => ms)).toFixed(0)} ms`);
  assert.ok(longest <= LONGEST_ANSWER_MS);
  assert.ok(atTheDoor.every(({ ms }) => ms <= 1000));
  assert.deepEqual([faults.map(({ fault }) => fault), health.status], [['database-silent'], 200]);

  t.diagnostic(`ready again ${(await node.waitUntilReady(10_000)).toFixed(0)} ms after the stall`);
  // What was refused must not be done behind the person's back once the database goes on.
  await wait(500);
  assert.equal(await countBookings(dataFolder), 1);
  assert.equal((await reserveAt(48, keys[0])).code, 'reserved', 'the repeat of what was refused is done');
  assert.equal(await countBookings(dataFolder), 2);
  assert.match(node.printed, /"fault":"database-silent"/);
});

test('a database that is killed is started again by its server, which lives on', { timeout: 60_000 }, async (t) => {
  const later = cleanUpAfter(t);
  const dataFolder = await makeFolder(later);
  const { node, reserve: reserveAt } = await open(later, dataFolder);
  const server = node.processId;
  const postmaster = await node.readPostmasterId();
  process.kill(postmaster, 'SIGKILL');
  await node.waitUntil(({ status }) => status === 503, 5000);
  t.diagnostic(`ready again after ${(await node.waitUntilReady(10_000)).toFixed(0)} ms`);
  assert.equal((await reserveAt(24)).code, 'reserved', 'a session outlives its database');
  assert.deepEqual([node.processId, await node.end('SIGTERM')], [server, 0]);
  assert.match(node.printed, /PostgreSQL is gone and will be started again[^]*PostgreSQL was started again/);
  assert.equal(await node.readPostmasterId(), 0, 'what was started again is ended with its server');
});

test('a server that is killed leaves its database behind, which the next one takes over, frozen or not', { timeout: 90_000 }, async (t) => {
  const later = cleanUpAfter(t);
  const dataFolder = await makeFolder(later);
  const { node, reserve: reserveAt } = await open(later, dataFolder);
  const orphan = await node.readPostmasterId();
  await node.end('SIGKILL');
  await node.start();
  assert.equal(await node.readPostmasterId(), orphan, 'one that answers is taken over');
  assert.equal((await reserveAt(24)).code, 'reserved');

  await node.end('SIGKILL');
  for (const one of await node.listDatabaseProcesses()) process.kill(one, 'SIGSTOP');
  await node.start();
  assert.notEqual(await node.readPostmasterId(), orphan, 'one that does not answer is ended');
  assert.equal(await countBookings(dataFolder), 1);
});

/** A disk of so many bytes; `undefined` where none can be mounted. */
async function mountSmallDisk(later: Later, megabytes: number): Promise<string | undefined> {
  const folder = await makeFolder(later);
  const mounted = process.platform === 'linux' && process.getuid?.() === 0
    && spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0711`, 'tmpfs', folder]).status === 0;
  if (!mounted) return undefined;
  later(async () => spawnSync('umount', ['-l', folder]));
  return folder;
}

/** Fills a disk until so much is left. @returns how to make room again */
async function fill(folder: string, leftBytes: number): Promise<() => Promise<void>> {
  const file = join(folder, 'ballast');
  const { bavail, bsize } = await statfs(folder);
  await writeFile(file, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
  return () => rm(file);
}

test('a disk that fills up stops writes before it stops the database; reads go on; room ends it', { timeout: 120_000 }, async (t) => {
  const later = cleanUpAfter(t);
  const dataFolder = await mountSmallDisk(later, 300);
  if (dataFolder === undefined) return t.skip('a small disk can be mounted by root on Linux only');
  const { node, reserve: reserveAt, screen } = await open(later, dataFolder);
  const postmaster = await node.readPostmasterId();

  const makeRoom = await fill(dataFolder, 40 * MIB);
  await node.waitUntil(({ faults }) => faults.some(({ fault }) => fault === 'disk-full'), 5000);
  const refused = await reserveAt(24);
  assert.deepEqual([refused.code, refused.retryAfter], ['service-unavailable', '2']);
  const list = await fetch(`${node.address}/api/bookings`, { headers: { 'device-token': screen.deviceToken, authorization: `Bearer ${screen.sessionToken}` } });
  assert.equal(list.status, 200, 'a person may still read what they have reserved');
  await makeRoom();
  await node.waitUntilReady(10_000);
  assert.equal((await reserveAt(24)).code, 'reserved');
  assert.equal(await node.readPostmasterId(), postmaster);
  assert.match(node.printed, /"fault":"disk-full"/);
});

test('a disk that is full to its last byte loses nothing, and room ends it', { timeout: 180_000 }, async (t) => {
  const later = cleanUpAfter(t);
  const dataFolder = await mountSmallDisk(later, 300);
  if (dataFolder === undefined) return t.skip('a small disk can be mounted by root on Linux only');
  const { node, reserve: reserveAt } = await open(later, dataFolder);
  assert.equal((await reserveAt(24)).code, 'reserved');
  const makeRoom = await fill(dataFolder, 0);
  const database = await openProductDatabase({ dataFolder });
  // Writes to PostgreSQL's log alone, until there is no room for its next segment.
  const said = await database`select count(pg_logical_emit_message(true, 'ballast', repeat('x', 8000))) from generate_series(1, 40000)`
    .then(() => 'done', (error: { code?: string }) => error.code);
  await database.end({ timeout: 1 });
  t.diagnostic(`PostgreSQL says ${String(said)}`);
  assert.notEqual(said, 'done');
  await node.waitUntil(({ status }) => status === 503, 5000);
  assert.equal((await reserveAt(48)).code, 'service-unavailable');
  await makeRoom();
  t.diagnostic(`ready again after ${(await node.waitUntilReady(30_000)).toFixed(0)} ms`);
  assert.equal((await reserveAt(48)).code, 'reserved');
  assert.equal(await countBookings(dataFolder), 2);
});
