import type { Cancel, Clock, EpochMs } from '../base/clock.js';
import { Store, type Readable } from '../base/store.js';
import { fail, succeed, type Result } from '../base/result.js';
import type { Session } from '../contract/identity.js';
import type { Desk } from '../contract/values.js';
import type { IntentProof, Notice } from '../contract/sealed.js';
import { isOutage, type ApiClient, type CallFailure } from '../offline/api-client.js';
import type { LiveEvents } from '../offline/live-events.js';
import type { Outbox } from '../offline/outbox.js';

/**
 * Why nobody is signed in: nobody was, they pressed "end", were gone, had the longest time, the server closed it, or what they
 * had shown while the server could not be reached did not hold afterwards.
 */
export type SessionEnd = 'none' | 'person' | 'idle' | 'absolute' | 'server' | 'unproven';

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
  /** Where this person answers as staff; empty for residents. */
  readonly desks: readonly Desk[];
}
/** Somebody showed a card and a PIN while the server could not be asked: what they want is kept, and nothing of theirs is shown. */
export interface Unverified {
  readonly kind: 'unverified';
}
export type SessionState = SignedOut | SignedIn | Unverified;

/** What is known of the card: what its code says, or the number printed on it (8 digits). */
export type ShownCard = { readonly token: string } | { readonly number: string };

interface SessionPorts {
  readonly api: Pick<ApiClient, 'call' | 'sessionToken' | 'onProblem' | 'leavePerson'>;
  /** Where the person's kept intents lie; their answers are forgotten with them. */
  readonly outbox?: Pick<Outbox, 'forget' | 'state' | 'onSettled'>;
  readonly events: Pick<LiveEvents, 'follow'>;
  readonly clock: Clock;
}

/** An extension is asked for only when less than this share of the idle time is left, so that each key is not a call. */
const EXTEND_BELOW_SHARE = 0.6;
/** A timer fires this much after the server's own limit, so that the server agrees that it is over. */
const GRACE_MS = 250;
/** Whoever nobody could verify is not kept longer than this. */
const LONGEST_UNVERIFIED_MS = 10 * 60_000;

/**
 * Who is signed in on this screen. Everything is held in this page's memory and nowhere else: the bearer token goes to
 * the API client, and a reload or `end` leaves nothing behind.
 */
export class SessionStore {
  readonly #ports: SessionPorts;
  readonly #state = new Store<SessionState>({ kind: 'signed-out', why: 'none' });
  readonly state: Readable<SessionState> = this.#state;
  readonly #notices = new Store<readonly Notice[]>([]);
  /** What could not be done while a screen was cut off, to be told now. */
  readonly notices: Readable<readonly Notice[]> = this.#notices;
  /** A card and its PIN that no server has seen yet. */
  #shown: { readonly card: ShownCard; readonly pin: string } | undefined;
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
    ports.outbox?.onSettled(({ outcome }) => {
      if (this.#state.get().kind !== 'unverified') return;
      // What was sealed with a PIN has shown whether that is right; asking again would cost another try.
      if (!outcome.ok && /^(pin|card)-/.test(outcome.code)) this.#drop('unproven');
      else void this.verify();
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
    this.#shown = undefined;
    this.#ports.api.sessionToken = reply.value.token;
    const signedIn = this.#hold(reply.value);
    void this.#listen(signedIn.personId);
    return succeed(signedIn);
  }

  /** No server can be asked: the person goes on unverified, and what they want is sealed with what they showed. */
  signInLater(card: ShownCard, pin: string): void {
    this.#turn++;
    this.#shown = { card, pin };
    this.#cancelTimer();
    this.#cancelTimer = this.#ports.clock.after(LONGEST_UNVERIFIED_MS, () => void this.end('absolute'));
    this.#state.set({ kind: 'unverified' });
  }

  /**
   * The server can be asked again: an unverified person is signed in, or told that what they showed does not hold. While
   * something is kept that will show it, nothing is asked.
   */
  async verify(): Promise<void> {
    const shown = this.#shown;
    if (!shown || this.#state.get().kind !== 'unverified' || (this.#ports.outbox?.state.get().kept ?? 0) > 0) return;
    const answer = await this.signIn(shown.card, shown.pin);
    if (!answer.ok && !isOutage(answer.failure) && this.#shown === shown) this.#drop('unproven');
  }

  /** What proves who wants something; goes into what is sealed and nowhere else. */
  readProof(): IntentProof | undefined {
    const { sessionToken } = this.#ports.api;
    if (this.#state.get().kind === 'signed-in' && sessionToken !== undefined) return { session: sessionToken };
    return this.#shown;
  }

  /** The person has read a notice; the server forgets it. */
  async dismiss(noticeId: string): Promise<void> {
    this.#notices.update((notices) => notices.filter((notice) => notice.id !== noticeId));
    if (this.#state.get().kind === 'signed-in') await this.#ports.api.call('dismissNotice', { params: { noticeId }, body: {} });
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
    if (this.#state.get().kind === 'unverified') {
      this.#drop(why);
      return;
    }
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
    const [snapshot, told] = await Promise.all([this.#ports.api.call('listBookings', {}), this.#ports.api.call('listNotices', {})]);
    if (turn !== this.#turn) return;
    if (told.ok) this.#notices.set(told.value.notices);
    if (!snapshot.ok) return;
    this.#cancelEvents = this.#ports.events.follow([`person:${personId}`], snapshot.value.event, (event) => {
      if (event !== 'resync' && event.kind !== 'session-ended') return;
      void this.confirm();
      if (event === 'resync') void this.#listen(personId);
    });
  }

  #hold(session: Session): SignedIn {
    const state: SignedIn = {
      kind: 'signed-in', personId: session.personId, displayName: session.displayName,
      idleEndsAt: Date.parse(session.idleEndsAt), endsAt: Date.parse(session.endsAt), desks: session.desks ?? [],
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
    this.#shown = undefined;
    this.#notices.set([]);
    // Whoever showed a wrong PIN still stands there and is told what became of their wish.
    if (why !== 'unproven') this.#ports.outbox?.forget();
    this.#idleMs = 0;
    this.#cancelTimer();
    this.#cancelEvents();
    this.#ports.api.leavePerson();
    this.#state.set({ kind: 'signed-out', why });
  }
}
