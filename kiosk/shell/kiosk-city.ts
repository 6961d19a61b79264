import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../shared/base/clock.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import { CityLights } from '../../shared/ui/map/city-lights.js';

/** Lights follow what is free this often; a background needs no more. */
const REFRESH_MS = 30_000;

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
  readonly #city = new CityLights(this, REFRESH_MS);

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

  override render() {
    const { map, centers, levels } = this.#city;
    return html`
      ${map ? html`<city-map data-plan .map=${map} .centers=${centers} .levels=${levels} .here=${this.centerId} .hereLabel=${this.hereText} .focusOn=${this.wide ? 'city' : 'here'} aria-hidden="true"></city-map>` : nothing}
      <div class="veil"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-city': KioskCity;
  }
}
