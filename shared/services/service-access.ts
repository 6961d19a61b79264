import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Cancel } from '../base/clock.js';
import type { Readable } from '../base/store.js';
import { apiContext, cityContext, clockContext, connectivityContext, liveEventsContext, outboxContext, profileContext, sessionContext } from '../ui/contexts.js';
import type { ServiceEnvironment } from './service.js';

/** What one screen knows of a service. */
export interface ServiceStore<State> {
  readonly state: Readable<State>;
  /** Begins to follow; harmless when it does already. @returns what ends this use, where the store counts its users */
  start(): Cancel | void;
}

/**
 * Gives a view the screen's store of its service and has it draw again with each change.
 * @example
 * readonly #work = new ServiceAccess(this, openWork);
 * render() { const state = this.#work.state; ... }
 */
export class ServiceAccess<State, Opened extends ServiceStore<State>> implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #open: () => Opened | undefined;
  #cancels: Cancel[] = [];
  #store: Opened | undefined;

  /** @param open gives the same store for the same environment each time */
  constructor(host: ReactiveElement, open: (environment: ServiceEnvironment) => Opened & ServiceStore<State>) {
    this.#host = host;
    const city = new ContextConsumer(host, { context: cityContext });
    const clock = new ContextConsumer(host, { context: clockContext });
    const api = new ContextConsumer(host, { context: apiContext });
    const events = new ContextConsumer(host, { context: liveEventsContext });
    const outbox = new ContextConsumer(host, { context: outboxContext });
    const connectivity = new ContextConsumer(host, { context: connectivityContext });
    const session = new ContextConsumer(host, { context: sessionContext });
    const profile = new ContextConsumer(host, { context: profileContext });
    this.#open = () => {
      if (!city.value || !clock.value || !api.value || !events.value || !outbox.value || !connectivity.value || !session.value) return undefined;
      const { centerId, spaceId } = profile.value ?? {};
      return open({
        city: city.value, clock: clock.value, api: api.value, events: events.value, outbox: outbox.value, connectivity: connectivity.value, session: session.value,
        position: city.value.position, ...centerId !== undefined && { centerId }, ...spaceId !== undefined && { spaceId },
      });
    };
    host.addController(this);
  }

  /** The store; a view that is drawn outside a shell has none. */
  get store(): Opened {
    if (!this.#store) throw new Error('A view of a service needs a shell that provides its contexts');
    return this.#store;
  }

  get state(): State {
    return this.store.state.get();
  }

  hostConnected(): void {
    const store = this.#store = this.#open();
    if (!store) return;
    const end = store.start();
    this.#cancels = [...end ? [end] : [], store.state.watch(() => this.#host.requestUpdate())];
  }

  hostDisconnected(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }
}
