import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Cancel } from '../../base/clock.js';
import { apiContext, cityContext, clockContext, connectivityContext, liveEventsContext, outboxContext, profileContext, sessionContext } from '../../ui/contexts.js';
import type { MeetingsState } from './meetings-state.js';
import { openMeetings, type MeetingsStore } from './meetings-store.js';

/** Gives a view the screen's meetings and has it draw again with each change. */
export class MeetingsAccess implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #read: () => MeetingsStore | undefined;
  #cancel: Cancel | undefined;
  #store: MeetingsStore | undefined;

  constructor(host: ReactiveElement) {
    this.#host = host;
    const city = new ContextConsumer(host, { context: cityContext });
    const clock = new ContextConsumer(host, { context: clockContext });
    const api = new ContextConsumer(host, { context: apiContext });
    const events = new ContextConsumer(host, { context: liveEventsContext });
    const outbox = new ContextConsumer(host, { context: outboxContext });
    const connectivity = new ContextConsumer(host, { context: connectivityContext });
    const session = new ContextConsumer(host, { context: sessionContext });
    const profile = new ContextConsumer(host, { context: profileContext });
    this.#read = () => {
      if (!city.value || !clock.value || !api.value || !events.value || !outbox.value || !connectivity.value || !session.value) return undefined;
      const { centerId, spaceId } = profile.value ?? {};
      return openMeetings({
        city: city.value, clock: clock.value, api: api.value, events: events.value, outbox: outbox.value, connectivity: connectivity.value, session: session.value,
        position: city.value.position, ...centerId !== undefined && { centerId }, ...spaceId !== undefined && { spaceId },
      });
    };
    host.addController(this);
  }

  /** The store; a view that is drawn outside a shell has none. */
  get store(): MeetingsStore {
    if (!this.#store) throw new Error('A view of meetings needs a shell that provides its contexts');
    return this.#store;
  }

  get state(): MeetingsState {
    return this.store.state.get();
  }

  hostConnected(): void {
    this.#store = this.#read();
    this.#store?.start();
    this.#cancel = this.#store?.state.watch(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#cancel?.();
  }
}
