import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import { connect, type Database, type Transaction } from '../../signaling/storage/database.js';
import { migrate, readMigrations } from '../../signaling/storage/migrate.js';
import { secretFolder } from '../../signaling/storage/secrets.js';
import { connectOnce, openEmbeddedDatabase } from './exclusive-database.js';
import type { Manifest } from './manifest.js';
import { quote } from './write-backup.js';

export interface RestoreParts {
  readonly dataFolder: string;
  /** Where `readBackup` unpacked and checked it. */
  readonly unpacked: string;
  readonly manifest: Manifest;
  /** Whether what is there may go. */
  readonly replace: boolean;
  readonly tell: (step: string) => void;
}

const RESTORED = 'u_city_restored';
const REPLACED = 'u_city_replaced';

/**
 * Puts a checked backup in the place of an installation. All of it is made beside what is there, which is left alone until the
 * end; then one transaction gives the new database the old one's name.
 * @returns in words why not: a newer backup, a server at work, something there already
 */
export async function restoreBackup(parts: RestoreParts): Promise<Result<void, string>> {
  const { dataFolder, manifest, replace, tell } = parts;
  const migrations = await readMigrations();
  const misfit = manifest.migrations.find(({ number, checksum }) => migrations[number - 1]?.checksum !== checksum);
  if (misfit) return fail(migrations.length < misfit.number ? 'it was made by a newer version' : `its schema is another: ${misfit.name}`);
  const { address, isServed, letGo, close } = await openEmbeddedDatabase(dataFolder, true, tell);
  try {
    if (isServed) return fail('a server is running on this data folder; stop it first');
    const admin = connectOnce({ ...address, name: 'postgres' });
    try {
      const isThere = await holdsAnything(address) || await stat(secretFolder(dataFolder)).then(() => true, () => false);
      if (isThere && !replace) return fail('there is an installation in this data folder already; --replace puts the backup in its place');
      await admin`drop database if exists ${admin(RESTORED)} with (force)`;
      await admin`create database ${admin(RESTORED)} template template0`;
      const restored = connect({ ...address, name: RESTORED }, { connections: 1 });
      try {
        await fillDatabase(restored, parts);
        const newer = await migrate(restored, migrations);
        if (newer > 0) tell(`${newer} newer migrations ran`);
        await restored`analyze`;
      } finally {
        await restored.end();
      }
      tell('Putting it in its place');
      await letGo();
      await replaceAll(admin, address.name, parts);
      return succeed(undefined);
    } finally {
      await admin.end();
    }
  } finally {
    await close();
  }
}

async function holdsAnything(address: Parameters<typeof connectOnce>[0]): Promise<boolean> {
  const database = connectOnce(address);
  try {
    const [row] = await database<{ tables: number }[]>`select count(*) as tables from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`;
    return (row?.tables ?? 0) > 0;
  } finally {
    await database.end();
  }
}

/** Makes an empty database what it was when it was backed up: the schema of then, every row, the counters. */
export async function fillDatabase(database: Database, { manifest, unpacked, tell }: Pick<RestoreParts, 'manifest' | 'unpacked' | 'tell'>): Promise<void> {
  await migrate(database, (await readMigrations()).slice(0, manifest.migrations.length));
  await database.begin(async (sql) => {
    // Rows come table by table; what points from one to another holds again when all are there, as it did in the backup.
    await sql`set local session_replication_role = replica`;
    for (const table of manifest.tables) {
      tell(`Table ${table.name}`);
      await fillTable(sql, table, join(unpacked, table.file.path));
    }
    for (const { name, value, isCalled } of manifest.counters) await sql`select setval(${quote(name)}::regclass, ${value}, ${isCalled})`;
  });
}

async function fillTable(sql: Transaction, { name, columns, rows }: Manifest['tables'][number], path: string): Promise<void> {
  await sql`delete from ${sql(name)}`;
  const into = await sql.unsafe(`copy ${quote(name)} (${columns.map(quote).join(', ')}) from stdin`).writable();
  await pipeline(createReadStream(path), into);
  const [{ count } = { count: -1 }] = await sql<{ count: number }[]>`select count(*) as count from ${sql(name)}`;
  if (count !== rows) throw new Error(`Table ${name} has ${count} rows where the backup has ${rows}.`);
}

/**
 * Gives the restored database its name and the restored secrets their place, both or neither. PostgreSQL refuses while anybody is
 * connected: a server that was started meanwhile keeps what it has.
 */
async function replaceAll(admin: Database, name: string, { dataFolder, unpacked, manifest }: RestoreParts): Promise<void> {
  const secrets = secretFolder(dataFolder);
  const [fresh, former] = [`${secrets}.restored`, `${secrets}.replaced`];
  for (const folder of [fresh, former]) await rm(folder, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  for (const { path } of manifest.secrets) {
    const target = join(fresh, basename(path));
    await copyFile(join(unpacked, path), target);
    await chmod(target, 0o600);
  }
  await admin`drop database if exists ${admin(REPLACED)} with (force)`;
  let isMoved = false;
  try {
    await admin.begin(async (sql) => {
      await sql`alter database ${sql(name)} rename to ${sql(REPLACED)}`;
      await sql`alter database ${sql(RESTORED)} rename to ${sql(name)}`;
      await moveIfThere(secrets, former);
      isMoved = true;
      await rename(fresh, secrets);
    });
  } catch (error) {
    if (isMoved) {
      await rm(secrets, { recursive: true, force: true });
      await moveIfThere(former, secrets);
    }
    throw error;
  }
  await admin`drop database ${admin(REPLACED)} with (force)`;
  await rm(former, { recursive: true, force: true });
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error; });
}
