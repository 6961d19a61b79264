import { ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/clock.js';
import type { Truth } from '../../base/truth.js';
import { readZoned, type LocalDay } from '../../base/zoned-time.js';
import type { Booking } from '../../contract/bookings.js';
import type { Center } from '../../contract/city.js';
import { apiContext, cityContext, clockContext, liveEventsContext, sessionContext } from '../../ui/contexts.js';
import { emptyOccupancy, foldEvent, foldSnapshot, followAfter, isActive, type OccupancyState } from './work-model.js';

/** A clock's minute moves what "now" means, so the view is drawn again with it. */
const MINUTE_MS = 60_000;

/**
 * Keeps a view's center fresh: its plan, who sits where on the days that are looked at (snapshots, then events), and which
 * allocations are the signed-in person's own.
 */
export class CenterFeed implements ReactiveController {
  center: Center | undefined;
  occupancy: OccupancyState | undefined;
  truth: Truth | undefined;
  /** Ids of the signed-in person's active allocations. */
  mine: ReadonlySet<string> = new Set();
  failure: 'network' | 'unknown' | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #centerId: () => string;
  readonly #api; readonly #events; readonly #session; readonly #clock; readonly #city;
  #cancels: Cancel[] = [];
  #cancelEvents: Cancel = () => undefined;
  #connected = false;

  constructor(host: ReactiveControllerHost & HTMLElement, centerId: () => string) {
    this.#host = host;
    this.#centerId = centerId;
    this.#api = new ContextConsumer(host, { context: apiContext });
    this.#events = new ContextConsumer(host, { context: liveEventsContext });
    this.#session = new ContextConsumer(host, { context: sessionContext });
    this.#clock = new ContextConsumer(host, { context: clockContext });
    this.#city = new ContextConsumer(host, { context: cityContext });
    host.addController(this);
  }

  hostConnected(): void {
    this.#connected = true;
    // Contexts answer while the host connects, possibly after this controller.
    queueMicrotask(() => {
      if (!this.#connected) return;
      const session = this.#session.value;
      if (session) this.#cancels.push(session.state.watch(() => void this.#readMine()));
      this.#tick();
      void this.#read();
    });
  }

  hostDisconnected(): void {
    this.#connected = false;
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
    this.#cancelEvents();
  }

  retry(): void {
    this.failure = undefined;
    this.#host.requestUpdate();
    void this.#read();
  }

  /** Reads another day too, so that its times can be offered. */
  async lookAt(day: LocalDay): Promise<void> {
    if (this.occupancy && !(day in this.occupancy.days)) await this.#readDay(day);
  }

  /** Reads own bookings again, after one was made. */
  async refreshMine(): Promise<void> {
    await this.#readMine();
  }

  #tick(): void {
    const clock = this.#clock.value;
    if (!clock || !this.#connected) return;
    this.#cancels.push(clock.after(MINUTE_MS - (clock.now() % MINUTE_MS), () => {
      this.#host.requestUpdate();
      this.#tick();
    }));
  }

  async #read(): Promise<void> {
    const api = this.#api.value;
    const [clock, city] = [this.#clock.value, this.#city.value];
    if (!api || !clock || !city) return;
    const answer = await api.call('readCenter', { params: { centerId: this.#centerId() } });
    if (!this.#connected) return;
    if (!answer.ok) {
      this.failure = answer.failure.kind === 'problem' && answer.failure.problem.code === 'not-found' ? 'unknown' : 'network';
      this.#host.requestUpdate();
      return;
    }
    this.center = answer.value;
    this.occupancy = emptyOccupancy(answer.value);
    this.#host.requestUpdate();
    await Promise.all([this.#readDay(readZoned(clock.now(), city.timeZone).day), this.#readMine()]);
    this.#follow();
  }

  async #readDay(day: LocalDay): Promise<void> {
    const answer = await this.#api.value?.call('readOccupancy', { params: { centerId: this.#centerId() }, query: { day } });
    if (!this.#connected || !answer?.ok || !this.occupancy || !this.#city.value) return;
    this.occupancy = foldSnapshot(this.occupancy, answer.value, this.#city.value.timeZone);
    this.truth = answer.value.truth;
    this.#host.requestUpdate();
  }

  async #readMine(): Promise<void> {
    const signedIn = this.#session.value?.state.get().kind === 'signed-in';
    const answer = signedIn ? await this.#api.value?.call('listBookings', {}) : undefined;
    if (!this.#connected) return;
    const bookings: readonly Booking[] = answer?.ok ? answer.value.bookings : [];
    this.mine = new Set(bookings.flatMap((booking) => booking.allocations).filter(isActive).map((allocation) => allocation.id));
    this.#host.requestUpdate();
  }

  #follow(): void {
    this.#cancelEvents();
    if (!this.occupancy || !this.#connected) return;
    this.#cancelEvents = this.#events.value?.follow([`center:${this.#centerId()}`], followAfter(this.occupancy), (event) => {
      if (event === 'resync') {
        void this.#read();
        return;
      }
      if (!this.occupancy) return;
      this.occupancy = foldEvent(this.occupancy, event);
      if (this.truth) this.truth = { ...this.truth, at: event.at, state: 'live' };
      this.#host.requestUpdate();
    }) ?? (() => undefined);
  }
}
