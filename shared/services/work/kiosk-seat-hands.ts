import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { Floor, Space } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-chip.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import { nameKind } from './space-words.js';
import { workMessages, type WorkMessages } from './strings/compiled/index.js';
import { sortBySign, type SpaceState } from '../../city/occupancy.js';

/** A person touched a space's chip, or another floor's. */
export class SpacePickedEvent extends Event {
  constructor(readonly spaceId: string) {
    super('pla-space-picked');
  }
}
export class FloorPickedEvent extends Event {
  constructor(readonly floorId: string) {
    super('pla-floor-picked');
  }
}

/** Every space of a floor as a chip within reach, since the plan hangs where only eyes come. Taken ones say so and rest. */
@customElement('pla-kiosk-seat-hands')
export class PlaKioskSeatHands extends LitElement {
  @property({ attribute: false }) floors: readonly Floor[] = [];
  @property() floorId = '';
  @property({ attribute: false }) states: ReadonlyMap<string, SpaceState> = new Map();
  @property() chosen: string | undefined;
  readonly #t = messages(this, workMessages);

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: var(--hands-flex, 1 1 0); min-height: 0; gap: var(--gap); }
    .floors { display: flex; gap: var(--gap); flex: none; flex-wrap: wrap; }
  `;

  override render() {
    const words = this.#t();
    const floor = this.floors.find((one) => one.id === this.floorId) ?? this.floors[0];
    const spaces = sortBySign(floor?.spaces ?? []);
    return html`
      ${this.floors.length > 1 ? html`
        <div class="floors" role="group" aria-label=${words.chooseFloor()} ${focusGroup({ id: 'floors', kind: 'row' })}>
          ${this.floors.map((one) => html`<city-chip data-id="floor-${one.id}" ?selected=${one === floor} @click=${() => this.dispatchEvent(new FloorPickedEvent(one.id))}
            ${focusable({ id: one.id })}>${pickName(one.name, currentLanguage.get())}</city-chip>`)}
        </div>` : nothing}
      <city-pages name="spaces" arrange="chips" .current=${this.chosen} .items=${spaces.map((space) => ({ key: space.id, draw: () => this.#draw(space, words) }))}></city-pages>`;
  }

  #draw(space: Space, words: WorkMessages): TemplateResult {
    const state = this.states.get(space.id) ?? 'taken';
    const open = state === 'free' || state === 'chosen';
    return html`<city-chip class="space" data-id="space-${space.label}" state=${state} ?selected=${state === 'chosen'} ?disabled=${!open}
      label=${describeSpace(space, state, words)} @click=${() => { if (open) this.dispatchEvent(new SpacePickedEvent(space.id)); }}
      ${focusable({ id: space.id, disabled: !open, autofocus: state === 'chosen' })}>${space.label}</city-chip>`;
  }
}

/** What a screen reader says of a chip: the sign that is seen comes first and alone, so that it can be spoken to choose it (WCAG 2.5.3). */
function describeSpace(space: Space, state: SpaceState, words: WorkMessages): string {
  const stands = { free: words.stateFree(), taken: words.stateTaken(), mine: words.stateMine(), chosen: words.stateChosen(), 'out-of-order': words.stateOutOfOrder() };
  return `${space.label}, ${nameKind(space, words)}, ${stands[state]}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-seat-hands': PlaKioskSeatHands;
  }
  interface HTMLElementEventMap {
    'pla-space-picked': SpacePickedEvent;
    'pla-floor-picked': FloorPickedEvent;
  }
}
