import type { Page } from 'playwright-core';

/** What a screen keeps in IndexedDB. */
export interface KeptOnDisk {
  readonly publicKeys: readonly string[];
  readonly outbox: readonly unknown[];
  readonly sheet: number;
  /** Reservations on the sheet. */
  readonly sheetEntries: number;
}

/** Looks into the database of a page as anybody could who has the device. */
export function countKept(page: Page): Promise<KeptOnDisk> {
  // Text, because what tsx makes of a function does not run in a page.
  return page.evaluate<KeptOnDisk>(`(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('u-city-offline')) return { publicKeys: [], outbox: [], sheet: 0, sheetEntries: 0 };
    const wait = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error); });
    const database = await wait(indexedDB.open('u-city-offline'));
    const ask = (store, how) => wait(database.transaction(store).objectStore(store)[how]());
    const kept = { publicKeys: await ask('public', 'getAllKeys'), outbox: await ask('outbox', 'getAll'), sheet: await ask('sheet', 'count'), sheetEntries: (await ask('sheet', 'getAll'))[0]?.entries.length ?? 0 };
    database.close();
    return kept;
  })()`);
}
