import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, type DatabaseAddress } from '../../signaling/storage/database.js';
import { startEmbeddedPostgres } from '../../signaling/storage/embedded-postgres.js';
import { AnotherServer } from '../../signaling/storage/supervise-postgres.js';
import { takeOwnership } from '../../signaling/storage/open-database.js';

/** The embedded database beside its server, or in its place. */
export interface EmbeddedDatabase {
  readonly address: DatabaseAddress & { readonly name: string };
  /** Whether a server has it just now. */
  readonly isServed: boolean;
  /** Lets go of it, so that it may be renamed: no connection of ours is left. */
  letGo(): Promise<void>;
  /** Leaves it as it was found: running or not. */
  close(): Promise<void>;
}

/**
 * Opens the embedded database of a data folder. Where no server has it, it is kept from one meanwhile.
 * @param make whether it may be made where there is none
 * @throws with words for the person at the terminal
 */
export async function openEmbeddedDatabase(dataFolder: string, make: boolean, tell: (step: string) => void): Promise<EmbeddedDatabase> {
  const folder = join(dataFolder, 'database');
  if (!make && !await stat(folder).catch(() => undefined)) throw new Error(`There is no database in ${dataFolder}.`);
  await mkdir(dataFolder, { recursive: true });
  if (process.getuid?.() === 0) await chmod(dataFolder, 0o711);
  const postgres = await startEmbeddedPostgres({ folder, tell });
  if (!('name' in postgres.address)) throw new Error('The embedded PostgreSQL listens on a socket.');
  const release = await takeOwnership(postgres.address, dataFolder).catch((error: unknown) => {
    if (error instanceof AnotherServer) return undefined;
    throw error;
  });
  return {
    address: postgres.address, isServed: release === undefined,
    letGo: async () => release?.(),
    async close() {
      await release?.();
      if (!postgres.adopted) await postgres.stop();
    },
  };
}

/** A pool of one connection without limits of time. */
export const connectOnce = (address: DatabaseAddress) => connect(address, { connections: 1 });
