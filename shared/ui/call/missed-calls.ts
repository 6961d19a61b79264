import type { Cancel } from '../../base/clock.js';
import { Store, type Readable } from '../../base/store.js';
import type { MissedCall } from '../../contract/calls.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { CallSession } from '../../telepresence/call-session.js';
import type { SessionStore } from '../session.js';

/** Calls that the person signed in here did not get: read when they sign in, and after each call that rang here. In memory only. */
export class MissedCalls {
  readonly #api: Pick<ApiClient, 'call'>;
  readonly #session: Pick<SessionStore, 'state'>;
  readonly #calls: Pick<CallSession, 'view' | 'start'>;
  readonly #state = new Store<readonly MissedCall[]>([]);
  /** Counts readings and people; the answer to an earlier one is dropped. */
  #turn = 0;

  constructor({ api, session, calls }: { readonly api: Pick<ApiClient, 'call'>; readonly session: Pick<SessionStore, 'state'>; readonly calls: Pick<CallSession, 'view' | 'start'> }) {
    this.#api = api;
    this.#session = session;
    this.#calls = calls;
  }

  /** The latest first. */
  get state(): Readable<readonly MissedCall[]> {
    return this.#state;
  }

  start(): Cancel {
    let person = '';
    let rang = false;
    const lookAtPerson = (): void => {
      const state = this.#session.state.get();
      const now = state.kind === 'signed-in' ? state.personId : '';
      if (now === person) return;
      person = now;
      void this.#read();
    };
    const cancels = [
      this.#session.state.watch(lookAtPerson),
      this.#calls.view.watch(({ phase }) => {
        if (phase.kind === 'ringing' && phase.way === 'incoming') rang = true;
        else if (rang && (phase.kind === 'idle' || phase.kind === 'ended')) {
          rang = false;
          void this.#read();
        }
      }),
    ];
    lookAtPerson();
    return () => {
      this.#turn++;
      for (const cancel of cancels) cancel();
    };
  }

  /** The person has seen it. */
  async dismiss(missedId: string): Promise<void> {
    this.#drop(missedId);
    await this.#api.call('dismissMissedCall', { params: { missedId }, body: {} });
  }

  /** Calls back whoever called; the server counts it as seen. */
  async callBack(missedId: string): Promise<void> {
    this.#drop(missedId);
    await this.#calls.start({ kind: 'back', missedId });
  }

  #drop(missedId: string): void {
    this.#state.update((missed) => missed.filter(({ id }) => id !== missedId));
  }

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    if (this.#session.state.get().kind !== 'signed-in') return this.#state.set([]);
    const answer = await this.#api.call('listMissedCalls', {});
    if (turn === this.#turn && answer.ok) this.#state.set(answer.value.missed);
  }
}
