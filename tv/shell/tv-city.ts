import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../shared/base/clock.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import { CityLights } from '../../shared/ui/map/city-lights.js';

/** Lights follow what is free this often; a background needs no more. */
const REFRESH_MS = 60_000;
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
  readonly #city = new CityLights(this, REFRESH_MS);

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

  override render(): TemplateResult {
    const { map, centers, levels } = this.#city;
    return html`
      ${map ? html`<city-map data-plan aria-hidden="true" .map=${map} .centers=${centers} .levels=${levels}></city-map>` : nothing}
      <div class="veil"></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-city': TvCity;
  }
}
