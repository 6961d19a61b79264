import { Store } from '../base/store.js';
import type { ApiClient } from './api-client.js';
import type { Outbox, OutboxState } from './outbox.js';

/**
 * The outbox of a channel that keeps nothing for bad days: each intent is sent once, and whoever sent it hears what came of it. Nothing is
 * written down, so a person's own phone holds no wish of theirs after the page is closed.
 */
export function makeOnlineOutbox(api: Pick<ApiClient, 'call'>): Outbox {
  return {
    state: new Store<OutboxState>({ waiting: 0, retrying: false, kept: 0, aside: 0 }),
    send: ({ route, input }) => api.call(route, input),
    keep: () => Promise.resolve(false),
    onSettled: () => () => undefined,
    forget: () => undefined,
  };
}
