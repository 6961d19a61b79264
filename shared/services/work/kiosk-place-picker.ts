import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-picker.js';
import type { PickEvent, PickerOption } from '../../ui/panel/city-picker.js';
import { listPlaceGroups, type PlaceChoice, type PlaceGroup } from './place-choices.js';
import { workMessages } from './strings/compiled/index.js';
import type { Places } from './work-state.js';

/** A place was picked, or, without one, the answer that names none ("near here"). */
export class PlacePickedEvent extends Event {
  constructor(readonly place: PlaceChoice | undefined) {
    super('pla-place-picked');
  }
}

/** Asks for a place without a keyboard: first a line, the places or the districts, then one of the few under it. */
@customElement('pla-kiosk-place-picker')
export class PlaKioskPlacePicker extends LitElement {
  @property() name = 'place';
  @property() question = '';
  /** What the answer says that names no place; without it there is no such answer. */
  @property() hereText = '';
  @property({ attribute: false }) places!: Places;
  @state() private group: PlaceGroup | undefined;
  readonly #t = messages(this, workMessages);

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; }
  `;

  override render() {
    const { group } = this;
    if (group) {
      const options = group.choices.map(({ id, name }) => ({ id, text: pickName(name, currentLanguage.get()) }));
      return this.#ask(this.name, options, (id) => this.#tell(group.choices.find((choice) => choice.id === id)));
    }
    const groups = listPlaceGroups(this.places);
    const options = groups.map((one) => ({ id: one.id, text: this.#nameGroup(one) }));
    return this.#ask(`${this.name}-group`, [...(this.hereText ? [{ id: 'here', text: this.hereText }] : []), ...options], (id) => {
      if (id === 'here') this.#tell(undefined);
      else this.group = groups.find((one) => one.id === id);
    });
  }

  #nameGroup(group: PlaceGroup): string {
    if (group.name) return pickName(group.name, currentLanguage.get());
    return group.id === 'places' ? this.#t().placesGroup() : this.#t().districtsGroup();
  }

  #ask(name: string, options: readonly PickerOption[], take: (id: string) => void) {
    return html`<city-picker name=${name} .question=${this.question} .options=${options} @city-pick=${({ id }: PickEvent) => take(id)}></city-picker>`;
  }

  #tell(place: PlaceChoice | undefined): void {
    this.dispatchEvent(new PlacePickedEvent(place));
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
