import type { Cancel, Clock } from '../base/clock.js';
import { makeId } from '../base/ids.js';
import { fail, type Result } from '../base/result.js';
import { Store, type Readable } from '../base/store.js';
import type { RouteReply } from '../contract/routes.js';
import type { IntentOutcome, IntentProof, SealableRoute, SealedIntent, SealKey } from '../contract/sealed.js';
import type { ApiClient, CallFailure } from './api-client.js';
import type { Connection } from './connectivity.js';
import type { Intent, Outbox, OutboxState, SendFailure, Settled } from './outbox.js';
import type { KeptEntry, OutboxStore } from './outbox-store.js';

/** How intents are sealed and answers read. */
export interface Sealing {
  sealText(key: SealKey, text: string): Promise<string>;
  makeAnswerKey(): string;
  /** The same text gives the same name, from which nobody reads the text. */
  hashSubject(subject: string): Promise<string>;
  decryptAnswer(answerKey: string, answer: string): Promise<string | undefined>;
}

export interface SealedOutboxSettings {
  readonly api: Pick<ApiClient, 'call'>;
  readonly clock: Clock;
  readonly connection: Readable<Connection>;
  readonly store: OutboxStore;
  readonly sealing: Sealing;
  /** Who wants it; nobody is signed in where it is missing. */
  readonly readProof: () => IntentProof | undefined;
  readonly random?: () => number;
  /** Waits before the second, third ... try of an intent somebody waits for. When they are used up it is kept. */
  readonly retryAfterMs?: readonly number[];
}

/** A city's screens do not all send at once when their server is back. */
const SPREAD_MS = 4_000;
const LONGEST_WAIT_MS = 60_000;
/** A server that fails on one entry so many times will not take it. */
const MOST_TRIES = 5;

type Delivered = 'done' | 'later' | 'never';

/**
 * Sends intents while somebody waits; seals and keeps them when the server cannot be reached, and delivers them when it can,
 * in their order, however many visitors or restarts later.
 */
export class SealedOutbox implements Outbox {
  readonly #state = new Store<OutboxState>({ waiting: 0, retrying: false, kept: 0, aside: 0 });
  readonly #settings: SealedOutboxSettings;
  readonly #lastOf = new Map<string, Promise<unknown>>();
  readonly #keptSubjects = new Set<string>();
  /** Answer keys of this visit, by entry. */
  readonly #answerKeys = new Map<string, string>();
  readonly #tries = new Map<string, number>();
  readonly #listeners = new Set<(settled: Settled) => void>();
  #sealKey: SealKey | undefined;
  #retrying = 0;
  #delivering = false;
  #rounds = 0;
  #cancelNext: Cancel = () => {};

