import type { Cancel } from '../../base/clock.js';
import { Store, type Readable } from '../../base/store.js';
import { readZoned } from '../../base/zoned-time.js';
import type { Availability } from '../../contract/city.js';
import type { ServiceEnvironment } from '../service.js';
import type { OwnSeat } from './meetings-model.js';
import type { Loadable } from './meetings-state.js';
import { openMeetings, type MeetingsStore } from './meetings-store.js';
import { findSeat } from './own-seat.js';

/** What a screen knows of free seats while it asks for the organizer's own. */
export interface SeatsState {
  readonly availability: Loadable<Availability>;
}

/**
 * The free seats of the city's centers for the time of the meeting that is being planned, and the search for one of them. Apart from
 * the store of meetings, which a television loads before its first screen. What was found is part of the plan and stands there.
 */
export class SeatsStore {
  readonly #env: ServiceEnvironment;
  readonly #meetings: MeetingsStore;
  readonly #state = new Store<SeatsState>({ availability: { kind: 'loading' } });
  /** The rooms as they were when the seats were read: whatever has them read again may have changed the seats too. */
  #readWith: unknown;

  constructor(environment: ServiceEnvironment) {
    this.#env = environment;
    this.#meetings = openMeetings(environment);
  }

  get state(): Readable<SeatsState> {
    return this.#state;
  }

  /** The center a panel belongs to. */
  get centerId(): string | undefined {
    return this.#env.centerId;
  }

  /** The question is asked from now on. @returns what ends that */
  start(): Cancel {
    this.#state.set({ availability: { kind: 'loading' } });
    this.retry();
    return this.#meetings.state.watch(({ free }) => { if (free?.kind === 'ready' && free.value !== this.#readWith) this.retry(); });
  }

  /** Asks for the free seats again. */
  retry(): void {
    const { free } = this.#meetings.state.get();
    this.#readWith = free?.kind === 'ready' ? free.value : undefined;
    void this.#read();
  }

  /** Takes a seat of a center, or gives it back. */
  async toggle(centerId: string): Promise<void> {
    const { seat } = this.#meetings.state.get().draft;
    if (seat?.centerId === centerId && (seat.kind === 'found' || seat.kind === 'finding')) return this.#meetings.choose({ seat: undefined });
    const wish: OwnSeat = { centerId, kind: 'finding' };
    this.#meetings.choose({ seat: wish });
    const found = await this.#find(centerId);
    // Another center may have been chosen meanwhile, or somebody else stands here.
    if (this.#meetings.state.get().draft.seat === wish) this.#meetings.choose({ seat: found });
  }

  async #read(): Promise<void> {
    const { from, to } = this.#meetings.state.get().draft;
    if (from === undefined || to === undefined) return;
    const answer = await this.#env.api.call('readAvailability', { query: { from: new Date(from).toISOString(), to: new Date(to).toISOString() } });
    const { draft } = this.#meetings.state.get();
    if (draft.from !== from || draft.to !== to) return;
    if (answer.ok) this.#state.set({ availability: { kind: 'ready', value: answer.value } });
    else if (this.#state.get().availability.kind !== 'ready') this.#state.set({ availability: { kind: 'failed', failure: answer.failure } });
  }

  async #find(centerId: string): Promise<OwnSeat> {
    const { city, draft: { from = 0, to = 0 } } = this.#meetings.state.get();
    const params = { centerId };
    // A center that does not close at night has meetings over midnight.
    const days = [...new Set([from, to - 1].map((at) => readZoned(at, city.timeZone).day))];
    const [center, ...occupancies] = await Promise.all([
      this.#env.api.call('readCenter', { params }), ...days.map((day) => this.#env.api.call('readOccupancy', { params, query: { day } })),
    ]);
    const read = occupancies.flatMap((occupancy) => (occupancy.ok ? [occupancy.value] : []));
    if (!center.ok || read.length < days.length) return { centerId, kind: 'failed' };
    const found = findSeat(center.value, read, { from, to }, city.timeZone);
    return found ? { centerId, kind: 'found', spaceId: found.space.id, label: found.space.label, floorName: found.floor.name } : { centerId, kind: 'none' };
  }
}

const stores = new WeakMap<object, SeatsStore>();

/** The screen's free seats; the same store for each view that asks. */
export function openSeats(environment: ServiceEnvironment): SeatsStore {
  const known = stores.get(environment.api);
  if (known) return known;
  const store = new SeatsStore(environment);
  stores.set(environment.api, store);
  return store;
}
