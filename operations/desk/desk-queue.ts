import type { Cancel } from '../../shared/base/clock.js';
import { Store, type Readable } from '../../shared/base/store.js';
import type { DeskQueue as Snapshot } from '../../shared/contract/calls.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { LiveEvents } from '../../shared/offline/live-events.js';

/** Who waits at a desk, as far as this page knows. */
export type QueueState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly queue: Snapshot };

/** Keeps a desk's queue true: read once, and again whenever the desk is told that it changed. */
export class DeskQueueWatch {
  readonly #api: Pick<ApiClient, 'call'>;
  readonly #events: Pick<LiveEvents, 'follow'>;
  readonly #desk: Snapshot['desk'];
  readonly #state = new Store<QueueState>({ kind: 'loading' });
  #reading: 'no' | 'reading' | 'again' = 'no';
  #stopped = false;
  #cancelFollow: Cancel | undefined;

  constructor({ api, events, desk }: { readonly api: Pick<ApiClient, 'call'>; readonly events: Pick<LiveEvents, 'follow'>; readonly desk: Snapshot['desk'] }) {
    this.#api = api;
    this.#events = events;
    this.#desk = desk;
  }

  get state(): Readable<QueueState> {
    return this.#state;
  }

  start(): Cancel {
    void this.refresh();
    return () => {
      this.#stopped = true;
      this.#cancelFollow?.();
    };
  }

  /** Asks again; several asks at once are two at most. */
  async refresh(): Promise<void> {
    if (this.#reading !== 'no') {
      this.#reading = 'again';
      return;
    }
    do {
      this.#reading = 'reading';
      const answer = await this.#api.call('readQueue', { params: { desk: this.#desk } });
      if (this.#stopped) return;
      if (answer.ok) this.#take(answer.value);
      else if (this.#state.get().kind !== 'ready') this.#state.set({ kind: 'failed' });
    } while ((this.#reading as 'reading' | 'again') === 'again');
    this.#reading = 'no';
  }

  #take(queue: Snapshot): void {
    this.#state.set({ kind: 'ready', queue });
    this.#cancelFollow ??= this.#events.follow([`desk:${this.#desk}`], queue.event, (event) => {
      // Whoever missed events has been let go and follows again after the next answer.
      if (event === 'resync') this.#cancelFollow = undefined;
      void this.refresh();
    });
  }
}
