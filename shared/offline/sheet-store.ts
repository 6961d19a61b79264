import type { SheetStore } from './check-in-sheet.js';
import type { OfflineDatabase } from './offline-database.js';

/** The sheet in IndexedDB. */
export function openSheetStore(open: () => Promise<OfflineDatabase>): SheetStore {
  return {
    read: async () => (await open()).get('sheet', 'sheet'),
    async write(sheet) {
      await (await open()).put('sheet', sheet, 'sheet');
    },
  };
}
