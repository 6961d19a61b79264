import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { aboutMessages } from '../../shared/ui/about/strings/compiled/index.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { pickOffer } from '../../shared/services/registry.js';
import type { HomeCard, ServiceHome, ServiceManifest } from '../../shared/services/service.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-clock.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-tile.js';
import '../../shared/ui/elements/city-truth.js';
import { formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../../shared/ui/panel/city-pages.js';
import type { PagedItem } from '../../shared/ui/panel/city-pages.js';
import '../../shared/ui/panel/city-panel-page.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { kioskMessages } from '../strings/compiled/index.js';
import type { Kiosk } from './kiosk.js';
import { ABOUT_PATH } from './own-pages.js';

/** More would be turned over like pages on every panel. */
const MOST_TILES = 6;

/**
 * Home: the time and the city above, what can be done below: the things that all services do, or, where those are too many,
 * a tile for each service. Each tile carries one fact, so that home is already an answer.
 */
@customElement('kiosk-home')
export class KioskHome extends LitElement {
  @property({ attribute: false }) kiosk!: Kiosk;
  @property({ attribute: false }) services: readonly ServiceManifest[] = [];
  @property({ attribute: false }) homes: ReadonlyMap<string, ServiceHome> = new Map();
  readonly #t = messages(this, kioskMessages);
  readonly #about = messages(this, aboutMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; }
    .top { display: flex; justify-content: space-between; align-items: flex-start; }
    city-clock { font-size: var(--type-huge); font-weight: 700; letter-spacing: -0.02em; line-height: 1; }
    .day { font-size: var(--type-lead); line-height: 1.3; padding-top: calc(var(--mm) * 4); text-align: end; }
    .below::after { content: ''; position: absolute; left: 0; right: 0; bottom: 0; height: 26%; background: linear-gradient(to bottom, transparent, var(--ground)); }
    .place { position: relative; z-index: 1; margin: auto 0 0; padding: 0 var(--edge) calc(var(--gap) * 2); font-size: var(--type-body); line-height: 1.4; color: var(--ink-second); }
    .below { position: absolute; inset: 0; display: flex; flex-direction: column; }
    h1 { margin: calc(var(--gap) * 1.5) 0 calc(var(--gap) * 2); font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
    h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
    @media (orientation: landscape) { .below::after { height: 22%; } .top { flex-wrap: wrap; } .place { padding-bottom: calc(var(--edge) + var(--reach-bottom)); } h1 { margin-top: 0; } .large { flex-direction: column; } .large .day { text-align: start; } }
  `;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('homes')) this.#follow();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  #follow(): void {
    for (const cancel of this.#cancels) cancel();
    const redraw = (): void => this.requestUpdate();
    this.#cancels = [...this.homes.values()].flatMap((home) => [home.fact.watch(redraw), home.tiles.watch(redraw), home.place.watch(redraw)]);
  }

  override render() {
    const words = this.#t();
    const large = this.#large();
    const place = [...this.homes.values()].map((home) => home.place.get()).find((line) => line !== undefined);
    return html`
      <city-panel-page bleed grow ?lead-beside=${large} data-id="home">
        <div slot="title" class="top ${large ? 'large' : ''}">
          <city-clock></city-clock>
          <div class="day">${large ? this.#format().shortDay(this.kiosk.clock.now()) : this.#format().day(this.kiosk.clock.now())}</div>
        </div>
        <div slot="eyes" class="below">${large ? nothing : html`<p class="place">${place?.()}</p>`}</div>
        <h1 slot="lead">${words.whatToDo()}</h1>
        <city-pages name="home" arrange="tiles" .columns=${large ? 1 : 2} .items=${this.#listItems()}></city-pages>
        ${this.#drawAction(large)}
      </city-panel-page>`;
  }

  /** What the services do, and last and quietest what this screen is; alone it would only move when they come. */
  #listItems(): readonly PagedItem[] {
    const tiles = this.#listTiles().map((card) => ({ key: card.id, draw: () => this.#drawTile(card) }));
    return tiles.length === 0 ? [] : [...tiles, { key: 'about', draw: () => this.#drawAbout() }];
  }

  /** What all services do, as long as a home screen holds it; else a tile for each service with its one fact. */
  #listTiles(): readonly HomeCard[] {
    const tiles = this.services.flatMap((service) => this.homes.get(service.id)?.tiles.get() ?? []);
    if (tiles.length <= MOST_TILES) return tiles;
    return this.services.flatMap((service) => {
      const fact = this.homes.get(service.id)?.fact.get();
      return fact ? [{ id: service.id, title: service.title, text: fact.text, truth: fact.truth, path: service.path, icon: service.icon }] : [];
    });
  }

  #drawTile(card: HomeCard): TemplateResult {
    return html`
      <city-tile data-id="tile-${card.id}" data-live-fact heading=${card.title()} text=${card.text()} icon=${this.#large() ? '' : card.icon}
        @click=${() => this.kiosk.router.go(card.path)} ${focusable({ id: card.id })}>
        ${card.truth ? html`<city-truth slot="truth" .truth=${card.truth}></city-truth>` : nothing}
      </city-tile>`;
  }

  #drawAbout(): TemplateResult {
    const words = this.#about();
    return html`<city-tile data-id="tile-about" heading=${words.aboutTitle()} text=${words.aboutSummary()} @click=${() => this.kiosk.router.go(ABOUT_PATH)} ${focusable({ id: 'about' })}></city-tile>`;
  }

  #drawAction(large: boolean): TemplateResult | typeof nothing {
    const action = pickOffer(this.services.flatMap((service) => service.action ?? []).filter(({ channels }) => channels.includes('kiosk')), this.kiosk.profile.spaceId !== undefined);
    if (!action) return nothing;
    return html`
      <div slot="action" ${focusGroup({ id: 'action', kind: 'row' })}>
        <city-button variant="signal" size="main" data-id="home-action" @click=${() => this.kiosk.router.go(action.path)} ${focusable({ id: 'action', autofocus: true })}>
          ${large ? action.title() : html`
            <city-icon slot="icon" name=${action.icon}></city-icon>${action.title()}<span slot="detail">${action.detail()}</span>
            <city-icon slot="end" name="arrow-right"></city-icon>`}
        </city-button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-home': KioskHome;
  }
}
