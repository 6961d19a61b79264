import type { Cancel, Clock } from '../base/clock.js';
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

type Fetch = typeof fetch;

/** `ask`, as the network allows it: late, answered with 503, or not at all. */
export function switchFetch(network: NetworkSwitch, clock: Clock, ask: Fetch): Fetch {
  return async (input, init) => {
    const condition = network.condition.get();
    if (condition === 'slow') await new Promise<void>((resolve) => void clock.after(SLOW_NETWORK_DELAY_MS, resolve));
    // `fetch` says TypeError when it cannot reach the server.
    if (condition === 'cut') throw new TypeError('The network is cut');
    if (condition === 'failing') return new Response(null, { status: 503 });
    return ask(input, init);
  };
}

/** `open`, whose streams break when the network is cut and cannot be opened while it is. */
export function switchStream<Stream extends EventTarget & { close(): void }>(network: NetworkSwitch, open: (address: string) => Stream): (address: string) => Stream {
  return (address) => {
    const stream = open(address);
    let cancel: Cancel = () => undefined;
    let broken = false;
    const breakOff = (): void => {
      if (broken || network.condition.get() !== 'cut') return;
      broken = true;
      cancel();
      stream.close();
      stream.dispatchEvent(new Event('error'));
    };
    cancel = network.condition.watch(breakOff);
    // A stream tells its errors later, when its listeners have been added.
    queueMicrotask(breakOff);
    return stream;
  };
}
