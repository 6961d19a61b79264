import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CityRail, RailItem } from '../../shared/navigation/city-rail.js';
import '../../shared/navigation/city-rail.js';
import type { CardWords, RailWords } from './home-rails.js';
import './tv-card.js';

/** A person selected a card. */
export class CardChosen extends Event {
  constructor(readonly leadsTo: string) {
    super('tv-card-chosen', { bubbles: true, composed: true });
  }
}

/** A titled row of cards on home. Which of how many are in view stands beside the title when there are more. */
@customElement('tv-rail')
export class TvRail extends LitElement {
  @property({ attribute: false }) rail!: RailWords;
  /** Cards in view. */
  @property({ type: Number }) columns = 5;
  /** Its first card takes the focus when home opens. */
  @property({ type: Boolean }) first = false;

  static override styles = css`
    :host { display: block; min-width: 0; }
    h2 { display: flex; align-items: baseline; margin: 0 0 24px; font-size: var(--type-body); font-weight: 600; line-height: 1.4; color: var(--ink); }
    h2 span { margin-left: 20px; font-size: var(--type-small); font-weight: 400; color: var(--ink-second); font-variant-numeric: tabular-nums; white-space: nowrap; }
  `;

  override render(): TemplateResult {
    const { id, title, cards } = this.rail;
    return html`
      <section aria-label=${title}>
        <h2>${title}${cards.length > this.columns ? html`<span>${this.#describeWindow()}</span>` : nothing}</h2>
        <city-rail name=${id} .items=${cards} .visible=${this.columns} @city-rail-moved=${() => this.requestUpdate()}
          .drawItem=${(item: RailItem, index: number) => this.#drawCard(item as CardWords, this.first && index === 0)}></city-rail>
      </section>`;
  }

  #describeWindow(): string {
    const drawn = this.renderRoot.querySelector<CityRail>('city-rail')?.window ?? { first: 0, last: this.columns - 1 };
    return `${drawn.first + 1}–${drawn.last + 1} / ${this.rail.cards.length}`;
  }

  #drawCard(card: CardWords, first: boolean): TemplateResult {
    return html`<tv-card .name=${card.id} .heading=${card.heading} .text=${card.text} .icon=${card.icon} .truth=${card.truth} ?first=${first}
      @click=${() => this.dispatchEvent(new CardChosen(card.path))}></tv-card>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-rail': TvRail;
  }
  interface GlobalEventHandlersEventMap {
    'tv-card-chosen': CardChosen;
  }
}
