import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.js';
import { connect, type Database, type DatabaseAddress } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { AnotherServer, supervisePostgres, type PostgresTeller } from './supervise-postgres.js';

/** The database of a running server. */
export interface OpenDatabase {
  /** For requests and jobs: what takes too long is ended. */
  readonly database: Database;
  /** For what may take its time before the server listens: migrations, the city's rows, the demonstration. */
  readonly unhurried: Database;
  /** A connection of its own to look whether the database answers, so that it never waits behind requests. */
  readonly probe: Database;
  /** Where the embedded database lies, whose disk must not fill; `undefined` with DATABASE_URL. */
  readonly folder: string | undefined;
  /** Closes all of it, and ends PostgreSQL if this server runs it. */
  close(): Promise<void>;
}

/** Held by the one server of an embedded database for as long as it lives; PostgreSQL lets go of it when the server dies. */
const OWNER_LOCK = 8_240_004;
const CONNECTIONS = 16;
/** A pool that is closed lets what runs end, for so many seconds. */
const CLOSE_SECONDS = 5;

/**
 * Opens the database that the settings name: DATABASE_URL, else the embedded one in the data folder, which is watched over and
 * started again when it dies.
 * @throws with words for the person who starts the server
 */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, teller: PostgresTeller): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const pools = openPools({ url: config.databaseUrl });
    await requireVersion(pools.unhurried);
    return { ...pools, folder: undefined };
  }
  const options = { folder: join(config.dataFolder, 'database'), tell: teller.step };
  await mkdir(config.dataFolder, { recursive: true });
  // PostgreSQL runs under another account when we are root; it must be able to pass through. Secrets have folders of their own.
  if (process.getuid?.() === 0) await chmod(config.dataFolder, 0o711);
  const embedded = await startEmbeddedPostgres(options);
  let release = await takeOwnership(embedded.address, config.dataFolder);
  const supervised = supervisePostgres(embedded, options, teller, async (again) => {
    // The lock went with the database that died: whoever has it now owns what was started again.
    await release();
    release = await takeOwnership(again.address, config.dataFolder);
  });
  const pools = openPools(embedded.address);
  return {
    ...pools,
    folder: embedded.folder,
    async close() {
      await supervised.letGo();
      await pools.close();
      await release();
      await supervised.stop();
    },
  };
}

function openPools(address: DatabaseAddress): Omit<OpenDatabase, 'folder'> {
  const database = connect(address, { connections: CONNECTIONS, hurried: true });
  const unhurried = connect(address, { connections: 2 });
  const probe = connect(address, { connections: 1, hurried: true, connectSeconds: 5 });
  return {
    database, unhurried, probe,
    close: async () => { await Promise.all([database, unhurried, probe].map((pool) => pool.end({ timeout: CLOSE_SECONDS }))); },
  };
}

async function requireVersion(database: Database): Promise<void> {
  const [row] = await database<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    .catch((error: unknown) => { throw new Error('The PostgreSQL of DATABASE_URL does not answer.', { cause: error }); });
  if ((row?.version ?? 0) < 150_000) throw new Error('The PostgreSQL of DATABASE_URL is older than version 15.');
}

/** Claims an embedded database for this process. @returns how to let go of it @throws when another server has it */
export async function takeOwnership(address: DatabaseAddress, dataFolder: string): Promise<() => Promise<void>> {
  const owner = connect(address, { connections: 1 });
  const [lock] = await owner<{ taken: boolean }[]>`select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
  if (lock?.taken) return () => owner.end({ timeout: 2 });
  await owner.end({ timeout: 2 });
  throw new AnotherServer(`Another server is running on ${dataFolder}. Stop it, or give this one a DATA_DIR of its own.`);
}
