import type { Cancel, Clock } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';

export type Connection = 'online' | 'offline';

export interface ConnectivitySettings {
  /** Resolves to true if the server answered. The browser's own `navigator.onLine` is no proof: it knows cables, not servers. */
  readonly probe: () => Promise<boolean>;
  readonly clock: Clock;
  readonly random?: () => number;
}

const ONLINE_EVERY_MS = 20_000;
/** One miss may be a lost packet, so the second question follows soon. */
const SECOND_LOOK_MS = 1_000;
const OFFLINE_FIRST_MS = 3_000;
/** As long as a person may be told that there is no connection when there is one. */
const OFFLINE_LONGEST_MS = 15_000;

/** Knows whether the server can be reached: it asks by itself, and it asks at once when a call fails. */
export class Connectivity {
  readonly #state = new Store<Connection>('online');
  readonly #settings: ConnectivitySettings;
  #cancelNext: Cancel = () => {};
  #running = false;
  #probing = false;
  #misses = 0;

  constructor(settings: ConnectivitySettings) {
    this.#settings = settings;
  }

  get state(): Readable<Connection> {
    return this.#state;
  }

  start(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#ask();
  }

  stop(): void {
    this.#running = false;
    this.#cancelNext();
  }

  /** Takes in how a call went: an answer is proof, a failure is a reason to ask. */
  report(reached: boolean): void {
    if (reached) this.#settle(true);
    else if (this.#running && !this.#probing) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#probing = true;
    this.#cancelNext();
    const reached = await this.#settings.probe().catch(() => false);
    this.#probing = false;
    if (!this.#running) return;
    this.#settle(reached);
    this.#cancelNext = this.#settings.clock.after(this.#chooseWait(), () => void this.#ask());
  }

  /** Longer and longer while nobody answers, and never the same on two screens: a city's screens do not all ask at once. */
  #chooseWait(): number {
    if (this.#misses === 1) return SECOND_LOOK_MS;
    const limit = this.#state.get() === 'online' ? ONLINE_EVERY_MS : Math.min(OFFLINE_LONGEST_MS, OFFLINE_FIRST_MS * 2 ** (this.#misses - 2));
    return limit / 2 + ((this.#settings.random ?? Math.random)() * limit) / 2;
  }

  #settle(reached: boolean): void {
    this.#misses = reached ? 0 : this.#misses + 1;
    if (reached) this.#state.set('online');
    else if (this.#misses >= 2) this.#state.set('offline');
  }
}

/** Asks the server's health address; any answer but a success is a server that cannot serve. */
export function probeHealth(fetch: (address: string, init: RequestInit) => Promise<Response>, clock: Clock, baseUrl = ''): () => Promise<boolean> {
  return async () => {
    const stop = new AbortController();
    const cancel = clock.after(5_000, () => stop.abort());
    try {
      return (await fetch(`${baseUrl}/healthz`, { signal: stop.signal })).ok;
    } catch {
      return false;
    } finally {
      cancel();
    }
  };
}
