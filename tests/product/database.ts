import { join } from 'node:path';
import { connect, type ConnectOptions, type Database } from '../../signaling/storage/database.js';
import { startEmbeddedPostgres } from '../../signaling/storage/embedded-postgres.js';
import type { Product } from './server.js';

/** Opens the database of a running product beside its server; end it before the product is stopped. */
export async function openProductDatabase({ dataFolder }: Pick<Product, 'dataFolder'>, options: ConnectOptions = { connections: 4 }): Promise<Database> {
  // It runs, so it is found and not started, and whoever started it ends it.
  const { address } = await startEmbeddedPostgres({ folder: join(dataFolder, 'database') });
  return connect(address, options);
}
