import type { Clock } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import { fail, succeed, type Result } from '../base/result.js';
import { ADDRESSES, type Address, type RouteName } from '../contract/addresses.js';
import { PROBLEMS, type Problem, type ProblemCode } from '../contract/problems.js';
import type { RouteInput, RouteReply } from '../contract/routes.js';
import type { PublicCache } from './public-cache.js';

/** Why a call gave no answer: the server refused, could not be reached, or took too long. */
export type CallFailure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'network' }
  | { readonly kind: 'timeout' };

export interface CallOptions {
  /** The same key for each repeat of one intent, so that the server acts once. A fresh one is made if it is missing. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** For an answer that is meant to take its time, or that nobody has the patience for. */
  readonly timeoutMs?: number;
}

/** As much of `fetch` as is used, so that tests can hand in their own. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export interface ApiClientSettings {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Where the server is; empty for the page's own origin. */
  readonly baseUrl?: string;
  readonly timeoutMs?: number;
  /** Brings the memory of public replies; asked for when a call fails, and after the first ones succeeded. */
  readonly openCache?: () => Promise<PublicCache>;
}

/** How long after its reply a public answer is written down. */
const KEEP_AFTER_MS = 3_000;

/**
 * Calls the server's routes by name. Device and session token are held in memory only.
 * Expected failures come back as values; nothing is thrown for a network that is gone.
 */
export class ApiClient {
  deviceToken: string | undefined;
  sessionToken: string | undefined;
  /** Asked once when the server does not know this device; answers whether a new token is in place. */
  renewDevice: (() => Promise<boolean>) | undefined;
  /** Whether the server is known to be out of reach: public questions are then answered from memory at once. */
  isCutOff: () => boolean = () => false;
  readonly #settings: ApiClientSettings;
  /** Questions about the person who is signed in that have no answer yet. */
  readonly #personal = new Set<AbortController>();
  readonly #problemListeners = new Set<(code: ProblemCode, route: RouteName) => void>();
  readonly #outcomeListeners = new Set<(reached: boolean) => void>();

  constructor(settings: ApiClientSettings) {
    this.#settings = settings;
  }

