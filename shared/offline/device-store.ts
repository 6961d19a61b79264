import { openDB } from 'idb';
import type { DeviceMemory, DeviceRecord } from './enrolment.js';

const NAME = 'u-city-device';
const RECORDS = 'records';

/** Keeps device records in IndexedDB: a device's own identity, no person's. */
export function openDeviceStore(): DeviceMemory {
  const opened = openDB(NAME, 1, {
    upgrade(database) {
      database.createObjectStore(RECORDS);
    },
  });
  return {
    async read(profileKey) {
      return (await (await opened).get(RECORDS, profileKey)) as DeviceRecord | undefined;
    },
    async write(profileKey, record) {
      await (await opened).put(RECORDS, record, profileKey);
    },
  };
}
