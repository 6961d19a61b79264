import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import '../../ui/plan/city-floor-plan.js';
import '../../ui/plan/city-plan-legend.js';
import { listNowOffers, type NowOffer } from './booking-times.js';
import { readOpeningState } from '../../city/opening-hours.js';
import { tellUnread } from './problem-words.js';
import { listFeatureWords, startLarge } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';
import { listFound, readCenterPage, type CenterPage } from './work-state.js';

/** A center's page: until when it is open, what it offers, how to get there, and seats for now or for another time. */
@customElement('pla-tv-center')
export class PlaTvCenter extends LitElement {
  @property() centerId = '';
  @consume({ context: routerContext }) private router!: Router;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);
  /** Doubled text leaves no room for the way there. */
  @state() private tight = false;
  #shape = '';

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .facts { flex: none; margin-bottom: 32px; }
    .facts p { margin-bottom: 12px; }
    .facts .free { font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    .more { color: var(--ink-second); }
    .picture > city-floor-plan { bottom: auto; height: calc(100% - 120px); }
    .picture > city-plan-legend { --legend-columns: 4; top: auto; bottom: 28px; left: 28px; width: calc(100% - 56px); height: auto; }
    .large .features, .tight .more { display: none; }
    .large .facts { display: flex; flex-wrap: wrap; align-items: baseline; }
    .large .facts p { margin-right: 40px; }
  `];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('centerId')) this.#work.store.openCenter(this.centerId);
    const shape = `${this.centerId} ${currentLanguage.get()} ${this.#large()}`;
    if (shape !== this.#shape) this.tight = false;
    this.#shape = shape;
  }

  protected override updated(): void {
    void this.#fit();
  }

  /** What can be pressed is never pushed out by what is only read. */
  async #fit(): Promise<void> {
    await this.renderRoot.querySelector('city-tv-page')?.updateComplete;
    const choice = this.renderRoot.querySelector('.choice');
    if (choice && choice.scrollHeight > choice.clientHeight + 1) this.tight = true;
  }

  override render() {
    const words = this.#t();
    const { open } = this.#work.state;
    const page = readCenterPage(this.#work.state);
    const heading = open?.center.kind === 'ready' ? pickName(open.center.value.name, currentLanguage.get()) : words.centerTitle();
    return html`
      <city-tv-page data-id="tv-center" heading=${heading} second=${page ? this.#tellHours(page) : ''} .truth=${page?.truth} ok=${words.hintChoose()} back=${words.hintCenters()}>
        ${page ? this.#drawPage(page) : this.#drawWaiting()}
      </city-tv-page>`;
  }

  #drawWaiting(): TemplateResult {
    const words = this.#t();
    const { open } = this.#work.state;
    const failure = open?.center.kind === 'failed' ? open.center.failure : open?.failure;
    if (!failure) return html`<city-skeleton></city-skeleton>`;
    const told = tellUnread(failure, words);
    const gone = told.next === 'centers';
    return html`<city-tv-unread name="center-unread" heading=${told.title} text=${told.text} action=${gone ? this.#home().toCenters() : words.tryOnceMore()}
      @city-next=${() => (gone ? this.router.replace('/work') : this.#work.store.retry())}></city-tv-unread>`;
  }

  #drawPage(page: CenterPage): TemplateResult {
    const words = this.#t();
    const { store } = this.#work;
    const large = this.#large();
    const offers = listNowOffers(page.rules, this.#work.state.now);
    const floor = page.center.floors[0];
    // An hour, where that much is left: what most people come for.
    const main = Math.min(2, offers.length - 1);
    return html`
      <div class="halves ${large ? 'large' : ''} ${this.tight ? 'tight' : ''}">
        ${large ? nothing : html`<div class="picture"><city-floor-plan aria-hidden="true" .floor=${floor} .states=${page.states}></city-floor-plan><city-plan-legend></city-plan-legend></div>`}
        <div class="choice ${large ? 'wide' : ''}" ${focusGroup({ id: 'center', kind: 'column' })}>
          ${this.#drawFacts(page)}
          ${offers.length > 0 ? html`<h2>${this.#home().fromNow()}</h2>` : nothing}
          <div class="times chips" ${focusGroup({ id: 'times', kind: 'free' })}>
            ${offers.map((offer, index) => html`<button type="button" class=${index === main ? 'main' : ''} data-id="now-${index}" @click=${() => { store.chooseTime(offer.when); this.#toSeats(); }}
              ${focusable({ id: `now-${index}`, autofocus: index === main })}>${this.#tellOffer(offer)}</button>`)}
            <button type="button" class=${offers.length > 0 ? '' : 'main'} data-id="other-time" @click=${() => this.router.go(`/work/center/${this.centerId}/times`)}
              ${focusable({ id: 'other-time', autofocus: offers.length === 0 })}>${words.otherTime()}</button>
          </div>
        </div>
      </div>`;
  }

  #drawFacts(page: CenterPage): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const language = currentLanguage.get();
    const { center, states } = page;
    const spaces = center.floors.flatMap((floor) => floor.spaces);
    const seats = spaces.filter((space) => space.kind === 'seat' && states.get(space.id) === 'free').length;
    const travel = listFound(this.#work.state).find((one) => one.center.id === center.id);
    return html`
      <div class="facts">
        ${page.range ? html`<p class="free" data-live-fact>${this.#home().seatsFree({ seats })}</p>` : nothing}
        ${travel ? html`<p>${words.aboutMinutes({ time: format.minutes(travel.travel.minutes) })}${travel.savedGrams === undefined ? '' : ` · ${words.carbonSaved({ amount: format.carbon(travel.savedGrams) })}`}</p>` : nothing}
        <p class="more">${pickName(center.directions, language)}</p>
        <p class="quiet more features">${startLarge(listFeatureWords(center.features, words))}</p>
      </div>`;
  }

  #tellHours(page: CenterPage): string {
    const words = this.#t();
    const format = this.#format();
    const { now } = this.#work.state;
    const opening = readOpeningState(page.rules.hours, now, page.rules.timeZone);
    if (opening.kind === 'open') return opening.closesAt === undefined ? words.openAlways() : words.openUntil({ time: format.time(opening.closesAt) });
    if (opening.opensAt === undefined) return this.#home().closedForNow();
    return words.opensAgain({ day: format.nearDay(opening.opensAt, now), time: format.time(opening.opensAt) });
  }

  #tellOffer(offer: NowOffer): string {
    return offer.when.kind === 'now' ? this.#format().minutes(offer.when.minutes) : this.#t().untilTime({ time: this.#format().time(offer.range.to) });
  }

  #toSeats(): void {
    this.router.go(`/work/center/${this.centerId}/seats`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-center': PlaTvCenter;
  }
}
