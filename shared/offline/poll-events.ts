import type { Clock } from '../base/clock.js';
import type { Topic } from '../contract/events.js';
import type { ApiClient } from './api-client.js';
import type { EventStream } from './live-events.js';

/** The longest the server waits for something to happen. */
const WAIT_SECONDS = 25;
/** The server's wait and the network's time for a full answer. */
const LIMIT_MS = 40_000;
/** In a busy center several events come with one answer. */
const SHORTEST_PAUSE_MS = 500;

/**
 * Long polling that looks like an event stream: each answer is a beat, its events are `city`, a position that the server no
 * longer has is `resync`, and the first call that fails is an `error`, after which nothing more is asked.
 */
export function pollEvents(api: Pick<ApiClient, 'call'>, clock: Clock, topics: readonly Topic[], after: number): EventStream {
  const listeners = new Map<string, (event: { readonly data?: unknown }) => void>();
  const stop = new AbortController();
  const isOpen = (): boolean => !stop.signal.aborted;
  const tell = (name: string, data: unknown = {}): void => {
    if (isOpen()) listeners.get(name)?.({ data: JSON.stringify(data) });
  };
  const run = async (): Promise<void> => {
    // The first answer comes at once: it shows that polling works.
    for (let wait = 0; isOpen(); wait = WAIT_SECONDS) {
      const asked = clock.now();
      const answer = await api.call('pollEvents', { body: { topics: [...topics], after, wait } }, { signal: stop.signal, timeoutMs: LIMIT_MS });
      if (!answer.ok) return tell('error');
      tell('beat');
      for (const event of answer.value.events) tell('city', event);
      if (answer.value.resync) return tell('resync');
      after = answer.value.position;
      await new Promise<void>((rested) => { clock.after(Math.max(0, asked + SHORTEST_PAUSE_MS - clock.now()), rested); });
    }
  };
  void run();
  return {
    addEventListener: (name, listener) => { listeners.set(name, listener); },
    close: () => { stop.abort(); },
  };
}
