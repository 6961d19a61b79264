import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel, Clock } from '../../base/clock.js';
import type { CenterSummary, CityMap } from '../../contract/city.js';
import type { ApiClient } from '../../offline/api-client.js';

/** "Free now" means for this long. */
const FREE_FOR_MS = 30 * 60_000;

/** An element whose background is the city. */
export interface CityLightsHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly api: ApiClient;
  readonly clock: Clock;
}

/** What the city's picture shows as a background: the map, and each center with how much of it is free, from 0 to 1. Its code comes with it. */
export class CityLights implements ReactiveController {
  readonly #host: CityLightsHost;
  readonly #everyMs: number;
  #map: CityMap | undefined;
  #centers: readonly CenterSummary[] = [];
  #levels: ReadonlyMap<string, number> = new Map();
  #cancel: Cancel = () => undefined;

  /** @param everyMs how often the lights follow what is free; a background needs no more */
  constructor(host: CityLightsHost, everyMs: number) {
    this.#host = host;
    this.#everyMs = everyMs;
    host.addController(this);
  }

  /** `undefined` until it has come. */
  get map(): CityMap | undefined {
    return this.#map;
  }

  get centers(): readonly CenterSummary[] {
    return this.#centers;
  }

  get levels(): ReadonlyMap<string, number> {
    return this.#levels;
  }

  hostConnected(): void {
    void this.#bring();
  }

  hostDisconnected(): void {
    this.#cancel();
  }

  async #bring(): Promise<void> {
    const { api, clock } = this.#host;
    const [map, centers] = await Promise.all([api.call('readMap', {}), api.call('listCenters', {}), import('./city-map.js').catch(() => undefined)]);
    if (!this.#host.isConnected) return;
    if (map.ok) this.#map = map.value;
    if (centers.ok) this.#centers = centers.value.centers;
    this.#host.requestUpdate();
    if (map.ok && centers.ok) await this.#light();
    else this.#cancel = clock.after(this.#everyMs, () => void this.#bring());
  }

  async #light(): Promise<void> {
    const { api, clock } = this.#host;
    const from = Math.floor(clock.now() / 60_000) * 60_000;
    const answer = await api.call('readAvailability', { query: { from: new Date(from).toISOString(), to: new Date(from + FREE_FOR_MS).toISOString() } });
    if (!this.#host.isConnected) return;
    if (answer.ok) {
      const seats = new Map(this.#centers.map((center) => [center.id, center.seatCount]));
      this.#levels = new Map(answer.value.centers.map(({ centerId, open, freeSeats }) => [centerId, open ? freeSeats / Math.max(1, seats.get(centerId) ?? 1) : 0]));
      this.#host.requestUpdate();
    }
    this.#cancel = clock.after(this.#everyMs, () => void this.#light());
  }
}
