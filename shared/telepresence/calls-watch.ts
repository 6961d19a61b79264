import type { Cancel, Clock } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import type { Call } from '../contract/calls.js';
import type { Topic } from '../contract/events.js';
import type { CallApi, CallEvents, HeardEvent } from './ports.js';

/** Waits between tries to read what has changed, in milliseconds; the last one repeats. */
const RETRIES_MS = [1_000, 2_000, 4_000, 8_000];

/** What a `call-changed` event says, or nothing if it is another one. */
function readChange(event: HeardEvent): { readonly callId: string; readonly version: number; readonly state: Call['state'] } | undefined {
  const data = event.data as { callId?: unknown; version?: unknown; state?: unknown };
  return event.kind === 'call-changed' && typeof data.callId === 'string' && typeof data.version === 'number'
    ? { callId: data.callId, version: data.version, state: data.state as Call['state'] } : undefined;
}

/**
 * The calls of this screen, its own and those that ring here, as the server last told them. Read when watching begins, folded by
 * event, never going back to an older version.
 */
export class CallsWatch {
  readonly #api: CallApi;
  readonly #events: CallEvents;
  readonly #clock: Clock;
  readonly #calls = new Store<ReadonlyMap<string, Call>>(new Map());
  /** Calls that are being read; `again` if something changed meanwhile. */
  readonly #reading = new Map<string, 'reading' | 'again'>();
  /** Counts starts and ends of watching; what belongs to an earlier one is dropped. */
  #turn = 0;
  #cancelFollow: Cancel = () => {};
  #cancelRetry: Cancel = () => {};

  constructor({ api, events, clock }: { readonly api: CallApi; readonly events: CallEvents; readonly clock: Clock }) {
    this.#api = api;
    this.#events = events;
    this.#clock = clock;
  }

  get calls(): Readable<ReadonlyMap<string, Call>> {
    return this.#calls;
  }

  /** Reads the calls of this screen and follows them on `topics`: the device's, and the signed-in person's. */
  start(topics: readonly Topic[]): Cancel {
    this.#stop();
    void this.#readAll(this.#turn, topics, 0);
    return () => this.#stop();
  }

  /** Takes what a route has answered. */
  put(call: Call): void {
    const known = this.#calls.get().get(call.id);
    if (known && known.version > call.version) return;
    this.#calls.set(new Map(this.#calls.get()).set(call.id, call));
  }

  drop(callId: string): void {
    const rest = new Map(this.#calls.get());
    if (rest.delete(callId)) this.#calls.set(rest);
  }

  /** Reads a call again; what the server no longer knows, or no longer tells this screen, is dropped. */
  async refresh(callId: string): Promise<void> {
    if (this.#reading.has(callId)) {
      this.#reading.set(callId, 'again');
      return;
    }
    const turn = this.#turn;
    for (let tries = 0; turn === this.#turn;) {
      this.#reading.set(callId, 'reading');
      const answer = await this.#api.call('readCall', { params: { callId } });
      if (turn !== this.#turn) break;
      if (answer.ok) this.put(answer.value);
      else if (answer.failure.kind === 'problem' && answer.failure.problem.code === 'not-found') this.drop(callId);
      else {
        await this.#wait(RETRIES_MS[Math.min(tries++, RETRIES_MS.length - 1)] ?? 0);
        continue;
      }
      if (this.#reading.get(callId) === 'reading') break;
    }
    if (turn === this.#turn) this.#reading.delete(callId);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#clock.after(ms, resolve));
  }

  #stop(): void {
    this.#turn++;
    this.#reading.clear();
    this.#cancelFollow();
    this.#cancelRetry();
    this.#cancelFollow = this.#cancelRetry = () => {};
  }

  async #readAll(turn: number, topics: readonly Topic[], tries: number): Promise<void> {
    const answer = await this.#api.call('listCalls', {});
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      this.#cancelRetry = this.#clock.after(RETRIES_MS[Math.min(tries, RETRIES_MS.length - 1)] ?? 0, () => void this.#readAll(turn, topics, tries + 1));
      return;
    }
    const { event, calls } = answer.value;
    for (const call of calls) this.put(call);
    // A call that is not listed any more has ended, or rings elsewhere now.
    for (const { id, state } of this.#calls.get().values()) if (state !== 'ended' && !calls.some((call) => call.id === id)) void this.refresh(id);
    this.#cancelFollow = this.#events.follow(topics, event, (heard) => {
      if (heard === 'resync') void this.#readAll(turn, topics, 0);
      else this.#hear(heard);
    });
  }

  #hear(event: HeardEvent): void {
    const change = readChange(event);
    if (!change) return;
    const known = this.#calls.get().get(change.callId);
    if (known && known.version >= change.version) return;
    // What has ended and was never this screen's own is told to nobody here any more.
    if (change.state === 'ended' && (!known || known.elsewhere)) return this.drop(change.callId);
    // A screen that rings stops at once, not only after it has asked what became of the call.
    if (known) this.put({ ...known, version: change.version, state: change.state });
    void this.refresh(change.callId);
  }
}