  constructor(settings: SealedOutboxSettings) {
    this.#settings = settings;
    settings.connection.watch((connection) => connection === 'online' && this.#schedule(SPREAD_MS));
  }

  get state(): Readable<OutboxState> {
    return this.#state;
  }

  /** Looks for what an earlier start has kept, and fetches the key while it can be had. */
  async start(): Promise<void> {
    void this.#readSealKey();
    await this.#count();
    if (this.#state.get().kept > 0) this.#schedule(SPREAD_MS);
  }

  onSettled(listener: (settled: Settled) => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  forget(): void {
    this.#answerKeys.clear();
  }

  async send<Name extends SealableRoute>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, SendFailure>> {
    const before = this.#lastOf.get(intent.subject) ?? Promise.resolve();
    const delivery = before.then(() => this.#sendNow(intent));
    this.#lastOf.set(intent.subject, delivery);
    this.#tell({ waiting: 1 });
    try {
      return await delivery;
    } finally {
      if (this.#lastOf.get(intent.subject) === delivery) this.#lastOf.delete(intent.subject);
      this.#tell({ waiting: -1 });
    }
  }

  async keep<Name extends SealableRoute>(intent: Intent<Name>, key: string): Promise<boolean> {
    const { sealing, store, clock } = this.#settings;
    const proof: IntentProof | undefined = intent.route === 'checkIn' ? { device: true } : this.#settings.readProof();
    if (!proof) return false;
    try {
      const sealKey = await this.#readSealKey();
      if (!sealKey) return false;
      const answerKey = sealing.makeAnswerKey();
      const now = clock.now();
      const text: SealedIntent = { key, sealedAt: new Date(now).toISOString(), proof, route: intent.route, answerKey, ...(intent.input as { params?: Record<string, string>; body: unknown }) };
      const sealed = await sealing.sealText(sealKey, JSON.stringify(text));
      const subject = await sealing.hashSubject(intent.subject);
      if (!(await store.add({ id: key, subject, kid: sealKey.kid, sealed, at: now }))) return false;
      this.#answerKeys.set(key, answerKey);
      await this.#count();
      // The server may have been back for a while, or not have been gone at all.
      this.#schedule(SPREAD_MS);
      return true;
    } catch {
      // A browser without IndexedDB or WebCrypto keeps nothing, and the person is told that nobody knows.
      return false;
    }
  }

  async #readSealKey(): Promise<SealKey | undefined> {
    const answer = await this.#settings.api.call('readSealKey', {});
    if (answer.ok) this.#sealKey = answer.value;
    return this.#sealKey;
  }

  async #sendNow<Name extends SealableRoute>(intent: Intent<Name>): Promise<Result<RouteReply<Name>, SendFailure>> {
    const { api, clock, connection, retryAfterMs = [500, 2_000] } = this.#settings;
    const key = makeId(clock.now());
    let answer: Result<RouteReply<Name>, CallFailure> = fail({ kind: 'network' });
    if (connection.get() === 'online' && !(await this.#hasKept(intent.subject))) {
      answer = await api.call(intent.route, intent.input, { idempotencyKey: key });
      for (const wait of retryAfterMs) {
        if (!mayPass(answer) || connection.get() === 'offline') break;
        this.#tell({ retrying: 1 });
        await new Promise<void>((resolve) => void clock.after(wait, resolve));
        answer = await api.call(intent.route, intent.input, { idempotencyKey: key });
        this.#tell({ retrying: -1 });
      }
    }
    if (!mayPass(answer)) return answer;
    return (await this.keep(intent, key)) ? fail({ kind: 'kept', id: key }) : answer;
  }

  async #hasKept(subject: string): Promise<boolean> {
    return this.#keptSubjects.size > 0 && this.#keptSubjects.has(await this.#settings.sealing.hashSubject(subject));
  }

  #schedule(spreadMs: number): void {
    if (this.#settings.connection.get() === 'offline' || this.#delivering) return;
    this.#cancelNext();
    this.#cancelNext = this.#settings.clock.after((this.#settings.random ?? Math.random)() * spreadMs, () => void this.#deliverAll());
  }

  async #deliverAll(): Promise<void> {
    this.#delivering = true;
    let later = false;
    try {
      const { store } = this.#settings;
      const blocked = new Set<string>();
      for (const entry of await store.list()) {
        if (blocked.has(entry.subject)) continue;
        if (this.#settings.connection.get() === 'offline') return;
        const delivered = await this.#deliver(entry);
        if (delivered === 'done') await store.remove(entry.id);
        else if (delivered === 'never') await store.setAside(entry.id);
        else {
          blocked.add(entry.subject);
          later = true;
        }
      }
    } catch {
      later = true;
    } finally {
      this.#delivering = false;
      await this.#count().catch(() => undefined);
    }
    this.#rounds = later ? this.#rounds + 1 : 0;
    if (later) this.#schedule(Math.min(LONGEST_WAIT_MS, SPREAD_MS * 2 ** this.#rounds));
  }

  async #deliver(entry: KeptEntry): Promise<Delivered> {
    const answer = await this.#settings.api.call('deliverSealed', { body: { kid: entry.kid, sealed: entry.sealed } });
    if (answer.ok) {
      await this.#settle(entry.id, answer.value.answer);
      return 'done';
    }
    if (answer.failure.kind !== 'problem' || isPassing(answer.failure.problem.code)) return 'later';
    const { code } = answer.failure.problem;
    const tries = (this.#tries.get(entry.id) ?? 0) + 1;
    this.#tries.set(entry.id, tries);
    // An entry that cannot be read never will be; one on which the server stumbles gets a few more chances.
    if (code === 'internal-error' && tries < MOST_TRIES) return 'later';
    if (this.#answerKeys.delete(entry.id)) this.#announce({ id: entry.id, outcome: { ok: false, code } });
    return 'never';
  }

  /** Reads the answer if the visitor is still there. */
  async #settle(id: string, answer: string): Promise<void> {
    const answerKey = this.#answerKeys.get(id);
    this.#answerKeys.delete(id);
    const text = answerKey === undefined ? undefined : await this.#settings.sealing.decryptAnswer(answerKey, answer);
    if (text !== undefined) this.#announce({ id, outcome: JSON.parse(text) as IntentOutcome });
  }

  #announce(settled: Settled): void {
    for (const listener of [...this.#listeners]) listener(settled);
  }

  async #count(): Promise<void> {
    const { store } = this.#settings;
    const [entries, aside] = await Promise.all([store.list(), store.countAside()]);
    this.#keptSubjects.clear();
    for (const entry of entries) this.#keptSubjects.add(entry.subject);
    this.#state.update((state) => ({ ...state, kept: entries.length, aside }));
  }

  #tell({ waiting = 0, retrying = 0 }: { waiting?: number; retrying?: number }): void {
    this.#retrying += retrying;
    this.#state.update((state) => ({ ...state, waiting: state.waiting + waiting, retrying: this.#retrying > 0 }));
  }
}

/** Failures that may pass by themselves; a refusal is final. */
function mayPass(answer: Result<unknown, CallFailure>): boolean {
  return !answer.ok && (answer.failure.kind !== 'problem' || isPassing(answer.failure.problem.code));
}

function isPassing(code: string): boolean {
  return code === 'idempotency-in-progress' || code === 'service-unavailable' || code === 'too-many-requests' || code === 'device-unknown';
}
