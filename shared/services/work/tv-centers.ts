import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/map/city-map.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { readLights, type FoundCenter } from './find-centers.js';
import { tellUnread } from './problem-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';
import { listFound, readAvailabilityTruth } from './work-state.js';

/** Centers near a place, as a list that the map answers: the one in focus stands out on it. */
@customElement('pla-tv-centers')
export class PlaTvCenters extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private looked: string | undefined;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #marks = messages(this, uiMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .asked { flex: none; margin-bottom: 20px; }
  `];

  override render() {
    const words = this.#t();
    const { state } = this.#work;
    const { origin } = state.search;
    const near = origin.name ? words.nearPlace({ place: pickName(origin.name, currentLanguage.get()) }) : words.nearHere();
    return html`
      <city-tv-page data-id="tv-centers" heading=${near} .truth=${readAvailabilityTruth(state)} ok=${words.hintOpenCenter()} back=${words.hintHome()}>
        <div class="all" ${focusGroup({ id: 'centers', kind: 'column' })}>${this.#drawAsked()}${this.#drawList()}</div>
      </city-tv-page>`;
  }

  /** What is asked for, as chips that change it. */
  #drawAsked(): TemplateResult {
    const words = this.#t();
    const { search, workplace, bookings } = this.#work.state;
    const asked = search.features.length + (search.people > 1 ? 1 : 0);
    return html`
      <div class="asked chips" ${focusGroup({ id: 'asked', kind: 'row', enter: 'last' })}>
        ${this.#chip('near', words.changePlace(), '/work/near')}
        ${this.#chip('filters', words.needsChip({ count: asked }), '/work/filters')}
        ${this.#chip('workplace', workplace ? words.workplaceIs({ place: pickName(workplace.name, currentLanguage.get()) }) : words.workplaceChip(), '/work/workplace')}
        ${bookings ? this.#chip('mine', this.#home().tileMineTitle(), '/work/reservations') : nothing}
      </div>`;
  }

  #chip(id: string, label: string, path: string): TemplateResult {
    return html`<button type="button" data-id="asked-${id}" @click=${() => this.router.go(path)} ${focusable({ id })}>${label}</button>`;
  }

  #drawList(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#work;
    if (state.places.kind === 'failed') {
      const told = tellUnread(state.places.failure, words);
      return html`<city-tv-unread name="centers-unread" heading=${told.title} text=${told.text} action=${words.tryOnceMore()} @city-next=${() => store.retry()}></city-tv-unread>`;
    }
    if (state.places.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    const found = listFound(state);
    if (found.length === 0) {
      return html`<city-tv-unread name="centers-empty" icon="magnifying-glass" heading=${words.findEmptyTitle()} text=${words.findEmptyText()} action=${words.clearNeeds()}
        @city-next=${() => this.#clearFilters()}></city-tv-unread>`;
    }
    const items = found.map((one) => ({ id: one.center.id, found: one }));
    const { map, centers } = state.places.value;
    const lights = readLights(centers, state.availability.kind === 'ready' ? state.availability.value : undefined);
    const large = this.#large();
    const open = found.filter((one) => one.free?.open).length;
    const heading = large || state.availability.kind !== 'ready' ? '' : this.#home().tileCentersText({ centers: open });
    return html`
      <div class="halves">
        ${large ? nothing : html`<div class="picture"><city-map aria-hidden="true" .map=${map} .centers=${centers} .levels=${lights} .here=${state.search.origin.position} .span=${13} .selected=${this.looked ?? items[0]?.id}></city-map></div>`}
        <div class="choice ${large ? 'wide' : ''}">
          <city-tv-list .heading=${heading} .items=${items} .drawItem=${(item: { id: string; found: FoundCenter }, index: number) => this.#drawRow(item.found, index)}></city-tv-list>
        </div>
      </div>`;
  }

  #drawRow({ center, travel, free, savedGrams }: FoundCenter, index: number): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { people } = this.#work.state.search;
    const stands = !free ? '' : !free.open ? this.#home().closedForNow() : people > 1 ? words.roomsFree({ rooms: free.freeRooms }) : this.#home().seatsFree({ seats: free.freeSeats });
    const facts = [stands, savedGrams === undefined ? '' : words.carbonSaved({ amount: format.carbon(savedGrams) }), center.simulated ? this.#marks().simulated() : ''];
    return html`
      <city-tv-row .name=${center.id} control="center-${center.id}" heading=${pickName(center.name, currentLanguage.get())} end=${words.aboutMinutes({ time: format.minutes(travel.minutes) })}
        second=${facts.filter((fact) => fact !== '').join(' · ')} ?first=${index === 0} @focusin=${() => { this.looked = center.id; }} @click=${() => this.router.go(`/work/center/${center.id}`)}></city-tv-row>`;
  }

  #clearFilters(): void {
    this.#work.store.requireFeatures([]);
    this.#work.store.setPeople(1);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-centers': PlaTvCenters;
  }
}
