import { Store, type Readable } from '../base/store.js';
import type { Result } from '../base/result.js';
import type { RouteReply } from '../contract/routes.js';
import type { SealableRoute } from '../contract/sealed.js';
import type { Intent, Outbox, OutboxState, SendFailure, Settled } from './outbox.js';

/** An outbox whose code comes with the first intent, or when it is opened: the first picture does without it. */
export class LazyOutbox implements Outbox {
  readonly #state = new Store<OutboxState>({ waiting: 0, retrying: false, kept: 0, aside: 0 });
  readonly state: Readable<OutboxState> = this.#state;
  readonly #load: () => Promise<Outbox>;
  readonly #listeners = new Set<(settled: Settled) => void>();
  #outbox: Promise<Outbox> | undefined;

  constructor(load: () => Promise<Outbox>) {
    this.#load = load;
  }

  open(): Promise<Outbox> {
    this.#outbox ??= this.#load().then((outbox) => {
      this.#state.set(outbox.state.get());
      outbox.state.watch((state) => this.#state.set(state));
      outbox.onSettled((settled) => { for (const listener of [...this.#listeners]) listener(settled); });
      return outbox;
    });
    this.#outbox.catch(() => { this.#outbox = undefined; });
    return this.#outbox;
  }

  async send<Name extends SealableRoute>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, SendFailure>> {
    return (await this.open()).send(intent);
  }

  async keep<Name extends SealableRoute>(intent: Intent<Name>, key: string): Promise<boolean> {
    return (await this.open()).keep(intent, key);
  }

  onSettled(listener: (settled: Settled) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forget(): void {
    void this.#outbox?.then((outbox) => outbox.forget());
  }
}
