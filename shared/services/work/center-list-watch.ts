import type { Cancel } from '../../base/clock.js';
import type { Store } from '../../base/store.js';
import type { ServiceEnvironment } from '../service.js';
import { readSearchRange, type WorkState } from './work-state.js';

/** Several events in a row cost one question. */
const AVAILABILITY_PAUSE_MS = 1_500;
/** The stream takes 64 topics; the person's, the device's and the open center's need room. */
const MOST_FOLLOWED = 56;

/** Keeps the list of centers true: reads the city and its free seats, then asks again when something changes in a listed center. */
export class CenterListWatch {
  readonly #env: ServiceEnvironment;
  readonly #state: Store<WorkState>;
  #cancelFollow: Cancel = () => {};
  #cancelRefresh: Cancel | undefined;
  /** The topics that are followed. */
  #followed = '';

  constructor(environment: ServiceEnvironment, state: Store<WorkState>) {
    this.#env = environment;
    this.#state = state;
  }

  start(): void {
    void this.#readPlaces();
    void this.#readAvailability();
  }

  stop(): void {
    this.#followed = '';
    this.#cancelFollow();
    this.#cancelRefresh?.();
    this.#cancelRefresh = undefined;
  }

  /** Asks for the free seats again. */
  refresh(): void {
    void this.#readAvailability();
  }

  /** Asks again for whatever failed or may be old. */
  retry(): void {
    if (this.#state.get().places.kind !== 'ready') void this.#readPlaces();
    void this.#readAvailability();
  }

  async #readPlaces(): Promise<void> {
    const { api } = this.#env;
    const [map, list] = await Promise.all([api.call('readMap', {}), api.call('listCenters', {})]);
    this.#state.update((state) => {
      if (map.ok && list.ok) return { ...state, places: { kind: 'ready', value: { map: map.value, centers: list.value.centers } } };
      if (state.places.kind === 'ready') return state;
      const failure = !map.ok ? map.failure : !list.ok ? list.failure : undefined;
      return failure ? { ...state, places: { kind: 'failed', failure } } : state;
    });
    const { availability } = this.#state.get();
    if (availability.kind === 'ready') this.#follow(availability.value.event);
  }

  async #readAvailability(): Promise<void> {
    const { api, clock } = this.#env;
    const range = readSearchRange(this.#state.get().search, clock.now());
    const query = { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
    const answer = await api.call('readAvailability', { query });
    this.#state.update((state) => {
      if (answer.ok) return { ...state, availability: { kind: 'ready', value: answer.value } };
      return state.availability.kind === 'ready' ? state : { ...state, availability: { kind: 'failed', failure: answer.failure } };
    });
    if (answer.ok) this.#follow(answer.value.event);
  }

  /** Any change in a listed center is a reason to ask for the list's figures again. */
  #follow(after: number): void {
    const { places, search } = this.#state.get();
    if (places.kind !== 'ready') return;
    const distance = (center: { position: readonly [number, number] }): number => Math.hypot(center.position[0] - search.origin.position[0], center.position[1] - search.origin.position[1]);
    const nearest = [...places.value.centers].sort((a, b) => distance(a) - distance(b)).slice(0, MOST_FOLLOWED);
    const topics = nearest.map((center) => `center:${center.id}`).sort();
    if (topics.join() === this.#followed) return;
    this.#followed = topics.join();
    const cancelBefore = this.#cancelFollow;
    this.#cancelFollow = this.#env.events.follow(topics, after, (event) => {
      if (event === 'resync') this.#followed = '';
      this.#cancelRefresh ??= this.#env.clock.after(AVAILABILITY_PAUSE_MS, () => {
        this.#cancelRefresh = undefined;
        void this.#readAvailability();
      });
    });
    // The new one first: a moment without followers would close the stream.
    cancelBefore();
  }
}
