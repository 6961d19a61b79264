import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { FeatureName } from '../../contract/city.js';
import type { InstallProfile } from '../../contract/identity.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { profileContext, routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-chip.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-truth.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/map/city-map.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { readLights, type FoundCenter } from './find-centers.js';
import './kiosk-center-row.js';
import { kioskCentersStyles } from './kiosk-centers.styles.js';
import '../../ui/panel/city-picker.js';
import type { PickEvent } from '../../ui/panel/city-picker.js';
import './kiosk-place-picker.js';
import type { PlacePickedEvent } from './kiosk-place-picker.js';
import './kiosk-time-picker.js';
import type { TimePickedEvent } from './kiosk-time-picker.js';
import './kiosk-unread.js';
import { nameFeature } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import { WorkAccess } from './work-access.js';
import { listFound, readAvailabilityTruth, readRules, type Places } from './work-state.js';

type Wish = 'where' | 'when' | 'people' | 'needs' | 'workplace';
/** `wishes` asks which wish to change: doubled text leaves no room for all of them beside the list. */
type Question = Wish | 'wishes';
const PEOPLE = [1, 2, 4, 6, 8, 12] as const;

/** Finds centers: near here or anywhere, for a time, a number of people and needs; on the map above and as a list below. */
@customElement('pla-kiosk-centers')
export class PlaKioskCenters extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: profileContext }) private profile!: InstallProfile;
  @state() private asking: Question | undefined;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskCentersStyles;

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (!(this.asking !== undefined)) return;
      event.preventDefault();
      this.asking = undefined;
    });
  }

  override render() {
    const { places } = this.#work.state;
    if (places.kind !== 'ready') return html`<pla-kiosk-unread name="centers" .failure=${places.kind === 'failed' ? places.failure : undefined} @pla-retry=${() => this.#work.store.retry()}></pla-kiosk-unread>`;
    const found = listFound(this.#work.state);
    const { map, centers } = places.value;
    const { availability } = this.#work.state;
    const truth = readAvailabilityTruth(this.#work.state);
    const lights = readLights(centers, availability.kind === 'ready' ? availability.value : undefined);
    return html`
      <city-panel-page bleed data-id="centers">
        <div slot="eyes" class="map">
          <city-map data-plan fade .map=${map} .centers=${found.map((one) => one.center)} .levels=${lights} .here=${this.profile.centerId} .span=${13} .selected=${this.#large() ? undefined : found[0]?.center.id}></city-map>
          <div class="over"><h1>${this.#t().findTitle()}</h1></div>
          ${truth ? html`<city-truth .truth=${truth}></city-truth>` : nothing}
        </div>
        ${this.asking ? this.#drawQuestion(this.asking, places.value) : this.#drawHands(found)}
      </city-panel-page>`;
  }

  #drawHands(found: readonly FoundCenter[]): TemplateResult {
    const { people } = this.#work.state.search;
    const items = found.map((one) => ({
      key: one.center.id,
      draw: () => html`<pla-kiosk-center-row data-id="center-${one.center.id}" .found=${one} .people=${people}
        @click=${() => this.router.go(`/work/center/${one.center.id}`)} ${focusable({ id: one.center.id })}></pla-kiosk-center-row>`,
    }));
    return html`
      <div class="hands">
        ${this.#drawWishes()}
        ${found.length === 0 ? this.#drawEmpty() : html`<city-pages name="centers" .items=${items}></city-pages>`}
      </div>`;
  }

  /** What the search looks for, one wish a chip; with doubled text one chip that leads to them. */
  #drawWishes(): TemplateResult {
    const chip = (id: Question, text: string, chosen: boolean): TemplateResult => html`
      <city-chip data-id="wish-${id}" ?selected=${chosen} @click=${() => { this.asking = id; }} ${focusable({ id })}>${text}</city-chip>`;
    return html`
      <div class="wishes" role="group" ${focusGroup({ id: 'wishes', kind: 'free' })}>
        ${this.#large() ? chip('wishes', this.#t().changeSearch(), false) : this.#listWishes().map(({ id, text, chosen }) => chip(id, text, chosen))}
      </div>`;
  }

  #listWishes(): readonly { readonly id: Wish; readonly text: string; readonly chosen: boolean }[] {
    const words = this.#t();
    const format = this.#format();
    const { search, workplace, now } = this.#work.state;
    const name = search.origin.name;
    const when = search.when.kind === 'later' ? `${format.nearDay(search.when.range.from, now)} ${format.timeRange(search.when.range.from, search.when.range.to)}` : this.#home().fromNow();
    return [
      { id: 'where', text: name ? words.nearPlace({ place: pickName(name, currentLanguage.get()) }) : words.nearHere(), chosen: name !== undefined },
      { id: 'when', text: when, chosen: search.when.kind === 'later' },
      { id: 'people', text: words.peopleCount({ people: search.people }), chosen: search.people > 1 },
      { id: 'needs', text: words.needsChip({ count: search.features.length }), chosen: search.features.length > 0 },
      { id: 'workplace', text: workplace ? words.workplaceIs({ place: pickName(workplace.name, currentLanguage.get()) }) : words.workplaceChip(), chosen: workplace !== undefined },
    ];
  }

  #drawEmpty(): TemplateResult {
    const words = this.#t();
    return html`
      <div class="empty" data-id="centers-empty"><h2>${words.findEmptyTitle()}</h2><p>${words.findEmptyText()}</p>
        <city-button variant="signal" data-id="clear-needs" @click=${() => this.#clear()} ${focusable({ id: 'clear', autofocus: true })}>${words.clearNeeds()}</city-button>
      </div>`;
  }

  #clear(): void {
    this.#work.store.requireFeatures([]);
    this.#work.store.setPeople(1);
  }

  #drawQuestion(question: Question, places: Places): TemplateResult {
    const words = this.#t();
    const { store, state: work } = this.#work;
    const close = (): void => { this.asking = undefined; };
    switch (question) {
      case 'wishes': {
        const wishes = this.#listWishes();
        return html`<city-picker name="wishes" .question=${words.changeSearch()} .picked=${new Set<string>(wishes.filter(({ chosen }) => chosen).map(({ id }) => id))}
          .options=${wishes} @city-pick=${({ id }: PickEvent) => { this.asking = wishes.find((wish) => wish.id === id)?.id; }}></city-picker>`;
      }
      case 'where':
        return html`<pla-kiosk-place-picker name="where" .question=${words.whereFrom()} .places=${places} hereText=${words.nearHere()}
          @pla-place-picked=${({ place }: PlacePickedEvent) => { if (place) store.findNear(place); else store.findNearHere(); close(); }}></pla-kiosk-place-picker>`;
      case 'workplace':
        return html`<pla-kiosk-place-picker name="workplace" .question=${words.whereWork()} .places=${places} hereText=${work.workplace ? words.noWorkplace() : ''}
          @pla-place-picked=${({ place }: PlacePickedEvent) => { store.nameWorkplace(place ? { name: place.name, position: place.position, mode: 'transit' } : undefined); close(); }}></pla-kiosk-place-picker>`;
      case 'when': {
        const center = places.centers.find((one) => one.id === this.profile.centerId) ?? places.centers[0];
        return center ? html`<pla-kiosk-time-picker .rules=${readRules(center, work.city)} .now=${work.now}
          @pla-time-picked=${({ range }: TimePickedEvent) => { store.setSearchTime({ kind: 'later', range }); close(); }}></pla-kiosk-time-picker>` : html``;
      }
      case 'people':
        return html`<city-picker name="people" .question=${words.howMany()} .picked=${new Set([String(work.search.people)])}
          .options=${PEOPLE.map((people) => ({ id: String(people), text: words.peopleCount({ people }) }))}
          @city-pick=${({ id }: PickEvent) => { store.setPeople(Number(id)); close(); }}></city-picker>`;
      case 'needs':
        return html`<city-picker name="needs" .question=${words.whatNeeded()} .doneText=${words.showCenters()} .picked=${new Set<string>(work.search.features)}
          .options=${listNeeds(places).map((feature) => ({ id: feature, text: nameFeature(feature, words) }))}
          @city-pick=${({ id }: PickEvent) => this.#toggleNeed(id, places)} @city-pick-done=${close}></city-picker>`;
    }
  }

  #toggleNeed(id: string, places: Places): void {
    const { features } = this.#work.state.search;
    this.#work.store.requireFeatures(listNeeds(places).filter((feature) => (feature === id) !== features.includes(feature)));
  }
}

/** What centers of this city have, so that nothing is offered that none has. */
function listNeeds(places: Places): readonly FeatureName[] {
  return [...new Set(places.centers.flatMap((center) => center.features))].sort();
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-centers': PlaKioskCenters;
  }
}
