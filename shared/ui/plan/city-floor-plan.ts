import { LitElement, html, nothing, svg, type PropertyValues, type SVGTemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { Floor, Space } from '../../contract/city.js';
import { currentLanguage } from '../language/message-group.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';
import { CHAIR_PATH, HATCH_PATH, SEAT, drawPlan, type RoomDrawing } from './plan-drawing.js';
import { drawRoundedPath } from './plan-geometry.js';
import { SpaceChosenEvent, countStates, type PlanState } from './plan-states.js';
import { planStateStyles, planStyles } from './plan.styles.js';
import { findWay } from './way.js';

/** Text sizes in metres of the plan: a seat's number fills its desk. */
const SEAT_TEXT = { short: 0.74, long: 0.56 } as const;
const ROOM_TEXT = { title: 1, capacity: 0.62 } as const;
/** From a text's middle to its line. Chromium 69 rounds `dominant-baseline` to whole units, which are metres here. */
const TO_MIDDLE = '0.355em';

/**
 * A floor seen from above: walls, doors, zones, and each seat and room as free, taken, chosen or out of order. It fills
 * its box and stays sharp at any size. It is a picture with one text; a touch on a free place gives `space-chosen` as a
 * shortcut for the list beside it.
 */
@customElement('city-floor-plan')
export class CityFloorPlan extends LitElement {
  @property({ attribute: false }) floor: Floor | undefined;
  /** States by space id; a space without one is drawn as not known. */
  @property({ attribute: false }) states: ReadonlyMap<string, PlanState> = new Map();
  /** The id of a space to which the way from the entrance is drawn. */
  @property({ attribute: false }) wayTo: string | undefined;
  #way = '';
  readonly #t = messages(this, uiMessages);

  static override styles = [planStyles, planStateStyles];

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    // On the root and not on the drawing: the drawing is no control of its own, keys go to the list beside it.
    root.addEventListener('click', (event) => this.#choose(event));
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('floor') || changed.has('wayTo')) this.#way = this.floor && this.wayTo !== undefined ? drawRoundedPath(findWay(this.floor, this.wayTo)) : '';
  }

  override render() {
    const { floor } = this;
    if (!floor) return nothing;
    const drawing = drawPlan(floor);
    return html`
      <svg data-plan role="img" aria-label=${this.#describe(floor)} viewBox=${drawing.viewBox}>
        <path class="floor" d=${drawing.outline}></path>
        ${drawing.zones.map(({ path }) => svg`<path class="zone" d=${path}></path>`)}
        ${drawing.rooms.map((room) => this.#drawRoom(room))}
        <path class="inner" d=${drawing.walls}></path>
        <path class="outer" d=${drawing.outerWalls}></path>
        <path class="glass" d=${drawing.windows}></path>
        <path class="door" d=${drawing.doors}></path>
        <path class="entrance" d=${drawing.entrances}></path>
        <path class="arrow" d=${drawing.arrows}></path>
        ${this.#way === '' ? nothing : svg`<path class="way" d=${this.#way}></path>`}
        ${drawing.seats.map((seat) => this.#drawSeat(seat))}
      </svg>`;
  }

  #describe(floor: Floor): string {
    const words = this.#t();
    const { free, taken, yours } = countStates(floor.spaces, this.states);
    const known = floor.spaces.every(({ id }) => this.states.has(id));
    return [
      words.planOf({ floor: pickName(floor.name, currentLanguage.get()) }), ...(known ? [words.planCounts({ free, taken })] : []),
      ...(yours ? [words.planYours({ label: yours.label })] : []),
    ].join(', ');
  }

  #stateOf({ id }: Space): PlanState | 'unknown' {
    return this.states.get(id) ?? 'unknown';
  }

  #drawSeat(seat: Space): SVGTemplateResult {
    const state = this.#stateOf(seat);
    const { width, depth, corner } = SEAT;
    return svg`<g class="seat ${state}" data-space=${seat.id} transform="translate(${seat.at[0]} ${seat.at[1]})">
      <g transform="rotate(${seat.turn})">
        ${state === 'chosen' || state === 'mine' ? svg`<rect class="glow" x=${-width / 2 - 0.28} y=${-depth / 2 - 0.28} width=${width + 0.56} height=${depth + 1.04} rx=${corner + 0.3}></rect>` : nothing}
        ${state === 'out-of-order' ? svg`<path class="hatching" d=${HATCH_PATH}></path>` : nothing}
        <path class="chair" d=${CHAIR_PATH}></path>
        <rect class="desk" x=${-width / 2} y=${-depth / 2} width=${width} height=${depth} rx=${corner}></rect>
      </g>
      <text dy=${TO_MIDDLE} font-size=${seat.label.length > 2 ? SEAT_TEXT.long : SEAT_TEXT.short}>${seat.label}</text>
    </g>`;
  }

  #drawRoom({ space, outline, table, title, capacity }: RoomDrawing): SVGTemplateResult {
    const size = ROOM_TEXT.capacity;
    return svg`<g class="room ${this.#stateOf(space)}" data-space=${space.id}>
      <path class="ground" d=${outline} pointer-events="all"></path>
      <rect class="desk table" x=${table.x} y=${table.y} width=${table.width} height=${table.height} rx="0.3"></rect>
      <text x=${title[0]} y=${title[1]} dy=${TO_MIDDLE} font-size=${ROOM_TEXT.title}>${space.label}</text>
      <g transform="translate(${capacity[0]} ${capacity[1]})">
        <path class="person" d="M-.42-.06a.15.15 0 1 1 .001 0zM-.7.26a.28.28 0 0 1 .56 0z"></path>
        <text class="capacity" dy=${TO_MIDDLE} x=${0.24 + 0.1 * String(space.capacity).length} font-size=${size}>${space.capacity}</text>
      </g>
    </g>`;
  }

  #choose(event: Event): void {
    const drawn = event.target instanceof Element ? event.target.closest('[data-space]') : null;
    const spaceId = drawn?.getAttribute('data-space');
    if (spaceId && this.states.get(spaceId) === 'free') this.dispatchEvent(new SpaceChosenEvent(spaceId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-floor-plan': CityFloorPlan;
  }
  interface HTMLElementEventMap {
    'space-chosen': SpaceChosenEvent;
  }
}
