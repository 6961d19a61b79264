import type { Cancel } from '../../base/clock.js';
import type { Store } from '../../base/store.js';
import type { Booking } from '../../contract/bookings.js';
import type { Intent } from '../../offline/outbox.js';
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
    const { session } = this.#env;
    let person: string | undefined;
    const follow = (): void => {
      const now = session.state.get();
      const personId = now.kind === 'signed-in' ? now.personId : undefined;
      if (personId === person) return;
      person = personId;
      this.#turn++;
      this.#cancelFollow();
      this.#following = false;
      this.#state.update((state) => ({ ...state, bookings: personId === undefined ? undefined : { kind: 'loading' }, action: { kind: 'none' } }));
      if (personId !== undefined) void this.#read(this.#turn, personId);
    };
    follow();
    const cancelWatch = session.state.watch(follow);
    return () => {
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
      this.#state.update((state) => ({ ...state, action: { kind: 'refused', what, bookingId, failure: answer.failure } }));
      if (answer.failure.kind === 'problem') this.refresh();
      return false;
    }
    const booking: Booking = answer.value;
    this.#state.update((state) => ({ ...state, action: { kind: 'done', what, booking }, bookings: fold(state.bookings, booking) }));
    return true;
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
