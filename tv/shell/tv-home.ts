import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { readZoned } from '../../shared/base/zoned-time.js';
import type { CityRail, RailItem } from '../../shared/navigation/city-rail.js';
import '../../shared/navigation/city-rail.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import '../../shared/ui/elements/city-truth.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import { tvMessages } from '../strings/compiled/index.js';
import { type HeroWords, type OpenedHome, partOfDay, type RailWords, readHomes } from './home-rails.js';
import { tvHomeStyles } from './tv-home.styles.js';
import './tv-hints.js';
import type { CardChosen } from './tv-rail.js';
import './tv-rail.js';
import './tv-top.js';
import type { Tv } from './tv.js';

/** Whole rails that fit at most; fewer are drawn where words are long or large. */
const MOST_RAILS = 3;

/** Words that reach further to the right, in pixels, leave the city no room. */
const MOST_WORDS = 1500;

/** A person asks for a service that could not be opened once more. */
export class ServiceRetry extends Event {
  constructor(readonly serviceId: string) {
    super('tv-service-retry', { bubbles: true, composed: true });
  }
}

/**
 * Home on a television: one line of what matters now, and below it rails of cards that carry facts. Each rail's own place is
 * remembered; as much is drawn as fits whole, and the rest follows the focus.
 */
@customElement('tv-home')
export class TvHome extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @property({ attribute: false }) homes: ReadonlyMap<string, OpenedHome> = new Map();
  /** What goes on here with a call that the person is in on another screen; empty while there is none. */
  @property() callElsewhere = '';
  /** The picture of the city has come. */
  @property({ type: Boolean }) city = false;
  @state() private railsThatFit = MOST_RAILS;
  /** How far the words reach to the right, in pixels; the picture begins behind them. */
  @state() private wordsEnd = 0;
  readonly #t = messages(this, tvMessages);
  readonly #words = messages(this, uiMessages);
  readonly #large = largeText(this);
  /** Words change their width with the font that comes after them. */
  readonly #onFonts = (): void => { this.#measured = ''; this.requestUpdate(); };
  #cancels: Cancel[] = [];
  #measured = '';
  /** Counts attempts to fit the rails: the last one decides. */
  #fitting = 0;
  #home = readHomes([], new Map());

  static override styles = tvHomeStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    document.fonts.addEventListener('loadingdone', this.#onFonts);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.fonts.removeEventListener('loadingdone', this.#onFonts);
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('homes') && this.isConnected) this.#follow();
    this.#home = readHomes(this.tv.services, this.homes);
    // What is drawn decides how much fits: when it changes, it is tried from the most again.
    const large = this.#large();
    const shape = `${currentLanguage.get()} ${large} ${this.#home.rails.map((rail) => rail.id).join()} ${this.#home.hero?.text ?? ''}`;
    if (shape !== this.#measured) this.railsThatFit = large ? 1 : MOST_RAILS;
    this.#measured = shape;
  }

  #follow(): void {
    for (const cancel of this.#cancels) cancel();
    const redraw = (): void => this.requestUpdate();
    const { session, connectivity } = this.tv.environment;
    this.#cancels = [session.state.watch(redraw), connectivity.state.watch(redraw)];
    for (const home of this.homes.values()) if (home !== 'broken') this.#cancels.push(home.hero.watch(redraw), home.rails.watch(redraw));
  }

  protected override updated(): void {
    const hero = this.renderRoot.querySelector<HTMLElement>('.hero');
    if (hero) this.wordsEnd = hero.offsetLeft + hero.offsetWidth;
    void this.#fit();
  }

  /** Draws one rail less until all of them are whole. */
  async #fit(): Promise<void> {
    const rails = this.renderRoot.querySelector<CityRail>('city-rail');
    const frame = rails?.parentElement;
    if (!rails || !frame) return;
    const turn = ++this.#fitting;
    await rails.updateComplete;
    await Promise.all([...rails.renderRoot.querySelectorAll('tv-rail')].map((rail) => rail.updateComplete));
    // Two that wait for the same drawing would take a rail each.
    if (turn !== this.#fitting) return;
    if (this.railsThatFit > 1 && rails.offsetTop + rails.offsetHeight > frame.offsetTop + frame.clientHeight + 1) this.railsThatFit -= 1;
  }

  override render(): TemplateResult {
    const { environment } = this.tv;
    const session = environment.session.state.get();
    const words = this.#t();
    const part = partOfDay(readZoned(this.tv.clock.now(), this.tv.city.timeZone).minuteOfDay);
    const large = this.#large();
    const single = this.#home.rails.length < 2;
    return html`
      ${this.city && !large && this.wordsEnd < MOST_WORDS ? html`<tv-city class=${single ? '' : 'low'} .from=${this.wordsEnd} .api=${environment.api} .clock=${this.tv.clock}></tv-city>` : nothing}
      <main class=${large ? 'large' : single ? 'single' : ''} ${focusGroup({ id: 'home', kind: 'column' })}>
        <tv-top .greeting=${session.kind === 'signed-in' ? words.greetingName({ part, name: session.displayName }) : words.greeting({ part })}
          ?signedIn=${session.kind === 'signed-in'} ?offline=${environment.connectivity.state.get() === 'offline'} .callElsewhere=${this.callElsewhere}></tv-top>
        ${this.#drawHero(this.#home.hero)}
        <div class="rails">${this.#drawRails()}</div>
        <tv-hints aria-label=${this.#words().keyHints()} .hints=${[
          { key: this.#words().selectKey(), text: words.hintOpen() }, { key: this.#words().back(), text: words.hintLeave() },
        ]}></tv-hints>
      </main>`;
  }

  #drawHero(hero: HeroWords | undefined): TemplateResult {
    const words = this.#t();
    const large = this.#large();
    // Before anything has come, its place is kept; that nothing is waiting can only be said afterwards.
    if (!hero) return html`<section class="hero">${this.#home.rails.length > 0 ? html`<h1>${words.heroEmpty()}</h1><p>${words.heroEmptyDetail()}</p>` : nothing}</section>`;
    return html`
      <section class="hero">
        <p class="eyebrow">${hero.eyebrow}${large ? html`<city-truth .truth=${hero.truth}></city-truth>` : nothing}</p>
        <h1>${hero.text}</h1>
        <p class="detail">${hero.detail}<city-truth .truth=${hero.truth}></city-truth></p>
      </section>`;
  }

  #drawRails(): TemplateResult {
    const { rails, broken } = this.#home;
    const trouble = broken.map(({ id, title }) => this.#drawBroken(id, title));
    if (rails.length === 0) return broken.length > 0 ? html`${trouble}` : this.#drawWaiting();
    return html`${trouble}<city-rail name="rails" axis="column" .items=${rails} .visible=${this.railsThatFit}
      .drawItem=${(item: RailItem) => this.#drawRail(item as RailWords, item.id === rails[0]?.id)}></city-rail>`;
  }

  #drawRail(rail: RailWords, first: boolean): TemplateResult {
    const columns = this.#large() ? 2 : 5;
    return html`<tv-rail .rail=${rail} .columns=${columns} ?first=${first} @tv-card-chosen=${(card: CardChosen) => this.tv.router.go(card.leadsTo)}></tv-rail>`;
  }

  /** Nothing has come yet: its place is kept, and when the server is away that is said. */
  #drawWaiting(): TemplateResult {
    const offline = this.tv.environment.connectivity.state.get() === 'offline';
    if (offline) return html`<p class="notice" data-id="home-offline">${this.#t().homeOffline()}</p>`;
    return html`<div class="skeleton" role="status" aria-label=${this.#words().loading()}>${[0, 1, 2, 3, 4].map(() => html`<i></i>`)}</div>`;
  }

  #drawBroken(serviceId: string, title: string): TemplateResult {
    return html`
      <div class="notice" data-id="service-broken">
        <p>${this.#t().serviceBroken({ service: title })}</p>
        <button type="button" class="signal" data-id="service-retry" @click=${() => this.dispatchEvent(new ServiceRetry(serviceId))}
          ${focusable({ id: `retry-${serviceId}`, autofocus: true })}>${this.#words().tryAgain()}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-home': TvHome;
  }
  interface GlobalEventHandlersEventMap {
    'tv-service-retry': ServiceRetry;
  }
}
