import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { focusGroup } from './focus-group.js';

/** What a rail needs to know of an item. */
export interface RailItem {
  readonly id: string;
}

const SLIDE_MS = 160;

/**
 * A row or a column of items of which only whole ones are drawn: as many as fit, and as the focus moves on, the next. The
 * rest is not in the document, so a rail of a thousand costs as much as one of five, and nothing is ever cut.
 *
 * Items are equally large, `--rail-gap` apart; their templates bring a `focusable` or `focusGroup` of their own, named by the
 * item's id.
 */
@customElement('city-rail')
export class CityRail extends LitElement {
  /** Name of its focus group. */
  @property() name = 'rail';
  @property() axis: 'row' | 'column' = 'row';
  @property({ attribute: false }) items: readonly RailItem[] = [];
  /** How many fit at once. */
  @property({ type: Number }) visible = 5;
  @property({ attribute: false }) drawItem: (item: RailItem, index: number) => unknown = () => '';
  @state() private first = 0;
  #before = 0;

  /** Items stand in the page around the rail, so that its styles reach them: here a template from there is drawn. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Draws the item of this id, moving the window as little as possible. */
  async show(id: string): Promise<void> {
    const index = this.items.findIndex((item) => item.id === id);
    if (index < 0) return;
    this.first = this.#clamp(index < this.first ? index : Math.max(this.first, index - this.visible + 1));
    await this.updateComplete;
  }

  /** Places of the first and last drawn item and how many there are, for a line such as "3 to 7 of 12". */
  get window(): { readonly first: number; readonly last: number; readonly count: number } {
    return { first: this.first, last: Math.min(this.first + this.visible, this.items.length) - 1, count: this.items.length };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.style.display = 'block';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('items') || changed.has('visible')) this.first = this.#clamp(this.first);
  }

  #clamp(first: number): number {
    return Math.max(0, Math.min(first, this.items.length - this.visible));
  }

  protected override updated(): void {
    const moved = this.first - this.#before;
    this.#before = this.first;
    if (moved === 0) return;
    this.dispatchEvent(new CustomEvent('city-rail-moved'));
    this.#slide(Math.sign(moved));
  }

  /** The new items are in place at once; the picture glides to where it is. */
  #slide(direction: number): void {
    const track = this.renderRoot.querySelector('.track');
    const [one, two] = track ? [...track.children] : [];
    if (!track || !one || !two || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const row = this.axis === 'row';
    const [from, to] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
    const step = direction * (row ? to.left - from.left : to.top - from.top);
    const start = row ? `translate3d(${step}px, 0, 0)` : `translate3d(0, ${step}px, 0)`;
    track.animate([{ transform: start }, { transform: 'translate3d(0, 0, 0)' }], { duration: SLIDE_MS, easing: 'ease-out' });
  }

  override render(): TemplateResult {
    const drawn = this.items.slice(this.first, this.first + this.visible);
    const group = focusGroup({
      id: this.name, kind: this.axis, items: this.items.map((item) => item.id),
      reveal: (id) => this.show(id),
      onFocusWithin: () => undefined,
    });
    // As a property here and elsewhere: the page's policy refuses styles in attributes.
    const columns = this.axis === 'row' ? `repeat(${this.visible}, minmax(0, 1fr))` : 'minmax(0, 1fr)';
    return html`<div class="track" .style=${`display: grid; grid-gap: var(--rail-gap, 24px); grid-template-columns: ${columns}`} ${group}>${repeat(drawn, (item) => item.id, (item, place) => this.drawItem(item, this.first + place))}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-rail': CityRail;
  }
}
