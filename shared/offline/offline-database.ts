import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CheckInSheet } from '../contract/sheet.js';
import type { KeptEntry } from './outbox-store.js';
import type { KeptReply } from './public-cache.js';

/** What a screen keeps between starts: public facts, sealed intents and a panel's check-in sheet. Nothing in it can be read as a person's. */
interface OfflineSchema extends DBSchema {
  public: { key: string; value: KeptReply; indexes: { at: number } };
  outbox: { key: number; value: KeptEntry };
  /** Entries that the server cannot take, for staff to look at. */
  aside: { key: string; value: { readonly id: string; readonly at: number } };
  sheet: { key: 'sheet'; value: CheckInSheet };
}

export type OfflineDatabase = IDBPDatabase<OfflineSchema>;

let opened: Promise<OfflineDatabase> | undefined;

/** The one database of this origin and channel; fails where a browser has none or has lost it, and is then tried again. */
export function openOfflineDatabase(): Promise<OfflineDatabase> {
  opened ??= openDB<OfflineSchema>('u-city-offline', 1, {
    upgrade(database) {
      database.createObjectStore('public').createIndex('at', 'at');
      database.createObjectStore('outbox', { autoIncrement: true });
      database.createObjectStore('aside');
      database.createObjectStore('sheet');
    },
    terminated: () => { opened = undefined; },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}
