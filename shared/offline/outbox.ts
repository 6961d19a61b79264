import type { Clock } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import type { Result } from '../base/result.js';
import { Store, type Readable } from '../base/store.js';
import type { RouteName } from '../contract/addresses.js';
import type { RouteInput, RouteReply } from '../contract/routes.js';
import type { ApiClient, CallFailure } from './api-client.js';

/** Something a person wants done on the server. */
export interface Intent<Name extends RouteName> {
  readonly route: Name;
  readonly input: RouteInput<Name>;
  /** What it is about, such as `booking:<id>`: intents about one subject are sent in the order they were given. */
  readonly subject: string;
}

export interface OutboxState {
  /** Intents that have no answer yet. */
  readonly waiting: number;
  /** An intent is being tried again because the server could not be reached. */
  readonly retrying: boolean;
}

/**
 * Where intents go. Each gets one idempotency key for all its tries, so that a repeat after a lost answer acts once.
 * `send` resolves with the server's answer; a failure of kind `network` or `timeout` means that nobody knows whether
 * the server acted, and a screen must not say either.
 */
export interface Outbox {
  readonly state: Readable<OutboxState>;
  send<Name extends RouteName>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, CallFailure>>;
}

export interface MemoryOutboxSettings {
  readonly api: Pick<ApiClient, 'call'>;
  readonly clock: Clock;
  /** Waits before the second, third ... try. When they are used up the intent fails. */
  readonly retryAfterMs?: readonly number[];
}

/** Keeps intents in memory only: what is not delivered when the page ends is forgotten, as a public screen must. */
export class MemoryOutbox implements Outbox {
  readonly #state = new Store<OutboxState>({ waiting: 0, retrying: false });
  readonly #settings: MemoryOutboxSettings;
  readonly #lastOf = new Map<string, Promise<unknown>>();
  #retrying = 0;

  constructor(settings: MemoryOutboxSettings) {
    this.#settings = settings;
  }

  get state(): Readable<OutboxState> {
    return this.#state;
  }

  async send<Name extends RouteName>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, CallFailure>> {
    const before = this.#lastOf.get(intent.subject) ?? Promise.resolve();
    const delivery = before.then(() => this.#deliver(intent));
    this.#lastOf.set(intent.subject, delivery);
    this.#tell(1);
    try {
      return await delivery;
    } finally {
      if (this.#lastOf.get(intent.subject) === delivery) this.#lastOf.delete(intent.subject);
      this.#tell(-1);
    }
  }

  async #deliver<Name extends RouteName>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, CallFailure>> {
    const { api, clock, retryAfterMs = [500, 2_000, 5_000] } = this.#settings;
    const idempotencyKey = makeId(clock.now());
    let answer = await api.call(intent.route, intent.input, { idempotencyKey });
    for (const wait of retryAfterMs) {
      if (!mayRetry(answer)) break;
      this.#retrying++;
      this.#tell(0);
      await new Promise<void>((resolve) => void clock.after(wait, resolve));
      answer = await api.call(intent.route, intent.input, { idempotencyKey });
      this.#retrying--;
      this.#tell(0);
    }
    return answer;
  }

  #tell(change: number): void {
    this.#state.update(({ waiting }) => ({ waiting: waiting + change, retrying: this.#retrying > 0 }));
  }
}

/** Failures that may pass by themselves; a refusal is final. */
function mayRetry(answer: Result<unknown, CallFailure>): boolean {
  if (answer.ok) return false;
  if (answer.failure.kind !== 'problem') return true;
  const { code } = answer.failure.problem;
  return code === 'idempotency-in-progress' || code === 'service-unavailable';
}
