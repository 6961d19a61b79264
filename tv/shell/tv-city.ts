import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CenterSummary, CityMap } from '../../shared/contract/city.js';
import type { ApiClient } from '../../shared/offline/api-client.js';

/** Lights follow what is free this often; a background needs no more. */
const REFRESH_MS = 60_000;
/** "Free now" means for this long. */
const FREE_FOR_MS = 30 * 60_000;

/** The city behind the television's home: it comes after the first facts and stays behind the words. */
@customElement('tv-city')
export class TvCity extends LitElement {
  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) clock!: Clock;
  @state() private map: CityMap | undefined;
  @state() private centers: readonly CenterSummary[] = [];
  @state() private levels: ReadonlyMap<string, number> = new Map();
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { position: absolute; top: 0; right: 0; width: 1220px; height: 560px; overflow: hidden; }
    city-map { position: absolute; top: 0; left: 0; width: 100%; height: 100%; opacity: 0.8; }
    .veil { position: absolute; top: 0; left: 0; width: 100%; height: 100%; background: linear-gradient(to right, var(--ground) 0%, var(--veil-to, transparent) 55%), linear-gradient(to bottom, var(--veil-to, transparent) 35%, var(--ground) 100%); }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#bring();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  async #bring(): Promise<void> {
    const [map, centers] = await Promise.all([
      this.api.call('readMap', {}), this.api.call('listCenters', {}), import('../../shared/ui/map/city-map.js').catch(() => undefined),
    ]);
    if (!this.isConnected) return;
    if (map.ok) this.map = map.value;
    if (centers.ok) this.centers = centers.value.centers;
    if (map.ok && centers.ok) await this.#light();
    else this.#cancel = this.clock.after(REFRESH_MS, () => void this.#bring());
  }

  async #light(): Promise<void> {
    const from = Math.floor(this.clock.now() / 60_000) * 60_000;
    const answer = await this.api.call('readAvailability', { query: { from: new Date(from).toISOString(), to: new Date(from + FREE_FOR_MS).toISOString() } });
    if (!this.isConnected) return;
    if (answer.ok) {
      const seats = new Map(this.centers.map((center) => [center.id, center.seatCount]));
      this.levels = new Map(answer.value.centers.map(({ centerId, open, freeSeats }) => [centerId, open ? freeSeats / Math.max(1, seats.get(centerId) ?? 1) : 0]));
    }
    this.#cancel = this.clock.after(REFRESH_MS, () => void this.#light());
  }

  override render(): TemplateResult {
    return html`
      ${this.map ? html`<city-map data-plan aria-hidden="true" .map=${this.map} .centers=${this.centers} .levels=${this.levels}></city-map>` : nothing}
      <div class="veil"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-city': TvCity;
  }
}
