import type { OfflineDatabase } from './offline-database.js';
import type { PublicStore } from './public-cache.js';

/** Centers, days and lists: more than a screen shows in days. The oldest go first. */
const MOST = 240;

/** Public replies in IndexedDB. */
export function openPublicStore(open: () => Promise<OfflineDatabase>): PublicStore {
  return {
    read: async (key) => (await open()).get('public', key),
    async write(key, kept) {
      const transaction = (await open()).transaction('public', 'readwrite');
      await transaction.store.put(kept, key);
      let over = (await transaction.store.count()) - MOST;
      for (let cursor = over > 0 ? await transaction.store.index('at').openCursor() : null; cursor && over > 0; cursor = await cursor.continue(), over--) await cursor.delete();
      await transaction.done;
    },
  };
}
