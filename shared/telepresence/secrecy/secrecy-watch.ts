import type { Cancel, Clock, EpochMs } from '../../base/clock.js';
import { Store, type Readable } from '../../base/store.js';
import type { RoomState } from '../call-room.js';
import type { CallSecrecy } from '../call-view.js';
import type { Agreement } from './key-agreement.js';

/** Screens agree within a second; after so long without a key somebody has to be told. */
const NO_KEY_MS = 10_000;
/** So long a picture that does not open may be on its way from one key to the next. */
const UNREADABLE_MS = 3_000;
/** While what somebody sends does not open, a new key is tried so often. */
const RENEW_MS = 10_000;

export interface SecrecyFacts {
  readonly callId: string;
  readonly encrypted: boolean;
  readonly agreement: Agreement | undefined;
  readonly room: RoomState;
}

/** Tells how secret a call is, from the key that was agreed on and from what does not open although there is one. */
export class SecrecyWatch {
  readonly #clock: Clock;
  readonly #onUnreadable: () => void;
  readonly #state = new Store<CallSecrecy>({ kind: 'none' });
  #facts: SecrecyFacts | undefined;
  /** The code that was shown first in this call. */
  #first: string | undefined;
  #since: { readonly why: 'no-key' | 'locked' | 'plain'; readonly at: EpochMs } | undefined;
  #cancelLook: Cancel = () => {};
  #cancelRenew: Cancel | undefined;

  /** @param onUnreadable somebody has another key: agree anew */
  constructor(clock: Clock, onUnreadable: () => void) {
    this.#clock = clock;
    this.#onUnreadable = onUnreadable;
  }

  get state(): Readable<CallSecrecy> {
    return this.#state;
  }

  /** Takes in how things stand; undefined where there is no call. */
  look(facts: SecrecyFacts | undefined): void {
    if (facts?.callId !== this.#facts?.callId) this.#first = this.#since = undefined;
    this.#facts = facts;
    this.#cancelLook();
    const why = facts && readTrouble(facts);
    this.#since = why === undefined ? undefined : this.#since?.why === why ? this.#since : { why, at: this.#clock.now() };
    this.#renew(why === 'locked');
    const next = this.#read(facts);
    if (JSON.stringify(next) !== JSON.stringify(this.#state.get())) this.#state.set(next);
  }

  #read(facts: SecrecyFacts | undefined): CallSecrecy {
    if (!facts?.encrypted) return { kind: 'none' };
    const { agreement } = facts;
    if (this.#since) {
      const { why, at } = this.#since;
      const left = at + (why === 'no-key' ? NO_KEY_MS : UNREADABLE_MS) - this.#clock.now();
      if (left <= 0) return { kind: 'broken', why };
      this.#cancelLook = this.#clock.after(left, () => this.look(this.#facts));
    }
    if (!agreement) return { kind: 'securing' };
    this.#first ??= agreement.code;
    return { kind: 'secured', code: agreement.code, screens: agreement.members.length, changed: agreement.code !== this.#first };
  }

  #renew(isLocked: boolean): void {
    if (!isLocked) {
      this.#cancelRenew?.();
      this.#cancelRenew = undefined;
      return;
    }
    this.#cancelRenew ??= this.#clock.after(UNREADABLE_MS, () => {
      this.#onUnreadable();
      this.#cancelRenew = this.#clock.after(RENEW_MS, () => {
        this.#cancelRenew = undefined;
        this.look(this.#facts);
      });
    });
  }
}

/** What is wrong while others are there; who is alone has nobody to agree with. */
function readTrouble({ encrypted, agreement, room: { members } }: SecrecyFacts): 'no-key' | 'locked' | 'plain' | undefined {
  const others = members.filter(({ self }) => !self);
  if (!encrypted || others.length === 0) return undefined;
  if (others.some(({ unreadable }) => unreadable === 'plain')) return 'plain';
  if (!agreement) return 'no-key';
  return others.some(({ id, unreadable }) => unreadable === 'locked' && agreement.members.includes(id)) ? 'locked' : undefined;
}
