import assert from 'node:assert/strict';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { after, before, test } from 'node:test';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { claimSecrets } from '../../signaling/identity/claim-secrets.js';
import { connect, type Database } from '../../signaling/storage/database.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../signaling/storage/embedded-postgres.js';
import { migrate, readMigrations } from '../../signaling/storage/migrate.js';
import { takeOwnership } from '../../signaling/storage/open-database.js';
import { TestServer } from '../../signaling/testing/test-server.js';
import { readBackup } from './read-backup.js';
import { restoreBackup } from './restore-backup.js';
import { writeBackup } from './write-backup.js';

/** Three installations in one: `from` is backed up, `to` is restored into. */
let root = '';
let postgres: EmbeddedPostgres;
let database: Database;
const [from, to] = ['from', 'to'];
const folderOf = (name: string): string => join(root, name);

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'u-city-backup-'));
  await chmod(root, 0o711);
  await mkdir(folderOf(from), { mode: 0o711 });
  postgres = await startEmbeddedPostgres({ folder: join(folderOf(from), 'database'), durable: false });
  database = connect(postgres.address, { connections: 12 });
  await migrate(database, await readMigrations());
  await claimSecrets(database, folderOf(from), 'testville');
  const server = await TestServer.open({ after: (work) => { endings.unshift(work); } }, undefined, database);
  const people = await Promise.all(Array.from({ length: 4 }, () => server.signIn()));
  for (const [index, { screen }] of people.entries()) {
    assert.ok((await screen.reserve(server.spaceId('alpha', String(index + 1)), server.at(60), server.at(120))).ok);
  }
  await database`insert into setting (name, value) values ('awkward', ${database.json({ text: 'tab\t, line\n, back\\slash, \u{1F3D9}, "quotes", null' })})`;
});
const endings: (() => Promise<void>)[] = [];
after(async () => {
  for (const end of endings) await end();
  await database.end({ timeout: 1 });
  await postgres.stop();
  await rm(root, { recursive: true, force: true });
});

/** Every row of every table and every counter, as text. */
async function readAll(sql: Database): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  const names = await sql<{ name: string; kind: string }[]>`select relname as name, relkind as kind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'S') order by relname`;
  for (const { name, kind } of names) {
    const query = kind === 'r' ? `select row::text as text from ${name} as row order by row::text collate "C"` : `select last_value || ' ' || is_called as text from ${name}`;
    all.set(name, (await sql.unsafe<{ text: string }[]>(query)).map(({ text }) => text).join('\n'));
  }
  return all;
}

async function readInstallation(dataFolder: string): Promise<{ readonly tables: Map<string, string>; readonly secrets: readonly (readonly [string, string, number])[] }> {
  const running = await startEmbeddedPostgres({ folder: join(dataFolder, 'database') });
  const sql = connect(running.address, { connections: 1 });
  const secrets = join(dataFolder, 'secrets');
  try {
    return {
      tables: await readAll(sql),
      secrets: await Promise.all((await readdir(secrets)).sort().map(async (file) => [file, await readFile(join(secrets, file), 'hex'), (await stat(join(secrets, file))).mode & 0o777] as const)),
    };
  } finally {
    await sql.end();
    if (!running.adopted) await running.stop();
  }
}

async function makeBackup(name: string): Promise<string> {
  const file = join(root, name);
  await writeBackup(database, folderOf(from), file, new Date());
  return file;
}

async function tryRestore(file: string, change: { readonly replace?: boolean; readonly into?: string } = {}): Promise<string> {
  const unpacked = await mkdtemp(join(root, 'unpacked-'));
  const manifest = await readBackup(file, unpacked);
  if (!manifest.ok) return manifest.failure;
  const restored = await restoreBackup({ dataFolder: folderOf(change.into ?? to), unpacked, manifest: manifest.value, replace: change.replace ?? false, tell: () => undefined });
  return restored.ok ? 'restored' : restored.failure;
}

test('what is restored is what was backed up: every row of every table, every counter, every secret', async () => {
  const file = await makeBackup('whole.tar.gz');
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual((await readdir(root)).filter((name) => name.startsWith('.backup-')), [], 'nothing is left beside it');
  assert.equal(await tryRestore(file), 'restored');
  const [before, restored] = [await readInstallation(folderOf(from)), await readInstallation(folderOf(to))];
  assert.deepEqual([...restored.tables.keys()], [...before.tables.keys()]);
  for (const [name, rows] of before.tables) assert.equal(restored.tables.get(name), rows, name);
  assert.ok(['booking', 'allocation', 'event', 'idempotency', 'pin', 'session', 'device'].every((name) => restored.tables.get(name) !== ''));
  assert.deepEqual(restored.secrets, before.secrets);
});

test('a backup is of one moment although people go on reserving', async () => {
  let going = true;
  let made = 0;
  const writer = (async () => {
    for (; going; made++) {
      await database.begin(async (sql) => {
        const [event] = await sql<{ id: number }[]>`insert into event (topic, kind, data, at) values ('city', 'space-changed', '{}', now()) returning id`;
        await sql`insert into job (kind, key, run_at, payload) values ('pair', ${`pair ${String(event?.id)}`}, now() + interval '1 year', '{}')`;
      });
    }
  })();
  while (made < 20) await new Promise((rest) => setTimeout(rest, 5));
  const file = await makeBackup('moment.tar.gz');
  going = false;
  await writer;
  const unpacked = await mkdtemp(join(root, 'unpacked-'));
  const manifest = await readBackup(file, unpacked);
  assert.ok(manifest.ok);
  const count = async (table: string, mark: string) => (await readFile(join(unpacked, 'tables', table), 'utf8')).split('\n').filter((line) => line.includes(mark)).length;
  const [events, jobs] = [await count('event', 'space-changed'), await count('job', 'pair ')];
  assert.ok(events >= 20 && events <= made);
  assert.equal(jobs, events);
  await database`delete from job where kind = 'pair'`;
});

