import type { Cancel } from '../../base/clock.js';
import type { Store } from '../../base/store.js';
import type { Booking } from '../../contract/bookings.js';
import type { Intent, Settled } from '../../offline/outbox.js';
import type { ServiceEnvironment } from '../service.js';
import type { ActionName, WorkState } from './work-state.js';

type BookingRoute = 'reserve' | 'extendBooking' | 'cancelBooking' | 'leaveEarly';

/** The signed-in person's reservations: read at sign-in, refreshed by event, gone at sign-out. */
export class MyBookings {
  readonly #env: ServiceEnvironment;
  readonly #state: Store<WorkState>;
  #cancelFollow: Cancel = () => {};
  #following = false;
  /** Counts sign-ins; an answer for an earlier person is dropped. */
  #turn = 0;

  constructor(environment: ServiceEnvironment, state: Store<WorkState>) {
    this.#env = environment;
    this.#state = state;
  }

  start(): Cancel {
    const { session, outbox } = this.#env;
    let person: string | undefined;
    let unverified = false;
    const follow = (): void => {
      const now = session.state.get();
      const personId = now.kind === 'signed-in' ? now.personId : undefined;
      if (now.kind === 'unverified') unverified = true;
      if (personId === person) {
        if (now.kind === 'signed-out' && now.why !== 'unproven') this.#leave(unverified);
        unverified = now.kind === 'unverified';
        return;
      }
      // Whoever could not be verified at first is the same person afterwards, and still waits for an answer.
      const sameVisit = unverified && personId !== undefined;
      unverified = false;
      person = personId;
      if (!sameVisit) this.#turn++;
      this.#cancelFollow();
      this.#following = false;
      this.#state.update((state) => ({ ...state, bookings: personId === undefined ? undefined : { kind: 'loading' }, action: sameVisit ? state.action : { kind: 'none' } }));
      if (personId !== undefined) void this.#read(this.#turn, personId);
    };
    follow();
    const cancelWatch = session.state.watch(follow);
    const cancelSettled = outbox.onSettled((settled) => this.#takeOutcome(settled));
    return () => {
      cancelSettled();
      cancelWatch();
      this.#cancelFollow();
      this.#following = false;
    };
  }

  refresh(): void {
    const session = this.#env.session.state.get();
    if (session.kind === 'signed-in') void this.#read(this.#turn, session.personId);
  }

  /** Sends an intent and tells its course in `state.action`; resolves to whether the server has confirmed it. */
  async send<Name extends BookingRoute>(what: ActionName, bookingId: string, intent: Intent<Name>): Promise<boolean> {
    const turn = this.#turn;
    this.#state.update((state) => ({ ...state, action: { kind: 'sending', what, bookingId } }));
    const answer = await this.#env.outbox.send(intent);
    // Somebody else may stand here by now.
    if (turn !== this.#turn) return false;
    if (!answer.ok) {
      const { failure } = answer;
      this.#state.update((state) => ({
        ...state, action: failure.kind === 'kept' ? { kind: 'kept', what, bookingId, intentId: failure.id } : { kind: 'refused', what, bookingId, failure },
      }));
      if (failure.kind === 'problem') this.refresh();
      return false;
    }
    const booking: Booking = answer.value;
    this.#state.update((state) => ({ ...state, action: { kind: 'done', what, booking }, bookings: fold(state.bookings, booking) }));
    return true;
  }

  /** An unverified person has left. */
  #leave(unverified: boolean): void {
    if (!unverified) return;
    this.#turn++;
    this.#state.update((state) => ({ ...state, action: { kind: 'none' } }));
  }

  /** The server has answered what was kept while this person was here. */
  #takeOutcome({ id, outcome }: Settled): void {
    const { action } = this.#state.get();
    this.refresh();
    if (action.kind !== 'kept' || action.intentId !== id) return;
    const { what, bookingId } = action;
    if (outcome.ok) {
      const booking = outcome.reply as Booking;
      this.#state.update((state) => ({ ...state, action: { kind: 'done', what, booking }, ...(state.bookings ? { bookings: fold(state.bookings, booking) } : {}) }));
      return;
    }
    const { code, noticeId } = outcome;
    this.#state.update((state) => ({ ...state, action: { kind: 'refused', what, bookingId, failure: { kind: 'problem', problem: { type: '', title: '', status: 0, code } } } }));
    // It is told here and now; the next sign-in need not tell it again.
    if (noticeId !== undefined) void this.#env.session.dismiss(noticeId);
  }

  async #read(turn: number, personId: string): Promise<void> {
    const answer = await this.#env.api.call('listBookings', {});
    if (turn !== this.#turn) return;
    if (!answer.ok) {
      this.#state.update((state) => (state.bookings?.kind === 'ready' ? state : { ...state, bookings: { kind: 'failed', failure: answer.failure } }));
      return;
    }
    this.#state.update((state) => ({ ...state, bookings: { kind: 'ready', value: keepNewer(state.bookings, answer.value.bookings) } }));
    if (this.#following) return;
    this.#following = true;
    this.#cancelFollow = this.#env.events.follow([`person:${personId}`], answer.value.event, (event) => {
      if (event === 'resync') this.#following = false;
      if (event === 'resync' || event.kind === 'booking-changed') this.refresh();
    });
  }
}

function fold(known: WorkState['bookings'], booking: Booking): WorkState['bookings'] {
  const others = known?.kind === 'ready' ? known.value.filter((other) => other.id !== booking.id) : [];
  return { kind: 'ready', value: [...others, booking] };
}

/** A list that was read before the last answer may lack it or hold its older version. */
function keepNewer(known: WorkState['bookings'], told: readonly Booking[]): readonly Booking[] {
  if (known?.kind !== 'ready') return told;
  const versions = new Map(known.value.map((booking): [string, Booking] => [booking.id, booking]));
  return told.map((booking) => {
    const mine = versions.get(booking.id);
    return mine && mine.version > booking.version ? mine : booking;
  });
}
