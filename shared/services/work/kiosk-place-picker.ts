import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LonLat } from '../../base/geo.js';
import { pickName, type LocalName } from '../../base/language.js';
import type { CityMap } from '../../contract/city.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import './kiosk-picker.js';
import type { PickEvent, PickerOption } from './kiosk-picker.js';
import { workMessages } from './strings/compiled/index.js';

export interface PickedPlace {
  readonly kind: 'station' | 'place' | 'district';
  readonly name: LocalName;
  readonly position: LonLat;
}

/** A place was picked, or, without one, the first answer ("near here"). */
export class PlacePickedEvent extends Event {
  constructor(readonly place: PickedPlace | undefined) {
    super('pla-place-picked');
  }
}

/** Asks for a place without a keyboard: first the district or the kind of place, then one of the few that are left. */
@customElement('pla-kiosk-place-picker')
export class PlaKioskPlacePicker extends LitElement {
  @property() name = 'place';
  @property() question = '';
  /** What the first answer says that names no place; without it there is none. */
  @property() hereText = '';
  @property({ attribute: false }) map!: CityMap;
  @state() private group: string | undefined;
  readonly #t = messages(this, workMessages);

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; }
  `;

  override render() {
    const language = currentLanguage.get();
    const named = (id: string, name: LocalName): PickerOption => ({ id, text: pickName(name, language) });
    if (this.group === undefined) {
      const groups = [
        ...(this.hereText ? [{ id: '', text: this.hereText }] : []),
        ...this.map.lines.map((line) => ({ id: `line ${line.id}`, text: pickName(line.name, language) })),
        { id: 'places', text: this.#t().placesGroup() },
      ];
      return this.#ask(groups, (id) => { if (id === '') this.#tell(undefined); else this.group = id; });
    }
    if (this.group === 'places') {
      return this.#ask(this.map.places.map((place) => named(place.id, place.name)), (id) => this.#tell(this.map.places.find((place) => place.id === id), 'place'));
    }
    const line = this.map.lines.find((one) => `line ${one.id}` === this.group);
    const stations = (line?.stations ?? []).flatMap((id) => this.map.stations.find((station) => station.id === id) ?? []);
    return this.#ask(stations.map((station) => named(station.id, station.name)), (id) => this.#tell(stations.find((station) => station.id === id), 'station'));
  }

  #ask(options: readonly PickerOption[], take: (id: string) => void) {
    return html`<pla-kiosk-picker name=${this.group === undefined ? `${this.name}-group` : this.name} .question=${this.question} .options=${options} @pla-pick=${({ id }: PickEvent) => take(id)}></pla-kiosk-picker>`;
  }

  #tell(place: { readonly name: LocalName; readonly position: LonLat } | undefined, kind: PickedPlace['kind'] = 'place'): void {
    this.dispatchEvent(new PlacePickedEvent(place && { kind, name: place.name, position: place.position }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-place-picker': PlaKioskPlacePicker;
  }
  interface HTMLElementEventMap {
    'pla-place-picked': PlacePickedEvent;
  }
}
