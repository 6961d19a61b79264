import type { Cancel, Clock } from '../base/clock.js';
import { readZoned } from '../base/zoned-time.js';
import type { ApiClient } from './api-client.js';

export interface PublicFactsSettings {
  readonly api: Pick<ApiClient, 'call' | 'isCutOff'>;
  readonly clock: Clock;
  readonly timeZone: string;
  /** The centers people ask for here: the screen's own first. */
  readonly centerIds: readonly string[];
}

const EVERY_MS = 5 * 60_000;
/** After the first screen is drawn and has what it needs. */
const FIRST_MS = 8_000;

/**
 * Asks now and then for what a screen should know when it is cut off: the map, its center and those around it with who sits
 * where today, and the key to which it seals. The API client remembers the answers.
 */
export function keepFactsFresh({ api, clock, timeZone, centerIds }: PublicFactsSettings): Cancel {
  let cancel = clock.after(FIRST_MS, () => void ask());
  const ask = async (): Promise<void> => {
    cancel = clock.after(EVERY_MS, () => void ask());
    if (api.isCutOff()) return;
    await api.call('readSealKey', {});
    await Promise.all([api.call('readMap', {}), api.call('listCenters', {})]);
    const { day } = readZoned(clock.now(), timeZone);
    for (const centerId of centerIds) {
      await api.call('readCenter', { params: { centerId } });
      await api.call('readOccupancy', { params: { centerId }, query: { day } });
    }
  };
  return () => cancel();
}
