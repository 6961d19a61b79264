import type { SheetStore } from './check-in-sheet.js';
import { openOfflineDatabase } from './offline-database.js';
import { openOutboxStore, type OutboxStore } from './outbox-store.js';
import { PublicCache } from './public-cache.js';
import { openPublicStore } from './public-store.js';
import { openSheetStore } from './sheet-store.js';

/** What a screen keeps between starts, in IndexedDB. Comes after the first picture, or when the server does not answer. */
export const publicCache = new PublicCache(openPublicStore(openOfflineDatabase), Date.now);
export const outboxStore: OutboxStore = openOutboxStore(openOfflineDatabase, Date.now);
export const sheetStore: SheetStore = openSheetStore(openOfflineDatabase);
