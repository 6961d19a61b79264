import type { Cancel } from '../../base/clock.js';
import { makeId } from '../../base/ids.js';
import type { Result } from '../../base/result.js';
import { Store, type Readable } from '../../base/store.js';
import { CONSENT_VERSION, type ChosenConsent } from '../../contract/consents.js';
import type { Consultation } from '../../contract/consultations.js';
import type { ApiClient, CallFailure } from '../../offline/api-client.js';
import type { CallView } from '../../telepresence/call-view.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import type { ServiceEnvironment } from '../service.js';
import { NOTHING_AGREED, readSaid, withConsent, type HealthState } from './health-state.js';

type HealthEnvironment = Pick<ServiceEnvironment, 'api' | 'clock' | 'events' | 'session' | 'connectivity'>;
type Answer = Result<Consultation, CallFailure>;

/** How often the waiting time at the desk is asked for. */
const DESK_EVERY_MS = 60_000;

/**
 * What one screen knows of consultations, and what a person can do there. Nothing of it is written down: what the person chose, agreed to
 * and was told is gone with `forget`. Nothing is kept for later when the server cannot be reached: a consultation needs it anyway.
 */
export class HealthStore {
  readonly #env: HealthEnvironment;
  readonly #state: Store<HealthState>;
  #cancels: Cancel[] = [];
  #cancelTick: Cancel = () => {};
  #cancelFollow: Cancel | undefined;
  #users = 0;
  /** Counts people, so that an answer about the one before is dropped. */
  #turn = 0;

  constructor(environment: HealthEnvironment) {
    this.#env = environment;
    this.#state = new Store<HealthState>({ ...this.#fresh(), desk: { kind: 'loading' }, mine: undefined });
  }

  get state(): Readable<HealthState> {
    return this.#state;
  }

  /** Reads and follows while anybody uses it. @returns what ends that use */
  start(): Cancel {
    if (this.#users++ === 0) {
      const { session, connectivity } = this.#env;
      this.#cancels = [
        session.state.watch(() => this.#noticePerson()),
        connectivity.state.watch((connection) => {
          this.#state.update((state) => ({ ...state, offline: connection === 'offline' }));
          if (connection === 'online') this.retry();
        }),
      ];
      this.#state.update((state) => ({ ...state, offline: connectivity.state.get() === 'offline' }));
      this.#noticePerson();
      this.#tick();
    }
    return () => {
      if (--this.#users > 0) return;
      for (const cancel of [...this.#cancels, this.#cancelTick]) cancel();
      this.#cancelFollow?.();
      this.#cancelFollow = undefined;
      this.#state.update((state) => ({ ...state, mine: undefined }));
    };
  }

  /** Asks again for everything that could not be read. */
  retry(): void {
    void this.#readDesk();
    if (this.#env.session.state.get().kind === 'signed-in') void this.#readMine();
  }

  /** Free times of a day; without one, of the first day that has any. */
  async readTimes(day?: string): Promise<void> {
    this.#state.update((state) => ({ ...state, times: state.times.kind === 'ready' ? state.times : { kind: 'loading' } }));
    const answer = await this.#env.api.call('readConsultationTimes', { query: day === undefined ? {} : { day } });
    this.#state.update((state) => ({ ...state, times: answer.ok ? { kind: 'ready', value: answer.value } : { kind: 'failed', failure: answer.failure } }));
  }

  /** The person wants to be seen at a time, or now. */
  wish(from?: string): void {
    this.#state.update((state) => ({ ...state, wish: { from }, action: { kind: 'none' }, currentId: undefined, said: [], talked: false }));
  }

  /** Agrees to something, or not: before the consultation on this screen alone, afterwards on the server, which deletes what it covered. */
  async choose(item: ChosenConsent, given: boolean): Promise<void> {
    const { currentId } = this.#state.get();
    if (currentId === undefined) {
      this.#state.update((state) => ({ ...state, consents: withConsent(state.consents, item, given) }));
      return;
    }
    await this.#ask((api) => api.call('changeConsent', { params: { consultationId: currentId }, body: { item, given, version: CONSENT_VERSION, language: currentLanguage.get() } }));
  }

  /** Asks for the consultation with what was agreed to. @returns whether the server has it */
  async agree(): Promise<boolean> {
    const { wish, consents } = this.#state.get();
    const consultationId = makeId(this.#env.clock.now());
    const answer = await this.#ask((api) => api.call('startConsultation', {
      body: { consultationId, ...wish.from !== undefined && { from: wish.from }, language: currentLanguage.get(), talk: true, consents, version: CONSENT_VERSION },
    }, { idempotencyKey: consultationId }));
    if (answer) this.take(consultationId);
    return answer !== undefined;
  }

  /** This visit is about a consultation that is there already. */
  take(consultationId: string): void {
    this.#state.update((state) => ({ ...state, currentId: consultationId, action: { kind: 'none' }, said: [], talked: false }));
  }

  /** The call that this screen has made is that of the consultation; the session may then last as long as one takes. */
  async join(callId: string): Promise<void> {
    const { currentId } = this.#state.get();
    if (currentId === undefined) return;
    const joined = await this.#ask((api) => api.call('joinConsultation', { params: { consultationId: currentId }, body: { callId } }, { idempotencyKey: callId }));
    if (joined) await this.#env.session.confirm();
  }

  /** Hears what is written in the call, which is kept nowhere else. */
  hear(view: CallView): void {
    const said = readSaid(view);
    const { phase } = view;
    // A call that another screen of the person carries on is theirs all the same.
    const talked = phase.kind === 'in-call' || phase.kind === 'audio-only' || (phase.kind === 'ended' && phase.why === 'moved');
    const state = this.#state.get();
    if (said.length > state.said.length || (talked && !state.talked)) this.#state.set({ ...state, said: said.length > 0 ? said : state.said, talked: state.talked || talked });
  }

  /** Gives an appointment or a place in the queue back. */
  async giveUp(consultationId: string): Promise<void> {
    await this.#ask((api) => api.call('endConsultation', { params: { consultationId }, body: {} }));
  }

  /** The visit is over. */
  forget(): void {
    this.#turn++;
    this.#state.update((state) => ({ ...this.#fresh(), desk: state.desk, mine: this.#env.session.state.get().kind === 'signed-in' ? state.mine : undefined }));
  }

  #fresh(): Omit<HealthState, 'desk' | 'mine'> {
    return { now: this.#env.clock.now(), offline: this.#env.connectivity.state.get() === 'offline', times: { kind: 'loading' }, wish: { from: undefined }, consents: NOTHING_AGREED, currentId: undefined, action: { kind: 'none' }, said: [], talked: false };
  }

  #tick(): void {
    void this.#readDesk();
    this.#state.update((state) => ({ ...state, now: this.#env.clock.now() }));
    this.#cancelTick = this.#env.clock.after(DESK_EVERY_MS, () => this.#tick());
  }

  #noticePerson(): void {
    const { kind } = this.#env.session.state.get();
    this.#cancelFollow?.();
    this.#cancelFollow = undefined;
    this.#turn++;
    if (kind !== 'signed-in') {
      this.#state.update((state) => ({ ...state, mine: undefined }));
      return;
    }
    if (this.#state.get().mine === undefined) this.#state.update((state) => ({ ...state, mine: { kind: 'loading' } }));
    void this.#readMine();
  }

  async #readDesk(): Promise<void> {
    const answer = await this.#env.api.call('readHealthDesk', {});
    const now = this.#env.clock.now();
    // What was last heard stays, and says how old it is.
    this.#state.update((state) => ({ ...state, now, desk: answer.ok ? { kind: 'ready', value: answer.value } : state.desk.kind === 'ready' ? state.desk : { kind: 'failed', failure: answer.failure } }));
  }

