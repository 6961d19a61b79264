import type { Readable } from '../base/store.js';
import { Store } from '../base/store.js';

/** How the network treats this screen. `slow` delays each call, `failing` answers with server errors, `cut` with nothing. */
export type NetworkCondition = 'ok' | 'slow' | 'failing' | 'cut';

/**
 * Lets a demo pull the network cable without touching it: the API client and the event stream ask before each call.
 * A composition root that has no such switch leaves it out.
 */
export interface NetworkSwitch {
  readonly condition: Readable<NetworkCondition>;
  set(condition: NetworkCondition): void;
}

/** How long a `slow` network holds a call, in milliseconds. */
export const SLOW_NETWORK_DELAY_MS = 4000;

/** A switch that starts with the network in order. */
export function makeNetworkSwitch(): NetworkSwitch {
  const condition = new Store<NetworkCondition>('ok');
  return { condition, set: (next) => condition.set(next) };
}
