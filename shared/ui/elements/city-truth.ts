import { consume } from '@lit/context';
import { css, html, LitElement, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { type Cancel, type Clock, systemClock } from '../../base/clock.js';
import type { Truth } from '../../base/truth.js';
import { clockContext } from '../contexts.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';

const MINUTE_MS = 60_000;

/** A full dot is live, an open square is planned, a ring of dashes is old: three shapes, so that colour is not needed. */
const MARKS: Readonly<Record<Truth['state'], SVGTemplateResult>> = {
  live: svg`<circle cx="8" cy="8" r="6" fill="currentColor"></circle>`,
  planned: svg`<rect x="3" y="3" width="10" height="10" rx="2" fill="none" stroke="currentColor" stroke-width="2.4"></rect>`,
  old: svg`<circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" stroke-width="2.6" stroke-dasharray="3.1 3.94"></circle>`,
};

/**
 * How true a figure is: one small mark, always the same, with its word; and, where they apply, that it is an estimate or
 * simulated. The age of an old figure counts on while it is shown.
 */
@customElement('city-truth')
export class CityTruth extends LitElement {
  @property({ attribute: false }) truth: Truth | undefined;
  @consume({ context: clockContext }) private clock: Clock | undefined;
  readonly #t = messages(this, uiMessages);
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { display: inline-block; font-size: var(--type-small); font-weight: 400; line-height: 1.35; color: var(--ink-second); }
    :host([hidden]) { display: none; }
    svg { overflow: visible; width: 0.5em; height: 0.5em; margin-right: 0.4em; vertical-align: 0.06em; }
    .live { color: var(--good); }
    .part { white-space: nowrap; }
  `;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override updated(): void {
    this.#cancel();
    if (this.truth?.state === 'old' && this.isConnected) this.#cancel = this.#time().after(MINUTE_MS, () => this.requestUpdate());
  }

  override render(): TemplateResult | typeof nothing {
    const { truth } = this;
    if (!truth) return nothing;
    const words = this.#t();
    const told = [this.#tellState(truth), ...(truth.approximate ? [words.about()] : []), ...(truth.simulated ? [words.simulated()] : [])];
    // A dot that parts two words stays with the first, so that no line begins with one.
    return html`${told.map((word, index) => html`<span class="part">${index === 0
      ? html`<svg class=${truth.state} viewBox="2 2 12 12" aria-hidden="true" focusable="false">${MARKS[truth.state]}</svg>` : nothing}${word}${index < told.length - 1 ? ' ·' : ''}</span> `)}`;
  }

  #tellState({ state, at }: Truth): string {
    const words = this.#t();
    if (state !== 'old') return words[state]();
    const minutes = Math.max(1, Math.floor((this.#time().now() - Date.parse(at)) / MINUTE_MS));
    return minutes < 60 ? words.minutesOld({ minutes }) : words.hoursOld({ hours: Math.floor(minutes / 60) });
  }

  #time(): Clock {
    return this.clock ?? systemClock;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-truth': CityTruth;
  }
}
