import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Cancel } from '../../base/clock.js';
import { apiContext, clockContext, connectivityContext, liveEventsContext, sessionContext } from '../../ui/contexts.js';
import type { HealthState } from './health-state.js';
import { openHealth, type HealthStore } from './health-store.js';

/** Gives a view the screen's Health store and has it draw again with each change. */
export class HealthAccess implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #connectivity: ContextConsumer<typeof connectivityContext, ReactiveElement>;
  readonly #read: () => HealthStore | undefined;
  #cancels: Cancel[] = [];
  #store: HealthStore | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    const clock = new ContextConsumer(host, { context: clockContext });
    const api = new ContextConsumer(host, { context: apiContext });
    const events = new ContextConsumer(host, { context: liveEventsContext });
    const connectivity = this.#connectivity = new ContextConsumer(host, { context: connectivityContext });
    const session = new ContextConsumer(host, { context: sessionContext });
    this.#read = () => (clock.value && api.value && events.value && connectivity.value && session.value
      ? openHealth({ clock: clock.value, api: api.value, events: events.value, connectivity: connectivity.value, session: session.value }) : undefined);
    host.addController(this);
  }

  /** The store; a view that is drawn outside a shell has none. */
  get store(): HealthStore {
    if (!this.#store) throw new Error('A Health view needs a shell that provides its contexts');
    return this.#store;
  }

  get state(): HealthState {
    return this.store.state.get();
  }

  hostConnected(): void {
    const store = this.#store = this.#read();
    const redraw = (): void => this.#host.requestUpdate();
    if (store) this.#cancels = [store.start(), store.state.watch(redraw), this.#connectivity.value?.state.watch(redraw) ?? (() => {})];
  }

  hostDisconnected(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }
}
