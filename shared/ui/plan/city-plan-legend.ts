import { LitElement, css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';
import { HATCH_PATH, SEAT } from './plan-drawing.js';
import type { PlanState } from './plan-states.js';
import { planStateStyles } from './plan.styles.js';

/** What the four looks of a place on a floor plan mean. */
@customElement('city-plan-legend')
export class CityPlanLegend extends LitElement {
  readonly #t = messages(this, uiMessages);

  static override styles = [planStateStyles, css`
    :host { display: block; flex: 1 1 auto; min-width: 0; font-size: var(--type-small); line-height: 1.35; color: var(--ink); }
    /* Two rows of two in every language: never three and one. A shell with too narrow a place for that says one column. */
    ul { display: grid; grid-template-columns: repeat(var(--legend-columns, 2), auto); grid-gap: 0.3em 1em; justify-content: start; margin: 0; padding: 0; list-style: none; }
    li { display: flex; align-items: center; }
    svg { flex: none; width: 1.25em; height: 0.85em; margin-right: 0.4em; }
  `];

  override render() {
    const words = this.#t();
    return html`<ul data-id="plan-legend">
      ${this.#draw('free', words.planFree())}${this.#draw('taken', words.planTaken())}${this.#draw('chosen', words.planChosen())}${this.#draw('out-of-order', words.planOutOfOrder())}
    </ul>`;
  }

  #draw(state: PlanState, text: string): TemplateResult {
    const { width, depth, corner } = SEAT;
    return html`<li><svg viewBox="-0.9 -0.6 1.8 1.2" class=${state} aria-hidden="true">
      ${state === 'out-of-order' ? svg`<path class="hatching" d=${HATCH_PATH}></path>` : nothing}
      <rect class="desk" x=${-width / 2} y=${-depth / 2} width=${width} height=${depth} rx=${corner}></rect></svg>${text}</li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-plan-legend': CityPlanLegend;
  }
}
