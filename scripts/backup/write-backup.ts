import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import type { Database, Transaction } from '../../signaling/storage/database.js';
import { secretFolder } from '../../signaling/storage/secrets.js';
import { MANIFEST, SEAL, type BackupFile, type Manifest } from './manifest.js';

/**
 * Writes everything of an installation into one file that only its owner may read: each table, all of one moment, and the
 * secrets. A server may be at work meanwhile. The file gets its name when it is whole.
 */
export async function writeBackup(database: Database, dataFolder: string, target: string, madeAt: Date): Promise<Manifest> {
  const spool = await mkdtemp(join(dirname(target), '.backup-'));
  try {
    const fromDatabase = await database.begin('isolation level repeatable read read only', (sql) => spoolDatabase(sql, spool));
    const secrets: BackupFile[] = [];
    for (const file of (await readdir(secretFolder(dataFolder))).sort()) {
      const bytes = await readFile(join(secretFolder(dataFolder), file));
      await writeFile(join(spool, `secret-${file}`), bytes, { mode: 0o600 });
      secrets.push({ path: `secrets/${file}`, bytes: bytes.length, sha256: digest(bytes) });
    }
    const manifest: Manifest = { format: 'u-city backup', version: 1, madeAt: madeAt.toISOString(), ...fromDatabase, secrets };
    const unfinished = join(spool, basename(target));
    await packFiles(manifest, spool, unfinished);
    await rename(unfinished, target);
    return manifest;
  } finally {
    await rm(spool, { recursive: true, force: true });
  }
}

const digest = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

async function spoolDatabase(sql: Transaction, spool: string): Promise<Pick<Manifest, 'city' | 'migrations' | 'tables' | 'counters'>> {
  const [city] = await sql<{ id: string }[]>`select id from city`;
  if (!city) throw new Error('The database holds no city yet: start the server once.');
  const migrations = await sql<Manifest['migrations']>`select number, name, checksum from migration order by number`;
  const listed = await sql<{ name: string; columns: string[] }[]>`
    select relname as name, (select array_agg(attname::text order by attnum) from pg_attribute where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`;
  const tables: Manifest['tables'] = [];
  for (const { name, columns } of listed) tables.push({ name, columns, ...await spoolTable(sql, name, columns, join(spool, `table-${name}`)) });
  const sequences = await sql<{ name: string }[]>`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`;
  const counters: Manifest['counters'] = [];
  for (const { name } of sequences) {
    const [counter] = await sql<{ value: number; isCalled: boolean }[]>`select last_value as value, is_called from ${sql(name)}`;
    if (counter) counters.push({ name, ...counter });
  }
  return { city: city.id, migrations: [...migrations], tables, counters };
}

/** Columns are named one by one, so that a restore puts each value where it was, whatever order a table has then. */
async function spoolTable(sql: Transaction, name: string, columns: readonly string[], path: string): Promise<{ rows: number; file: BackupFile }> {
  const [{ rows } = { rows: 0 }] = await sql<{ rows: number }[]>`select count(*) as rows from ${sql(name)}`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const copied: Readable = await sql.unsafe(`copy ${quote(name)} (${columns.map(quote).join(', ')}) to stdout`).readable();
  await pipeline(copied, measure, createWriteStream(path, { mode: 0o600 }));
  return { rows, file: { path: `tables/${name}`, bytes, sha256: hash.digest('hex') } };
}

/** A name as SQL takes it. */
export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function packFiles(manifest: Manifest, spool: string, target: string): Promise<void> {
  const archive = pack();
  const written = pipeline(archive, createGzip({ level: 6 }), createWriteStream(target, { mode: 0o600 }));
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  await addText(archive, MANIFEST, text);
  for (const { path } of manifest.secrets) await addFile(archive, path, join(spool, path.replace('secrets/', 'secret-')));
  for (const { file: { path } } of manifest.tables) await addFile(archive, path, join(spool, path.replace('tables/', 'table-')));
  await addText(archive, SEAL, digest(text));
  archive.finalize();
  await written;
  await chmod(target, 0o600);
  const file = await open(target, 'r+');
  await file.sync();
  await file.close();
}

async function addText(archive: Pack, name: string, text: string): Promise<void> {
  await new Promise<void>((added, failed) => { archive.entry({ name, mode: 0o600 }, text, (error) => { if (error) failed(error); else added(); }); });
}

async function addFile(archive: Pack, name: string, path: string): Promise<void> {
  await pipeline(createReadStream(path), archive.entry({ name, mode: 0o600, size: (await stat(path)).size }));
}
