import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CityRail, RailItem } from '../../navigation/city-rail.js';
import '../../navigation/city-rail.js';
import { currentLanguage } from '../language/message-group.js';
import { largeText } from '../panel/text-factor.js';

/** More rows than a television's height holds in any language. */
const MOST_ROWS = 8;

/**
 * A list of which as many rows are drawn as fit whole where it stands. When it goes on, a bar beside it shows where, and
 * beside its heading stands which of how many are in view. Lists in a row have a fixed number of columns.
 */
@customElement('city-tv-list')
export class CityTvList extends LitElement {
  /** Name of its focus group. */
  @property() name = 'list';
  @property() heading = '';
  @property({ reflect: true }) axis: 'row' | 'column' = 'column';
  /** Columns in view, where it is a row. */
  @property({ type: Number }) columns = 5;
  @property({ attribute: false }) items: readonly RailItem[] = [];
  @property({ attribute: false }) drawItem: (item: RailItem, index: number) => unknown = () => '';
  @state() private rows = MOST_ROWS;
  readonly #large = largeText(this);
  #shape = '';
  #first = 0;
  /** The row that stays in view however many fit: the one that has the focus or is about to get it. */
  #keep: string | undefined;
  /** How many rows fit is being found out: the window moves by that, not by a key. */
  #settling = false;
  readonly #measureAnew = (): void => {
    this.#startAnew();
    this.requestUpdate();
  };
  readonly #observer = new ResizeObserver(this.#measureAnew);

  static override styles = css`
    :host { position: relative; display: flex; flex: 1 1 0; flex-direction: column; min-width: 0; min-height: 0; --rail-gap: 24px; }
    :host([axis='row']) { flex: none; }
    .head { display: flex; flex: none; align-items: baseline; margin-bottom: 24px; }
    h2 { flex: 1 1 auto; min-width: 0; margin: 0; font-size: var(--type-lead); font-weight: 700; line-height: 1.25; }
    .place { flex: none; margin-left: 24px; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); font-variant-numeric: tabular-nums; white-space: nowrap; }
    .room { flex: 1 1 0; min-height: 0; }
    .frame { position: relative; }
    .more { margin-right: 36px; }
    .bar { position: absolute; top: 0; right: -36px; bottom: 0; width: 8px; border-radius: 4px; background: var(--pressed); }
    .bar i { position: absolute; left: 0; width: 100%; border-radius: 4px; background: var(--ink-second); }
    :host([axis='row']) .room { flex: none; }
    :host([axis='row']) .more { margin: 0 0 26px; }
    :host([axis='row']) .bar { top: auto; right: 0; bottom: -26px; left: 0; width: auto; height: 8px; }
    :host([axis='row']) .bar i { top: 0; height: 100%; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this);
    // Words change their width with the font that comes after them.
    document.fonts.addEventListener('loadingdone', this.#measureAnew);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    document.fonts.removeEventListener('loadingdone', this.#measureAnew);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What is drawn decides how much fits: when it changes, it is tried from the most again.
    const shape = `${currentLanguage.get()} ${this.#large()} ${this.items.length}`;
    if (shape !== this.#shape || changed.has('name')) this.#startAnew();
    if (changed.has('name')) this.#first = 0;
    this.#shape = shape;
  }

  #startAnew(): void {
    this.rows = MOST_ROWS;
    this.#settling = true;
  }

  protected override updated(): void {
    if (this.axis === 'column') void this.#fit();
  }

  get #rail(): CityRail | null {
    return this.renderRoot.querySelector('city-rail');
  }

  /** Leaves out the rows that are not whole. */
  async #fit(): Promise<void> {
    const rail = this.#rail;
    const room = this.renderRoot.querySelector('.room');
    if (!rail || !room) return;
    await rail.updateComplete;
    const drawn = [...(rail.querySelector('.track')?.children ?? [])];
    for (const row of drawn) if (row instanceof LitElement) await row.updateComplete;
    // Offsets and not rectangles: a window that has just moved still glides into its place.
    const whole = Math.max(1, drawn.filter((row) => row instanceof HTMLElement && row.offsetTop + row.offsetHeight <= room.clientHeight + 1).length);
    if (whole < drawn.length) {
      this.rows = whole;
      rail.visible = whole;
      if (this.#keep !== undefined) await rail.show(this.#keep);
    }
    this.#settling = false;
  }

  /** The window has moved because its next row is wanted: the last one on the way down, the first one on the way up. */
  #onMoved(): void {
    const { first, last } = this.#rail?.window ?? { first: 0, last: 0 };
    if (!this.#settling) this.#keep = this.items[first > this.#first ? last : first]?.id;
    this.#first = first;
    this.requestUpdate();
  }

  #onFocus(event: FocusEvent): void {
    if (event.target instanceof Element && 'name' in event.target) this.#keep = String(event.target.name);
  }

  override render(): TemplateResult {
    const visible = this.axis === 'row' ? this.columns : this.rows;
    const goesOn = this.items.length > visible;
    return html`
      ${this.heading ? html`<div class="head"><h2>${this.heading}</h2>${goesOn ? html`<span class="place">${this.#tellPlace(visible)}</span>` : nothing}</div>` : nothing}
      <div class="room"><div class="frame ${goesOn ? 'more' : ''}">
        ${keyed(this.name, html`<city-rail .name=${this.name} .axis=${this.axis} .items=${this.items} .visible=${visible} .drawItem=${this.drawItem}
          @city-rail-moved=${() => this.#onMoved()} @focusin=${(event: FocusEvent) => this.#onFocus(event)}></city-rail>`)}
        ${goesOn ? this.#drawBar(visible) : nothing}
      </div></div>`;
  }

  #readFirst(visible: number): number {
    return Math.max(0, Math.min(this.#first, this.items.length - visible));
  }

  #tellPlace(visible: number): string {
    const first = this.#readFirst(visible);
    return `${first + 1}–${first + visible} / ${this.items.length}`;
  }

  #drawBar(visible: number): TemplateResult {
    const part = (count: number): string => `${(100 * count) / this.items.length}%`;
    const [start, length] = [part(this.#readFirst(visible)), part(visible)];
    // As a property: the page's policy refuses styles in attributes.
    return html`<div class="bar" aria-hidden="true"><i .style=${this.axis === 'row' ? `left: ${start}; width: ${length}` : `top: ${start}; height: ${length}`}></i></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-tv-list': CityTvList;
  }
}
