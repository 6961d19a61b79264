import type { Cancel, Clock } from '../../../base/clock.js';
import { makeId } from '../../../base/ids.js';
import { Store, type Readable } from '../../../base/store.js';
import type { Call, CallMember, Invitation } from '../../../contract/calls.js';
import type { ApiClient } from '../../../offline/api-client.js';

export type InvitedAs = 'guest' | 'camera';
/** `used`: somebody has come by it, and another one has to be made for the next. */
export type InvitationSeen =
  | { readonly kind: 'asking' | 'used' | 'failed' | 'over' }
  | { readonly kind: 'ready'; readonly invitation: Invitation };

/** A code that runs out is replaced so long before, that nobody types one in vain. */
const RENEW_BEFORE_MS = 20_000;
/** Whatever this screen's own clock says of the server's, a code is not asked for more often. */
const LEAST_MS = 60_000;

export interface InvitationParts {
  readonly api: Pick<ApiClient, 'call'>;
  readonly clock: Clock;
  readonly callId: string;
  readonly as: InvitedAs;
}

/** Keeps a good invitation at hand while it is shown: renews what runs out, and tells when somebody has come. */
export class InvitationKeeper {
  readonly as: InvitedAs;
  readonly #parts: InvitationParts;
  readonly #state = new Store<InvitationSeen>({ kind: 'asking' });
  /** Who was in the call in that role when the code was asked for. */
  #known: ReadonlySet<string> = new Set();
  #call: Call | undefined;
  /** Counts questions; an answer to an earlier one is dropped. */
  #turn = 0;
  #cancelRenew: Cancel = () => {};

  constructor(parts: InvitationParts) {
    this.as = parts.as;
    this.#parts = parts;
  }

  get state(): Readable<InvitationSeen> {
    return this.#state;
  }

  /** Asks for a code, the first or another one. */
  async ask(): Promise<void> {
    const { api, clock, callId, as } = this.#parts;
    const turn = ++this.#turn;
    this.#cancelRenew();
    this.#known = new Set(this.#listInvited().map(({ id }) => id));
    this.#state.set({ kind: 'asking' });
    const answer = await api.call('inviteToCall', { params: { callId }, body: { as } }, { idempotencyKey: makeId(clock.now()) });
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      const isOver = answer.failure.kind === 'problem' && ['call-over', 'not-found'].includes(answer.failure.problem.code);
      return this.#state.set({ kind: isOver ? 'over' : 'failed' });
    }
    this.#state.set({ kind: 'ready', invitation: answer.value });
    const goodFor = Date.parse(answer.value.validUntil) - clock.now() - RENEW_BEFORE_MS;
    this.#cancelRenew = clock.after(Math.max(LEAST_MS, goodFor), () => void this.ask());
  }

  /** The call as it is now told: whoever joined in the role has used the code. */
  look(call: Call | undefined): void {
    this.#call = call;
    if (call?.state === 'ended') this.#end('over');
    else if (this.#state.get().kind === 'ready' && this.#listInvited().some(({ id }) => !this.#known.has(id))) this.#end('used');
  }

  /** Nothing is renewed any more; the code that was shown stays good until it runs out. */
  stop(): void {
    this.#turn++;
    this.#cancelRenew();
  }

  #end(kind: 'used' | 'over'): void {
    this.stop();
    this.#state.set({ kind });
  }

  #listInvited(): readonly CallMember[] {
    return this.#call?.members.filter(({ role, state }) => role === this.as && state !== 'left' && state !== 'removed') ?? [];
  }
}
