import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import { fail, succeed, type Result } from '../base/result.js';
import type { Session } from '../contract/identity.js';
import type { ApiClient, CallFailure } from '../offline/api-client.js';
import type { LiveEvents } from '../offline/live-events.js';

/** Why nobody is signed in: nobody was, they pressed "end", were gone, had the longest time, or the server closed it. */
export type SessionEnd = 'none' | 'person' | 'idle' | 'absolute' | 'server';

export interface SignedOut {
  readonly kind: 'signed-out';
  readonly why: SessionEnd;
}
export interface SignedIn {
  readonly kind: 'signed-in';
  readonly personId: string;
  readonly displayName: string;
  /** By this device's clock; the server ends the session then unless it is extended. */
  readonly idleEndsAt: EpochMs;
  /** No extension goes beyond it. */
  readonly endsAt: EpochMs;
}
export type SessionState = SignedOut | SignedIn;

/** What is known of the card: what its code says, or the number printed on it (8 digits). */
export type ShownCard = { readonly token: string } | { readonly number: string };

interface SessionPorts {
  readonly api: Pick<ApiClient, 'call' | 'sessionToken' | 'onProblem'>;
  readonly events: Pick<LiveEvents, 'follow'>;
  readonly clock: Clock;
}

/** An extension is asked for only when less than this share of the idle time is left, so that each key is not a call. */
const EXTEND_BELOW_SHARE = 0.6;
/** A timer fires this much after the server's own limit, so that the server agrees that it is over. */
const GRACE_MS = 250;

/**
 * Who is signed in on this screen. Everything is held in this page's memory and nowhere else: the bearer token goes to
 * the API client, and a reload or `end` leaves nothing behind.
 */
export class SessionStore {
  readonly #ports: SessionPorts;
  readonly #state = new Store<SessionState>({ kind: 'signed-out', why: 'none' });
  readonly state: Readable<SessionState> = this.#state;
  /** Counts sessions, so that an answer for an earlier one is dropped. */
  #turn = 0;
  #idleMs = 0;
  #extending = false;
  #cancelTimer: Cancel = () => undefined;
  #cancelEvents: Cancel = () => undefined;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    ports.api.onProblem((code) => {
      if (code === 'session-ended' && this.#state.get().kind === 'signed-in') this.#drop('server');
    });
  }

  /**
   * Opens a session on this device.
   * @param pin six digits; kept no longer than the call
   */
  async signIn(card: ShownCard, pin: string): Promise<Result<SignedIn, CallFailure>> {
    const turn = ++this.#turn;
    const reply = await this.#ports.api.call('openSession', { body: { card, pin } });
    if (turn !== this.#turn) return fail({ kind: 'network' });
    if (!reply.ok) return reply;
    this.#ports.api.sessionToken = reply.value.token;
    const signedIn = this.#hold(reply.value);
    void this.#listen(signedIn.personId);
    return succeed(signedIn);
  }

  /** The person did something: asks the server for more time once a good part of the idle time is used up. */
  async extend(): Promise<void> {
    const state = this.#state.get();
    if (state.kind !== 'signed-in' || this.#extending) return;
    const left = state.idleEndsAt - this.#ports.clock.now();
    if (left > this.#idleMs * EXTEND_BELOW_SHARE) return;
    const turn = this.#turn;
    this.#extending = true;
    const reply = await this.#ports.api.call('extendSession', { body: {} });
    this.#extending = false;
    if (turn !== this.#turn) return;
    if (reply.ok) this.#hold(reply.value);
  }

  /** Asks the server whether the session still stands; its refusal ends it here too. A dead network changes nothing. */
  async confirm(): Promise<void> {
    if (this.#state.get().kind !== 'signed-in') return;
    const turn = this.#turn;
    const reply = await this.#ports.api.call('readSession', {});
    if (turn !== this.#turn) return;
    if (reply.ok) this.#hold(reply.value);
  }

  /** Signs out: here at once, on the server as soon as it hears of it (its own limits end the session if it never does). */
  async end(why: Exclude<SessionEnd, 'none' | 'server'>): Promise<void> {
    if (this.#state.get().kind !== 'signed-in') {
      this.#turn++;
      return;
    }
    const told = this.#ports.api.call('endSession', { body: {} });
    this.#drop(why);
    await told;
  }

  /** Follows what the server says of this person's session. The bookings are read because a snapshot names where to start. */
  async #listen(personId: string): Promise<void> {
    const turn = this.#turn;
    const snapshot = await this.#ports.api.call('listBookings', {});
    if (turn !== this.#turn || !snapshot.ok) return;
    this.#cancelEvents = this.#ports.events.follow([`person:${personId}`], snapshot.value.event, (event) => {
      if (event !== 'resync' && event.kind !== 'session-ended') return;
      void this.confirm();
      if (event === 'resync') void this.#listen(personId);
    });
  }

  #hold(session: Session): SignedIn {
    const state: SignedIn = {
      kind: 'signed-in', personId: session.personId, displayName: session.displayName,
      idleEndsAt: Date.parse(session.idleEndsAt), endsAt: Date.parse(session.endsAt),
    };
    this.#idleMs = Math.max(this.#idleMs, state.idleEndsAt - this.#ports.clock.now());
    this.#cancelTimer();
    const overAt = Math.min(state.idleEndsAt, state.endsAt);
    this.#cancelTimer = this.#ports.clock.after(Math.max(0, overAt - this.#ports.clock.now()) + GRACE_MS, () => {
      void this.end(overAt === state.endsAt ? 'absolute' : 'idle');
    });
    this.#state.set(state);
    return state;
  }

  #drop(why: SessionEnd): void {
    this.#turn++;
    this.#idleMs = 0;
    this.#cancelTimer();
    this.#cancelEvents();
    this.#ports.api.sessionToken = undefined;
    this.#state.set({ kind: 'signed-out', why });
  }
}
