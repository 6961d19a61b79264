import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '../../signaling/storage/database.js';
import { startEmbeddedPostgres } from '../../signaling/storage/embedded-postgres.js';
import { ServerNode } from './node.js';

/** A PostgreSQL that no server owns, as a city with several nodes has one. */
export interface SharedDatabase {
  /** For DATABASE_URL. */
  readonly url: string;
  readonly database: Database;
  /** A folder for each node, made when first asked for. */
  makeFolder(): Promise<string>;
  stop(): Promise<void>;
}

export async function startSharedDatabase(): Promise<SharedDatabase> {
  const root = await mkdtemp(join(tmpdir(), 'u-city-nodes-'));
  await chmod(root, 0o711);
  const postgres = await startEmbeddedPostgres({ folder: join(root, 'database') });
  if (!('socketDirectory' in postgres.address)) throw new Error('The embedded PostgreSQL listens on a socket.');
  const url = `postgres://u_city@${encodeURIComponent(postgres.address.socketDirectory)}/u_city`;
  const database = connect({ url }, { connections: 4 });
  return {
    url, database,
    makeFolder: () => mkdtemp(join(root, 'node-')),
    async stop() {
      await database.end({ timeout: 1 });
      await postgres.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Two nodes on one database, the second with a copy of the first one's secrets, as an operator sets them up. Both are ready. */
export async function startTwoNodes({ url, makeFolder }: SharedDatabase, own: Readonly<Record<string, string>> = {}): Promise<readonly [ServerNode, ServerNode]> {
  const settings = { DATABASE_URL: url, SIMULATED_VISITORS: 'off', REQUESTS_PER_MINUTE: '1000000', ...own };
  const first = await ServerNode.make(await makeFolder(), settings);
  await first.start();
  const second = await ServerNode.make(await makeFolder(), settings);
  await cp(join(first.dataFolder, 'secrets'), join(second.dataFolder, 'secrets'), { recursive: true });
  await second.start();
  return [first, second];
}