  /** The person has left: their token is forgotten, and answers about them are not waited for. */
  leavePerson(): void {
    this.sessionToken = undefined;
    for (const call of this.#personal) call.abort();
  }

  get baseUrl(): string {
    return this.#settings.baseUrl ?? '';
  }

  /** Tells of each refusal, so that a shell can end a session that the server has ended. */
  onProblem(listener: (code: ProblemCode, route: RouteName) => void): () => void {
    this.#problemListeners.add(listener);
    return () => this.#problemListeners.delete(listener);
  }

  /** Tells after each call whether the server was reached. */
  onOutcome(listener: (reached: boolean) => void): () => void {
    this.#outcomeListeners.add(listener);
    return () => this.#outcomeListeners.delete(listener);
  }

  async call<Name extends RouteName>(name: Name, input: RouteInput<Name>, options: CallOptions = {}): Promise<Result<RouteReply<Name>, CallFailure>> {
    const address: Address = ADDRESSES[name];
    // Made here, not in the attempt: a repeat after renewing the device is still the same intent.
    const key = address.write ? options.idempotencyKey ?? makeId(this.#settings.clock.now()) : undefined;
    if (!address.write && this.isCutOff()) {
      const kept = await this.recall(name, input);
      if (kept) return succeed(kept);
    }
    let answer = await this.#attempt<Name>(address, input, key, options);
    if (isProblem(answer, 'device-unknown') && name !== 'enrolDevice' && this.renewDevice && (await this.renewDevice())) {
      answer = await this.#attempt<Name>(address, input, key, options);
    }
    const reached = answer.ok || answer.failure.kind === 'problem';
    for (const listener of [...this.#outcomeListeners]) listener(reached);
    if (answer.ok) this.#keepLater(name, input, answer.value);
    else if (answer.failure.kind === 'problem') for (const listener of [...this.#problemListeners]) listener(answer.failure.problem.code, name);
    if (answer.ok || !isOutage(answer.failure) || address.write) return answer;
    const kept = await this.recall(name, input);
    return kept ? succeed(kept) : answer;
  }

  /** What the server last said to a public question, if it is remembered; never of a person. */
  async recall<Name extends RouteName>(name: Name, input: RouteInput<Name>): Promise<RouteReply<Name> | undefined> {
    return (await this.#settings.openCache?.().catch(() => undefined))?.recall(name, input);
  }

  /** Not while a screen starts: the first picture comes before the memory of it. */
  #keepLater<Name extends RouteName>(name: Name, input: RouteInput<Name>, reply: RouteReply<Name>): void {
    const { openCache, clock } = this.#settings;
    if (openCache) clock.after(KEEP_AFTER_MS, () => void openCache().then((cache) => cache.keep(name, input, reply), () => undefined));
  }

  async #attempt<Name extends RouteName>(address: Address, input: RouteInput<Name>, key: string | undefined, options: CallOptions): Promise<Result<RouteReply<Name>, CallFailure>> {
    const { fetch, clock } = this.#settings;
    const { signal, timeoutMs = this.#settings.timeoutMs ?? 10_000 } = options;
    const { params, query, body } = input as CallParts;
    const stop = new AbortController();
    let late = false;
    const cancelTimer = clock.after(timeoutMs, () => {
      late = true;
      stop.abort();
    });
    const abort = (): void => stop.abort();
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    if (address.access === 'person' && !address.write) this.#personal.add(stop);
    try {
      const response = await fetch(this.baseUrl + fillPath(address.path, params) + writeQuery(query), {
        method: address.method,
        headers: this.#headers(address, key),
        signal: stop.signal,
        ...(address.method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
      });
      const data: unknown = await response.json().catch(() => undefined);
      if (response.ok) return data === undefined ? fail({ kind: 'network' }) : succeed(data as RouteReply<Name>);
      return fail({ kind: 'problem', problem: readProblem(data, response.status) });
    } catch {
      return fail({ kind: late ? 'timeout' : 'network' });
    } finally {
      cancelTimer();
      this.#personal.delete(stop);
      signal?.removeEventListener('abort', abort);
    }
  }

  #headers(address: Address, key: string | undefined): Record<string, string> {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (address.method === 'POST') headers['content-type'] = 'application/json';
    if (key !== undefined) headers['idempotency-key'] = key;
    if (address.access !== 'open' && this.deviceToken !== undefined) headers['device-token'] = this.deviceToken;
    // Event tickets are a device's, but one that names a person's topic needs that person's session beside it.
    if (address.access !== 'open' && this.sessionToken !== undefined) headers['authorization'] = `Bearer ${this.sessionToken}`;
    return headers;
  }
}

interface CallParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly body?: unknown;
}

/** Tells whether an answer is a refusal with this code. */
export function isProblem(answer: Result<unknown, CallFailure>, code: ProblemCode): boolean {
  return !answer.ok && answer.failure.kind === 'problem' && answer.failure.problem.code === code;
}

/** Whether nobody answered, or somebody who cannot serve; what was asked for may be kept for later. */
export function isOutage(failure: CallFailure): boolean {
  return failure.kind !== 'problem' || failure.problem.code === 'service-unavailable';
}

function fillPath(path: string, params: CallParts['params']): string {
  return path.replace(/:([A-Za-z]+)/g, (_whole, name: string) => encodeURIComponent(params?.[name] ?? ''));
}

function writeQuery(query: CallParts['query']): string {
  const pairs = Object.entries(query ?? {}).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

/** A proxy between us and the server may answer with a page of its own; that is a server that cannot serve. */
function readProblem(data: unknown, status: number): Problem {
  if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string' && data.code in PROBLEMS) {
    return data as Problem;
  }
  const code: ProblemCode = status === 404 ? 'not-found' : 'service-unavailable';
  return { type: `urn:u-city:problem:${code}`, title: code, status, code };
}
