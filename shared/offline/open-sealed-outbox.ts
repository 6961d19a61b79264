import * as sealing from '../contract/sealing.js';
import { outboxStore } from './open-offline.js';
import { SealedOutbox, type SealedOutboxSettings } from './sealed-outbox.js';

/** An outbox over IndexedDB and HPKE; what an earlier start has kept is sent on. */
export async function openSealedOutbox(settings: Omit<SealedOutboxSettings, 'store' | 'sealing'>): Promise<SealedOutbox> {
  const outbox = new SealedOutbox({ ...settings, store: outboxStore, sealing });
  await outbox.start().catch(() => undefined);
  return outbox;
}
