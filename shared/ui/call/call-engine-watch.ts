import type { Cancel, Clock } from '../../base/clock.js';
import { Store, type Readable } from '../../base/store.js';
import type { ApiClient } from '../../offline/api-client.js';

/** How calls stand on the server, as far as this screen knows; `telephone` is to be called where they do not work. */
export interface EngineSeen {
  readonly kind: 'unknown' | 'ready' | 'getting-ready' | 'off';
  readonly telephone?: string | undefined;
}

/** What is getting ready takes a minute or two; a screen that waits wants to know soon. */
const ASK_AGAIN_MS = 5_000;

/** Asks whether calls are possible, and again until they are. */
export class CallEngineWatch {
  readonly #api: Pick<ApiClient, 'call'>;
  readonly #clock: Clock;
  readonly #state = new Store<EngineSeen>({ kind: 'unknown' });
  #stopped = false;
  #cancel: Cancel = () => {};

  constructor(api: Pick<ApiClient, 'call'>, clock: Clock) {
    this.#api = api;
    this.#clock = clock;
  }

  get state(): Readable<EngineSeen> {
    return this.#state;
  }

  start(): Cancel {
    void this.#ask();
    return () => {
      this.#stopped = true;
      this.#cancel();
    };
  }

  async #ask(): Promise<void> {
    const answer = await this.#api.call('readCallEngine', {});
    if (this.#stopped) return;
    // A server that does not answer is told of by the call itself.
    if (answer.ok) this.#state.set(answer.value);
    if (!answer.ok || answer.value.kind !== 'ready') this.#cancel = this.#clock.after(ASK_AGAIN_MS, () => void this.#ask());
  }
}
