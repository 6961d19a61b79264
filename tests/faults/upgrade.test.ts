import assert from 'node:assert/strict';
import { chmod, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readBackup } from '../../scripts/backup/read-backup.js';
import { fillDatabase } from '../../scripts/backup/restore-backup.js';
import { connect, type Database } from '../../signaling/storage/database.js';
import { startEmbeddedPostgres } from '../../signaling/storage/embedded-postgres.js';
import { readMigrations } from '../../signaling/storage/migrate.js';
import { call, Resident } from '../product/api.js';
import { openProductDatabase } from '../product/database.js';
import { ServerNode } from '../product/node.js';

/*
 * `backup.tar.gz` holds what the server of the first slice (migrations 1 to 3) wrote while residents reserved, gave up, mistyped a
 * PIN and checked in; `known.json`, what its screens and cards knew. Both are of a demonstration that exists nowhere else.
 */
const FIXTURE = new URL('../fixtures/first-slice/', import.meta.url).pathname;

interface Known {
  readonly centerId: string;
  readonly cards: readonly { readonly number: string; readonly pin: string; readonly token: string }[];
  readonly screen: { readonly deviceId: string; readonly deviceToken: string };
}

/** Rows of a table as the first slice knew its columns. */
async function readRows(sql: Database, table: string, columns: readonly string[]): Promise<string[]> {
  const rows = await sql.unsafe<{ text: string }[]>(`select row(${columns.map((column) => `"${column}"`).join(', ')})::text as text from "${table}" order by 1`);
  return rows.map(({ text }) => text);
}

/** The data directory as the first slice left it. @returns its tables and columns */
async function makeDataFolder(dataFolder: string) {
  const unpacked = join(dataFolder, '.unpacked');
  await mkdir(unpacked);
  const manifest = await readBackup(join(FIXTURE, 'backup.tar.gz'), unpacked);
  assert.ok(manifest.ok);
  const postgres = await startEmbeddedPostgres({ folder: join(dataFolder, 'database') });
  const sql = connect(postgres.address, { connections: 1 });
  await fillDatabase(sql, { manifest: manifest.value, unpacked, tell: () => undefined });
  const had = new Map<string, string[]>();
  for (const { name, columns } of manifest.value.tables) had.set(name, await readRows(sql, name, columns));
  await sql.end();
  await postgres.stop();
  await cp(join(unpacked, 'secrets'), join(dataFolder, 'secrets'), { recursive: true });
  await chmod(join(dataFolder, 'secrets'), 0o700);
  return { tables: manifest.value.tables, had };
}

test('the first slice’s data directory is brought to today’s schema, keeps every row, and works on', { timeout: 90_000 }, async (t) => {
  const known = JSON.parse(await readFile(join(FIXTURE, 'known.json'), 'utf8')) as Known;
  const dataFolder = await mkdtemp(join(tmpdir(), 'u-city-upgrade-'));
  await chmod(dataFolder, 0o711);
  const node = await ServerNode.make(dataFolder, { SIMULATED_VISITORS: 'off', DEMO: 'off', LOG_LEVEL: 'info' });
  t.after(async () => {
    await node.end('SIGTERM');
    await rm(dataFolder, { recursive: true, force: true });
  });
  const { tables, had } = await makeDataFolder(dataFolder);
  assert.equal(had.get('migration')?.length, 3);
  assert.ok(['booking', 'allocation', 'event', 'idempotency', 'pin', 'session', 'device', 'job'].every((table) => (had.get(table)?.length ?? 0) > 0));

  await node.start();
  assert.match(node.printed, /"migrations":\d+,"msg":"The database was brought up to date"/);
  await node.end('SIGTERM');
  const postgres = await startEmbeddedPostgres({ folder: join(dataFolder, 'database') });
  const sql = connect(postgres.address, { connections: 1 });
  // What a running server changes by itself: jobs it does, what they release and clean up, what it notes.
  const lives = ['migration', 'setting', 'job', 'allocation', 'event', 'idempotency', 'session', 'event_ticket'];
  for (const { name, columns } of tables.filter((table) => !lives.includes(table.name))) assert.deepEqual(await readRows(sql, name, columns), had.get(name), name);
  assert.equal((await readRows(sql, 'allocation', ['id'])).length, had.get('allocation')?.length);
  assert.equal((await readRows(sql, 'migration', ['number'])).length, (await readMigrations()).length);
  await sql.end();
  await postgres.stop();

  await node.start();
  const { token } = await call(node.address, 'openSession', { body: { card: { number: known.cards[1]?.number ?? '' }, pin: known.cards[1]?.pin ?? '' } }, { deviceToken: known.screen.deviceToken });
  const resident = new Resident(node.address, { deviceToken: known.screen.deviceToken, sessionToken: token });
  const booked = await resident.reserveSeat(known.centerId, 13 * 24 * 60, 60);
  assert.equal(booked.state, 'reserved');
  const database = await openProductDatabase({ dataFolder });
  const [{ newest, positions } = { newest: 0, positions: 0 }] = await database<{ newest: number; positions: number }[]>`
    select max(position) as newest, count(position) as positions from event`;
  assert.ok(newest >= (had.get('event')?.length ?? 0) && positions > 0, 'events go on after the last one');
  await database.end({ timeout: 1 });
  const { x, y } = JSON.parse(await readFile(join(dataFolder, 'secrets/card-key-busan.json'), 'utf8')) as { x: string; y: string };
  const { keys } = await call(node.address, 'readCardKeys', {});
  assert.deepEqual(keys.map(({ jwk }) => [jwk.x, jwk.y]), [[x, y]], 'cards that were printed then are good');
});
