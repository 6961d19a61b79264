import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/map/city-map.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { listPlaceGroups, type PlaceChoice, type PlaceGroup } from './place-choices.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-row.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import type { Places } from './work-state.js';

/** A place was chosen. */
export class PlaceChosenEvent extends Event {
  constructor(readonly place: PlaceChoice) {
    super('pla-place-chosen');
  }
}

/** Picks a station, a place or a district from lists; the map shows the one in focus. */
@customElement('pla-tv-place-picker')
export class PlaTvPlacePicker extends LitElement {
  @property({ attribute: false }) places!: Places;
  @state() private groupId: string | undefined;
  @state() private looked: PlaceChoice | undefined;
  readonly #t = messages(this, workMessages);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    :host { display: flex; flex: 1 1 0; flex-direction: column; min-height: 0; }
    .groups { margin-bottom: 32px; }
    .chips { flex: none; margin-bottom: 20px; }
  `];

  override render() {
    const groups = listPlaceGroups(this.places);
    const group = groups.find((one) => one.id === this.groupId) ?? groups[0];
    if (!group) return nothing;
    const language = currentLanguage.get();
    const large = this.#large();
    return html`
      <div class="all" ${focusGroup({ id: 'picker', kind: 'column' })}>
        ${large ? html`
          <city-tv-list class="groups" name="groups" axis="row" .columns=${3} .items=${groups} .drawItem=${(one: PlaceGroup, index: number) => html`
            <city-tv-row centered .name=${one.id} control="group-${one.id}" .pressed=${one === group} ?first=${index === 0} heading=${this.#nameGroup(one)}
              @click=${() => { this.groupId = one.id; }}></city-tv-row>`}></city-tv-list>`
          : html`
          <div class="chips" ${focusGroup({ id: 'groups', kind: 'free' })}>
            ${groups.map((one, index) => html`<button type="button" data-id="group-${one.id}" aria-pressed=${one === group ? 'true' : 'false'} @click=${() => { this.groupId = one.id; }}
              ${focusable({ id: one.id, autofocus: index === 0 })}>${this.#nameGroup(one)}</button>`)}
          </div>`}
        <div class="halves">
          ${large ? nothing : html`<div class="picture"><city-map aria-hidden="true" .map=${this.places.map} .centers=${this.places.centers} .here=${(this.looked ?? group.choices[0])?.position}></city-map></div>`}
          <div class="choice ${large ? 'wide' : ''}">
            <city-tv-list .name=${group.id} .heading=${large ? '' : this.#nameGroup(group)} .items=${group.choices} .drawItem=${(item: PlaceChoice) => html`
              <city-tv-row .name=${item.id} control="place-${item.id}" heading=${pickName(item.name, language)} @focusin=${() => { this.looked = item; }}
                @click=${() => this.dispatchEvent(new PlaceChosenEvent(item))}></city-tv-row>`}></city-tv-list>
          </div>
        </div>
      </div>`;
  }

  #nameGroup(group: PlaceGroup): string {
    if (group.name) return pickName(group.name, currentLanguage.get());
    return group.id === 'places' ? this.#t().placesGroup() : this.#t().districtsGroup();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-place-picker': PlaTvPlacePicker;
  }
  interface HTMLElementEventMap {
    'pla-place-chosen': PlaceChosenEvent;
  }
}
