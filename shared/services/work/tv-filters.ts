import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { FeatureName } from '../../contract/city.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { nameFeature, startLarge } from './space-words.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-page.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';

/** What people choose a center by; a center's page tells the rest. */
const OFFERED: readonly FeatureName[] = ['quiet', 'two-screens', 'step-free', 'telepresence', 'day-care', 'event-space', 'learning-room', 'health-room', 'cafe'];
const PEOPLE = [1, 2, 4, 6, 8, 12] as const;

/** What a center must have, and for how many people. */
@customElement('pla-tv-filters')
export class PlaTvFilters extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  /** Doubled text leaves room for one question at a time. */
  @state() private asked: 'features' | 'people' = 'features';
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    section { margin-bottom: 52px; }
  `];

  override render() {
    const words = this.#t();
    const large = this.#large();
    return html`
      <city-tv-page data-id="tv-filters" heading=${words.findTitle()} ok=${words.hintChoose()} back=${words.hintCenters()}>
        <div class="all" ${focusGroup({ id: 'filters', kind: 'column' })}>
          ${large && this.asked === 'people' ? nothing : this.#drawFeatures()}
          ${large && this.asked === 'features' ? nothing : this.#drawPeople()}
          <div class="chips" ${focusGroup({ id: 'end', kind: 'row' })}>
            <button type="button" class="main" data-id="show-centers" @click=${() => this.router.back()} ${focusable({ id: 'show' })}>${words.showCenters()}</button>
            ${large ? html`<button type="button" data-id="other-question" @click=${() => { this.asked = this.asked === 'people' ? 'features' : 'people'; }}
              ${focusable({ id: 'other' })}>${this.asked === 'people' ? words.whatNeeded() : words.howMany()}</button>` : nothing}
          </div>
        </div>
      </city-tv-page>`;
  }

  #drawFeatures(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#work;
    const { features } = state.search;
    const toggle = (feature: FeatureName): void => store.requireFeatures(features.includes(feature) ? features.filter((one) => one !== feature) : [...features, feature]);
    return html`
      <section>
        <h2>${words.whatNeeded()}</h2>
        <div class="chips" ${focusGroup({ id: 'features', kind: 'free' })}>
          ${OFFERED.map((feature, index) => html`<button type="button" data-id="feature-${feature}" aria-pressed=${features.includes(feature) ? 'true' : 'false'} @click=${() => toggle(feature)}
            ${focusable({ id: feature, autofocus: index === 0 })}>${startLarge(nameFeature(feature, words))}</button>`)}
        </div>
      </section>`;
  }

  #drawPeople(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#work;
    return html`
      <section>
        <h2>${words.howMany()}</h2>
        <div class="chips" ${focusGroup({ id: 'people', kind: 'free' })}>
          ${PEOPLE.map((count) => html`<button type="button" data-id="people-${count}" aria-pressed=${state.search.people === count ? 'true' : 'false'} @click=${() => store.setPeople(count)}
            ${focusable({ id: String(count) })}>${count === 1 ? words.justMe() : words.peopleCount({ people: count })}</button>`)}
        </div>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-filters': PlaTvFilters;
  }
}
