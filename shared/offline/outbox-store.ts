import type { EpochMs } from '../base/clock.js';
import type { OfflineDatabase } from './offline-database.js';

/** A sealed intent as it lies on disk: only the server can read what it asks for. */
export interface KeptEntry {
  /** The intent's idempotency key. */
  readonly id: string;
  /** Entries of one subject are sent in their order. A hash: ids of bookings are a person's. */
  readonly subject: string;
  readonly kid: string;
  readonly sealed: string;
  readonly at: EpochMs;
}

/** Where an outbox keeps its entries, in the order they came. */
export interface OutboxStore {
  list(): Promise<readonly KeptEntry[]>;
  /** @returns false when it is full; nothing is thrown out to make room */
  add(entry: KeptEntry): Promise<boolean>;
  remove(id: string): Promise<void>;
  /** Takes an entry out that the server can never accept, and remembers that there was one. */
  setAside(id: string): Promise<void>;
  /** How many entries were set aside and not looked after yet. */
  countAside(): Promise<number>;
}

/** More than a panel takes in over a day without a network. */
export const MOST_ENTRIES = 500;

/** Entries in IndexedDB. */
export function openOutboxStore(open: () => Promise<OfflineDatabase>, now: () => EpochMs): OutboxStore {
  const findKey = async (database: OfflineDatabase, id: string): Promise<number | undefined> => {
    const transaction = database.transaction('outbox');
    for (let cursor = await transaction.store.openCursor(); cursor; cursor = await cursor.continue()) if (cursor.value.id === id) return cursor.key;
    return undefined;
  };
  const remove = async (id: string): Promise<void> => {
    const database = await open();
    const key = await findKey(database, id);
    if (key !== undefined) await database.delete('outbox', key);
  };
  return {
    list: async () => (await open()).getAll('outbox'),
    async add(entry) {
      const database = await open();
      if (await database.count('outbox') >= MOST_ENTRIES) return false;
      await database.add('outbox', entry);
      return true;
    },
    remove,
    async setAside(id) {
      await (await open()).put('aside', { id, at: now() }, id);
      await remove(id);
    },
    countAside: async () => (await open()).count('aside'),
  };
}
