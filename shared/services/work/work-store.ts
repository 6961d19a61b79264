import type { Cancel } from '../../base/clock.js';
import { makeId } from '../../base/ids.js';
import { Store, type Readable } from '../../base/store.js';
import { readZoned, type LocalDay } from '../../base/zoned-time.js';
import type { Booking } from '../../contract/bookings.js';
import type { FeatureName } from '../../contract/city.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { ServiceEnvironment } from '../service.js';
import { startOfNow, type When } from './booking-times.js';
import type { Workplace } from './carbon-saved.js';
import { CenterListWatch } from './center-list-watch.js';
import type { Origin } from './find-centers.js';
import type { MyBookings } from './my-bookings.js';
import { OpenCenterWatch } from './open-center-watch.js';
import { readCenterPage, type WorkState } from './work-state.js';

const MINUTE = 60_000;

/**
 * Everything the Work assistant knows on one screen, and what a person can do with it. Views watch `state` and call verbs.
 * What the person chose lives here, in memory, until `forget`.
 */
export class WorkStore {
  readonly #env: ServiceEnvironment;
  readonly #state: Store<WorkState>;
  readonly #centers: CenterListWatch;
  readonly #openCenter: OpenCenterWatch;
  /** Comes with the first person: a screen that nobody has signed in at does without. */
  #bookings: Promise<MyBookings> | undefined;
  #cancels: Cancel[] = [];
  #cancelMinute: Cancel = () => {};
  #started = false;

