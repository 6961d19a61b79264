import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.js';
import { findProjectFolder } from './project-folder.js';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** The advisory lock that lets one process at a time migrate; any constant that nothing else uses. */
const MIGRATION_LOCK = 8_240_001;

export const migrationFolder = (): string => join(findProjectFolder(), 'signaling/storage/migrations');

/** Reads `0001_name.sql` files; their numbers run from 1 without a gap. */
export async function readMigrations(folder: string = migrationFolder()): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  return Promise.all(files.map(async (file, index) => {
    const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file);
    if (!match || Number(match[1]) !== index + 1) throw new Error(`Migration ${file} should be number ${String(index + 1)}, as 0000_name.sql.`);
    const sql = await readFile(join(folder, file), 'utf8');
    return { number: index + 1, name: file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  }));
}

/**
 * Brings the database to the newest schema. Forward only: each migration runs once, in its own transaction; one that has
 * changed since it ran stops the start, because nobody can know then what the schema is.
 * @returns how many ran
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<number> {
  let ran = 0;
  while (await runNext(database, migrations)) ran++;
  return ran;
}

/** Runs the first migration that has not run yet. @returns false when there is none */
async function runNext(database: Database, migrations: readonly Migration[]): Promise<boolean> {
  return database.begin(async (transaction) => {
    // Held to the end of the transaction: another server that starts now waits, and then sees what ran here.
    await transaction`select pg_advisory_xact_lock(${MIGRATION_LOCK})`;
    await transaction`create table if not exists migration (
      number integer primary key, name text not null, checksum text not null, ran_at timestamptz not null default now())`;
    const ran = await transaction<{ number: number; name: string; checksum: string }[]>`select number, name, checksum from migration order by number`;
    checkHistory(ran, migrations);
    const next = migrations[ran.length];
    if (!next) return false;
    await transaction.unsafe(next.sql).simple().catch((error: unknown) => { throw new Error(`Migration ${next.name} failed`, { cause: error }); });
    await transaction`insert into migration (number, name, checksum) values (${next.number}, ${next.name}, ${next.checksum})`;
    return true;
  });
}

function checkHistory(ran: readonly { number: number; name: string; checksum: string }[], migrations: readonly Migration[]): void {
  for (const past of ran) {
    const known = migrations[past.number - 1];
    if (!known) throw new Error(`The database is newer than this server: it has ${past.name}.`);
    if (known.checksum !== past.checksum) throw new Error(`Migration ${known.name} was changed after it ran. Write a new one instead.`);
  }
}

/** True when every migration this server knows has run. */
export async function isMigrated(database: Database, migrations: readonly Migration[]): Promise<boolean> {
  const [row] = await database<{ newest: number | null }[]>`select max(number) as newest from migration`;
  return row?.newest === migrations.length;
}