test('an installation that is there is not overwritten unasked, nor while its server runs', async () => {
  const file = await makeBackup('again.tar.gz');
  const before = await readInstallation(folderOf(to));
  assert.match(await tryRestore(file), /--replace/);
  const running = await startEmbeddedPostgres({ folder: join(folderOf(to), 'database') });
  const release = await takeOwnership(running.address, folderOf(to));
  assert.match(await tryRestore(file, { replace: true }), /a server is running/);
  await release();
  await running.stop();
  assert.deepEqual(await readInstallation(folderOf(to)), before, 'what was refused has changed nothing');
  assert.equal(await tryRestore(file, { replace: true }), 'restored');
  assert.deepEqual((await readInstallation(folderOf(to))).tables, await readAll(database));
  assert.deepEqual((await readdir(folderOf(to))).filter((name) => /restored|replaced/.test(name)), []);
});

/** Writes a backup again with one of its files changed. */
async function alter(file: string, target: string, path: string, change: (text: string) => string): Promise<string> {
  const archive = pack();
  const written = pipeline(archive, createGzip(), createWriteStream(target));
  const reading = extract();
  const read = pipeline(createReadStream(file), createGunzip(), reading);
  for await (const entry of reading) {
    const bytes = await buffer(entry);
    archive.entry({ name: entry.header.name }, entry.header.name === path ? change(bytes.toString()) : bytes);
  }
  archive.finalize();
  await Promise.all([read, written]);
  return target;
}

test('a backup that is cut off, altered or foreign is refused in words, before anything is touched', async () => {
  const file = await makeBackup('sound.tar.gz');
  const before = await readInstallation(folderOf(to));
  const { size } = await stat(file);
  const make = async (name: string, spoil: (path: string) => Promise<unknown>): Promise<string> => {
    const path = join(root, name);
    await writeFile(path, await readFile(file));
    await spoil(path);
    return path;
  };
  const refusals: readonly (readonly [string, RegExp])[] = [
    [await make('half', (path) => truncate(path, Math.floor(size / 2))), /cut off or damaged/],
    [await make('short', (path) => truncate(path, size - 20)), /cut off or damaged/],
    [await make('empty', (path) => truncate(path, 0)), /cut off/],
    [await make('flipped', async (path) => {
      const bytes = await readFile(path);
      bytes.writeUInt8((bytes[size >> 1] ?? 0) ^ 1, size >> 1);
      await writeFile(path, bytes);
    }), /damaged|altered/],
    [await alter(file, join(root, 'row'), 'tables/person', (text) => text.replace('Kim', 'Lee')), /tables\/person is missing or was altered/],
    [await alter(file, join(root, 'manifest'), 'manifest.json', (text) => text.replace('testville', 'elsewhere')), /manifest was altered/],
    [await make('other', (path) => pipeline(Readable.from('not a backup at all'), createWriteStream(path))), /damaged/],
  ];
  for (const [path, words] of refusals) assert.match(await tryRestore(path, { replace: true }), words, path);
  assert.deepEqual(await readInstallation(folderOf(to)), before);
});

test('a backup of an earlier version is restored and brought up to date; one of a later version is refused', async () => {
  const migrations = await readMigrations();
  const early = folderOf('early');
  await mkdir(early, { mode: 0o711 });
  const older = await startEmbeddedPostgres({ folder: join(early, 'database'), durable: false });
  const sql = connect(older.address, { connections: 2 });
  await migrate(sql, migrations.slice(0, 3));
  await claimSecrets(sql, early, 'testville');
  await sql`insert into city (id) values ('testville')`;
  await sql`insert into person (id, display_name, simulated, created_at) values (gen_random_uuid(), 'Kim', true, now())`;
  await writeBackup(sql, early, join(root, 'early.tar.gz'), new Date());
  await sql.end();
  await older.stop();
  assert.equal(await tryRestore(join(root, 'early.tar.gz'), { replace: true }), 'restored');
  const { tables } = await readInstallation(folderOf(to));
  assert.deepEqual([tables.get('migration')?.split('\n').length, tables.get('person')?.split('\n').length], [migrations.length, 1]);

  const later = await alter(await makeBackup('now.tar.gz'), join(root, 'later'), 'nothing', (text) => text);
  const unpacked = await mkdtemp(join(root, 'unpacked-'));
  const manifest = await readBackup(later, unpacked);
  assert.ok(manifest.ok);
  const future = { ...manifest.value, migrations: [...manifest.value.migrations, { number: migrations.length + 1, name: '9999_future.sql', checksum: 'x' }] };
  const refused = await restoreBackup({ dataFolder: folderOf(to), unpacked, manifest: future, replace: true, tell: () => undefined });
  assert.ok(!refused.ok && refused.failure.includes('newer version'));
});

test('tables of any size are copied one after the other on one connection', { timeout: 60_000 }, async () => {
  // A COPY that ends while the driver has paused its socket must not leave the connection deaf.
  const sql = connect(postgres.address, { connections: 1 });
  for (let bytes = 15_000; bytes < 140_000; bytes += 2500) {
    const copied = await sql.unsafe(`copy (select repeat('x', ${String(bytes)})) to stdout`).readable();
    assert.equal((await buffer(copied)).length, bytes + 1);
    await sql`select 1`;
  }
  await sql.end();
});
