import type { Cancel, Clock } from '../../shared/base/clock.js';
import { Store, type Readable } from '../../shared/base/store.js';
import type { ConsultationFile, ConsultationSummary } from '../../shared/contract/consultations.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { LiveEvents } from '../../shared/offline/live-events.js';
import type { SessionStore } from '../../shared/ui/session.js';

/** A clinician's file of the call at hand. `none`: whoever calls has not agreed to a consultation, or not yet. */
export type FileState =
  | { readonly kind: 'loading' | 'none' | 'failed' | 'over' }
  | { readonly kind: 'ready'; readonly file: ConsultationFile };

interface WatchParts {
  readonly api: Pick<ApiClient, 'call'>;
  readonly events: Pick<LiveEvents, 'follow'>;
  readonly session: Pick<SessionStore, 'state'>;
  readonly clock: Clock;
  readonly callId: string;
}

/** A caller's screen says only after its call whose consultation that is. */
const ASK_AGAIN_MS = 2_000;

/** Keeps the file of a call true while a clinician has it: what its person gives or takes back shows at once. */
export class ConsultationWatch {
  readonly #parts: WatchParts;
  readonly #state = new Store<FileState>({ kind: 'loading' });
  #cancelFollow: Cancel | undefined;
  #cancelAgain: Cancel = () => {};
  #stopped = false;

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  get state(): Readable<FileState> {
    return this.#state;
  }

  start(): Cancel {
    void this.open();
    return () => {
      this.#stopped = true;
      this.#cancelAgain();
      this.#cancelFollow?.();
    };
  }

  /** Reads the file, which the server writes down. */
  async open(): Promise<void> {
    this.#cancelAgain();
    const { api, callId, clock } = this.#parts;
    const answer = await api.call('openConsultation', { params: { callId }, body: {} });
    if (this.#stopped) return;
    if (answer.ok) return this.#take(answer.value);
    const code = answer.failure.kind === 'problem' ? answer.failure.problem.code : undefined;
    if (code === 'consultation-over') return this.#state.set({ kind: 'over' });
    if (this.#state.get().kind !== 'ready') this.#state.set({ kind: code === 'not-found' ? 'none' : 'failed' });
    this.#cancelAgain = clock.after(ASK_AGAIN_MS, () => void this.open());
  }

  /** @returns whether it is kept; an empty text keeps nothing */
  async writeNotes(text: string): Promise<boolean> {
    const state = this.#state.get();
    if (state.kind !== 'ready') return false;
    const answer = await this.#parts.api.call('writeNotes', { params: { consultationId: state.file.id }, body: { text } });
    if (answer.ok) this.#take(answer.value);
    return answer.ok;
  }

  /** @returns whether it is kept, and shown to its person */
  async writeSummary({ text, nextOn }: ConsultationSummary): Promise<boolean> {
    const state = this.#state.get();
    if (state.kind !== 'ready') return false;
    const answer = await this.#parts.api.call('writeSummary', { params: { consultationId: state.file.id }, body: { text, ...nextOn !== undefined && { nextOn } } });
    if (answer.ok) this.#take(answer.value);
    return answer.ok;
  }

  /** @returns whether it is over */
  async end(): Promise<boolean> {
    const state = this.#state.get();
    if (state.kind !== 'ready') return false;
    const answer = await this.#parts.api.call('endConsultation', { params: { consultationId: state.file.id }, body: {} });
    if (answer.ok) this.#state.set({ kind: 'over' });
    return answer.ok;
  }

  #take(file: ConsultationFile): void {
    const before = this.#state.get();
    // An answer that was on its way while a newer one came is old.
    if (before.kind === 'ready' && before.file.version > file.version) return;
    this.#state.set({ kind: 'ready', file });
    const person = this.#parts.session.state.get();
    if (person.kind !== 'signed-in') return;
    this.#cancelFollow ??= this.#parts.events.follow([`person:${person.personId}`], file.event, (event) => {
      if (event === 'resync') this.#cancelFollow = undefined;
      const state = this.#state.get();
      const isNews = event === 'resync' || (event.kind === 'consultation-changed' && state.kind === 'ready' && event.data.consultationId === state.file.id && event.data.version > state.file.version);
      if (isNews) void this.open();
    });
  }
}