  constructor(environment: ServiceEnvironment) {
    this.#env = environment;
    this.#state = new Store<WorkState>({
      city: environment.city, now: environment.clock.now(), live: environment.events.state.get() === 'live', trueUntil: undefined,
      places: { kind: 'loading' }, availability: { kind: 'loading' }, open: undefined, unverified: false, bookings: undefined, action: { kind: 'none' },
      ...freshChoices(environment),
    });
    this.#centers = new CenterListWatch(environment, this.#state);
    this.#openCenter = new OpenCenterWatch(environment, this.#state);
  }

  get state(): Readable<WorkState> {
    return this.#state;
  }

  get environment(): ServiceEnvironment {
    return this.#env;
  }

  /** Reads the city and starts to follow it; harmless when it runs already. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    const { events, connectivity, session } = this.#env;
    const noticePerson = (): void => {
      const { kind } = session.state.get();
      this.#state.update((state) => ({ ...state, unverified: kind === 'unverified' }));
      if (kind !== 'signed-out') void this.#openBookings();
    };
    this.#cancels = [
      events.state.watch(() => this.#noteTruth()),
      connectivity.state.watch((connection) => connection === 'online' && this.retry()),
      session.state.watch(noticePerson),
    ];
    noticePerson();
    this.#tick();
    this.#centers.start();
  }

  stop(): void {
    this.#started = false;
    this.#centers.stop();
    this.#openCenter.close();
    for (const cancel of [...this.#cancels, this.#cancelMinute]) cancel();
    this.#cancels = [];
  }

  /** Drops what this person chose; the city stays. */
  forget(): void {
    this.#openCenter.close();
    this.#state.update((state) => ({ ...state, open: undefined, action: { kind: 'none' }, ...freshChoices(this.#env) }));
  }

  /** Asks again for whatever failed or may be old. */
  retry(): void {
    this.#centers.retry();
    this.#openCenter.refresh();
    void this.#bookings?.then((bookings) => bookings.refresh());
  }

  findNear(origin: Origin): void {
    this.#search({ origin });
  }

  /** Searches around this screen again. */
  findNearHere(): void {
    this.#search({ origin: { kind: 'here', position: this.#env.position } });
  }

  requireFeatures(features: readonly FeatureName[]): void {
    this.#search({ features });
  }

  setPeople(people: number): void {
    this.#search({ people });
  }

  /** For when the list shows free seats; a center that is opened then starts from the same time. */
  setSearchTime(when: When): void {
    this.#search({ when });
    this.#state.update((state) => ({ ...state, choice: { ...state.choice, when } }));
    this.#centers.refresh();
  }

  /** `undefined` takes the comparison away. */
  nameWorkplace(workplace: Workplace | undefined): void {
    this.#state.update((state) => ({ ...state, workplace }));
  }

  /** Opens a center's page: its plan, today's times and what changes there. */
  openCenter(centerId: string): void {
    this.start();
    this.#openCenter.open(centerId);
  }

  closeCenter(): void {
    this.#openCenter.close();
    this.#state.update((state) => ({ ...state, open: undefined, choice: { when: state.choice.when } }));
  }

  /** Reads the times of a day of the open center, if they are not there yet. */
  lookAtDay(day: LocalDay): void {
    this.#openCenter.readDay(day);
  }

  chooseTime(when: When): void {
    this.#state.update((state) => ({ ...state, action: { kind: 'none' }, choice: { ...state.choice, when } }));
    this.#openCenter.refresh();
  }

  chooseFloor(floorId: string): void {
    this.#state.update((state) => ({ ...state, choice: { when: state.choice.when, floorId } }));
  }

  chooseSpace(spaceId: string | undefined): void {
    this.#state.update(({ choice: { spaceId: _before, ...choice }, ...state }) => ({
      ...state, action: { kind: 'none' }, choice: spaceId === undefined ? choice : { ...choice, spaceId },
    }));
  }

  /**
   * Reserves the chosen space for the chosen time.
   * @returns whether the server has confirmed it; if not, `state.action` says why
   */
  async reserve(): Promise<boolean> {
    const page = readCenterPage({ ...this.#state.get(), now: this.#env.clock.now() });
    // Whether somebody was quicker is for the server to say: a person who asked gets an answer.
    if (!page?.chosen || !page.wanted) return false;
    const now = this.#env.clock.now();
    const bookingId = makeId(now);
    const [from, to] = [page.wanted.from, page.wanted.to].map((at) => new Date(at).toISOString());
    if (from === undefined || to === undefined) return false;
    const made = await (await this.#openBookings()).send('reserve', bookingId, {
      route: 'reserve', subject: `booking:${bookingId}`,
      input: { body: { bookingId, allocations: [{ allocationId: makeId(now), spaceId: page.chosen.id, from, to }] } },
    });
    if (wasShownFree(this.#state.get().action)) this.#openCenter.reread();
    return made;
  }

  /** Reserves the same spaces and times as a booking that was given back by mistake. */
  async reserveAgain(booking: Booking): Promise<boolean> {
    const bookingId = makeId(this.#env.clock.now());
    const start = startOfNow(this.#env.clock.now());
    const allocations = booking.allocations.map(({ spaceId, from, to }) => ({
      allocationId: makeId(this.#env.clock.now()), spaceId, to, from: Date.parse(from) < start ? new Date(start).toISOString() : from,
    }));
    return (await this.#openBookings()).send('reserve', bookingId, { route: 'reserve', subject: `booking:${bookingId}`, input: { body: { bookingId, allocations } } });
  }

  /** Stays until `to` (an ISO instant). */
  async extend(bookingId: string, to: string): Promise<boolean> {
    return (await this.#openBookings()).send('extend', bookingId, { route: 'extendBooking', subject: `booking:${bookingId}`, input: { params: { bookingId }, body: { to } } });
  }

  async cancel(bookingId: string): Promise<boolean> {
    return (await this.#openBookings()).send('cancel', bookingId, { route: 'cancelBooking', subject: `booking:${bookingId}`, input: { params: { bookingId }, body: {} } });
  }

  async leave(bookingId: string): Promise<boolean> {
    return (await this.#openBookings()).send('leave', bookingId, { route: 'leaveEarly', subject: `booking:${bookingId}`, input: { params: { bookingId }, body: {} } });
  }

  /** The person has read the answer. */
  clearAction(): void {
    this.#state.update((state) => ({ ...state, action: { kind: 'none' } }));
  }

  #openBookings(): Promise<MyBookings> {
    if (this.#env.session.state.get().kind === 'signed-in') this.#state.update((state) => ({ ...state, bookings: state.bookings ?? { kind: 'loading' } }));
    this.#bookings ??= import('./my-bookings.js').then(({ MyBookings }) => {
      const bookings = new MyBookings(this.#env, this.#state);
      const cancel = bookings.start();
      this.#cancels.push(() => {
        cancel();
        this.#bookings = undefined;
      });
      return bookings;
    });
    return this.#bookings;
  }

  #search(change: Partial<WorkState['search']>): void {
    this.#state.update((state) => ({ ...state, search: { ...state.search, ...change } }));
  }

  #tick(): void {
    const now = this.#env.clock.now();
    this.#noteTruth();
    this.#cancelMinute = this.#env.clock.after(MINUTE - (now % MINUTE) + 50, () => {
      this.#tick();
      this.#centers.refresh();
      this.#openCenter.readDay(readZoned(this.#env.clock.now(), this.#env.city.timeZone).day);
    });
  }

  #noteTruth(): void {
    const { events, clock } = this.#env;
    this.#state.update((state) => ({ ...state, now: clock.now(), live: events.state.get() === 'live', trueUntil: events.trueUntil }));
  }
}

/** Whether a place that was shown as free was refused because it is not. */
function wasShownFree(action: WorkState['action']): boolean {
  return action.kind === 'refused' && action.failure.kind === 'problem' && ['seat-taken', 'space-out-of-order'].includes(action.failure.problem.code);
}

function freshChoices(environment: ServiceEnvironment): Pick<WorkState, 'search' | 'workplace' | 'choice'> {
  return {
    search: { origin: { kind: 'here', position: environment.position }, features: [], people: 1, when: { kind: 'now', minutes: 60 } },
    workplace: undefined,
    choice: { when: { kind: 'now', minutes: 60 } },
  };
}

const stores = new WeakMap<ApiClient, WorkStore>();

/** The one Work store of a screen: home and every view share it. */
export function openWork(environment: ServiceEnvironment): WorkStore {
  let store = stores.get(environment.api);
  if (!store) stores.set(environment.api, (store = new WorkStore(environment)));
  return store;
}
