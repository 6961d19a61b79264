import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { CenterSummary, CityMap } from '../../shared/contract/city.js';
import type { ApiClient } from '../../shared/offline/api-client.js';

/** Lights follow what is free this often; a background needs no more. */
const REFRESH_MS = 30_000;
/** "Free now" means for this long. */
const FREE_FOR_MS = 30 * 60_000;

/**
 * The city as the background of the attract screen and of home: sea, districts, lines, and every center as a light that
 * brightens with its free seats. The map's own code comes after the first screen is drawn.
 */
@customElement('kiosk-city')
export class KioskCity extends LitElement {
  @property({ attribute: false }) api!: ApiClient;
  @property({ attribute: false }) clock!: Clock;
  /** The center this panel belongs to. */
  @property() centerId: string | undefined;
  @property() hereText = '';
  /** The whole picture is the city's: nobody is here. */
  @property({ type: Boolean, reflect: true }) wide = false;
  @state() private map: CityMap | undefined;
  @state() private centers: readonly CenterSummary[] = [];
  @state() private levels: ReadonlyMap<string, number> = new Map();
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; height: 66%; overflow: hidden; background: var(--sea); }
    :host([wide]) { height: 100%; }
    city-map { position: absolute; inset: 0; opacity: 1; transition: opacity 200ms ease-out; }
    .veil { position: absolute; inset: 0; background: linear-gradient(to bottom, var(--veil-from) 0, transparent 22%); }
    :host([wide]) .veil { background: linear-gradient(to bottom, var(--veil-from) 0, transparent 24%, transparent 48%, var(--ground) 88%); }
    @media (orientation: landscape) {
      :host { right: var(--hands-width); height: 100%; }
      :host([wide]) { right: 0; }
      .veil { background: linear-gradient(to right, transparent 80%, var(--ground) 100%); }
    }
    @media (prefers-reduced-motion: reduce) { city-map { transition: none; } }
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

  override render() {
    return html`
      ${this.map ? html`<city-map data-plan .map=${this.map} .centers=${this.centers} .levels=${this.levels} .here=${this.centerId} .hereLabel=${this.hereText} .focusOn=${this.wide ? 'city' : 'here'} aria-hidden="true"></city-map>` : nothing}
      <div class="veil"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-city': KioskCity;
  }
}
