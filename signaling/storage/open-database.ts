import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { connect, type Database, type DatabaseAddress } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';

/** The database of a running server. */
export interface OpenDatabase {
  readonly database: Database;
  /** Closes the pool, and ends PostgreSQL if this server runs it. */
  close(): Promise<void>;
}

/** Held by the one server of an embedded database for as long as it lives; PostgreSQL lets go of it when the server dies. */
const OWNER_LOCK = 8_240_004;
const CONNECTIONS = 16;

/**
 * Opens the database that the settings name: DATABASE_URL, else the embedded one in the data folder.
 * @throws with words for the person who starts the server
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, tell: (step: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const database = connect({ url: config.databaseUrl }, { connections: CONNECTIONS });
    await requireVersion(database);
    return { database, close: () => database.end({ timeout: 5 }) };
  }
  await mkdir(config.dataFolder, { recursive: true });
  // PostgreSQL runs under another account when we are root; it must be able to pass through. Secrets have folders of their own.
  if (process.getuid?.() === 0) await chmod(config.dataFolder, 0o711);
  const embedded = await startEmbeddedPostgres({ folder: join(config.dataFolder, 'database'), tell });
  const release = await takeOwnership(embedded.address, config.dataFolder);
  const database = connect(embedded.address, { connections: CONNECTIONS });
  return {
    database,
    async close() {
      await database.end({ timeout: 5 });
      await release();
      await embedded.stop();
    },
  };
}

async function requireVersion(database: Database): Promise<void> {
  const [row] = await database<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    .catch((error: unknown) => { throw new Error('The PostgreSQL of DATABASE_URL does not answer.', { cause: error }); });
  if ((row?.version ?? 0) < 150_000) throw new Error('The PostgreSQL of DATABASE_URL is older than version 15.');
}

async function takeOwnership(address: DatabaseAddress, dataFolder: string): Promise<() => Promise<void>> {
  const owner = connect(address, { connections: 1 });
  const [lock] = await owner<{ taken: boolean }[]>`select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
  if (lock?.taken) return () => owner.end({ timeout: 2 });
  await owner.end({ timeout: 2 });
  throw new Error(`Another server is running on ${dataFolder}. Stop it, or give this one a DATA_DIR of its own.`);
}