  async #readMine(): Promise<void> {
    const turn = this.#turn;
    const answer = await this.#env.api.call('listConsultations', {});
    const person = this.#env.session.state.get();
    if (turn !== this.#turn || person.kind !== 'signed-in') return;
    if (!answer.ok) {
      this.#state.update((state) => (state.mine?.kind === 'ready' ? state : { ...state, mine: { kind: 'failed', failure: answer.failure } }));
      return;
    }
    this.#state.update((state) => ({ ...state, mine: { kind: 'ready', value: answer.value.consultations } }));
    this.#cancelFollow ??= this.#env.events.follow([`person:${person.personId}`], answer.value.event, (event) => {
      if (event === 'resync') this.#cancelFollow = undefined;
      if (event === 'resync' || event.kind === 'consultation-changed') void this.#readMine();
    });
  }

  async #ask(ask: (api: ApiClient) => Promise<Answer>): Promise<Consultation | undefined> {
    this.#state.update((state) => ({ ...state, action: { kind: 'sending' } }));
    const answer = await ask(this.#env.api);
    this.#state.update((state) => ({ ...state, action: answer.ok ? { kind: 'none' } : { kind: 'refused', failure: answer.failure } }));
    if (!answer.ok) return undefined;
    const changed = answer.value;
    this.#state.update((state) => (state.mine?.kind === 'ready' ? { ...state, mine: { kind: 'ready', value: [...state.mine.value.filter(({ id }) => id !== changed.id), changed] } } : state));
    return changed;
  }
}

const stores = new WeakMap<ApiClient, HealthStore>();

/** The one Health store of a screen: home and every view share it. */
export function openHealth(environment: HealthEnvironment): HealthStore {
  let store = stores.get(environment.api);
  if (!store) stores.set(environment.api, (store = new HealthStore(environment)));
  return store;
}
