import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CenterSummary, CityMap } from '../../shared/contract/city.js';
import type { ApiClient } from '../../shared/offline/api-client.js';

/** Lights follow what is free this often; a background needs no more. */
const REFRESH_MS = 60_000;
/** "Free now" means for this long. */
const FREE_FOR_MS = 30 * 60_000;
/** The picture stands right of the words, so that no line of it runs under them; but it needs no more than half of the screen. */
const LEAST_LEFT = 960;
const BESIDE_WORDS = 16;

/** The city on the television's home, beside the words: it comes after the first facts. */
@customElement('tv-city')
export class TvCity extends LitElement {
  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) clock!: Clock;
  /** Where the words of home end, in pixels from the left. */
  @property({ type: Number }) from = 0;
  @state() private map: CityMap | undefined;
  @state() private centers: readonly CenterSummary[] = [];
  @state() private levels: ReadonlyMap<string, number> = new Map();
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { position: absolute; top: 134px; right: 0; height: 520px; overflow: hidden; }
    city-map { position: absolute; top: 0; left: 0; width: 100%; height: 520px; opacity: 0.9; }
    .veil { position: absolute; top: 0; left: 0; width: 100%; height: 100%; background: linear-gradient(to right, var(--ground) 0, var(--veil-to, transparent) 160px), linear-gradient(to bottom, var(--ground) 0, var(--veil-to, transparent) 60px, var(--veil-to, transparent) 70%, var(--ground) 100%); }
    /* Two rails leave a band between the first line and the first rail: it shows the middle of the city. */
    :host(.low) { height: 250px; }
    :host(.low) city-map { top: -135px; }
  `;

  protected override willUpdate(): void {
    this.style.left = `${Math.max(LEAST_LEFT, this.from + BESIDE_WORDS)}px`;
  }

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
