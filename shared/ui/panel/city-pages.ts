import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import { currentLanguage } from '../language/message-group.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';
import '../elements/city-icon.js';
import { fitPages } from './fit-pages.js';
import { largeText } from './text-factor.js';

/** One thing of a paged list. */
export interface PagedItem {
  /** Stays with the thing when the list changes. */
  readonly key: string;
  readonly draw: () => TemplateResult;
}

/**
 * Shows as many items as its box holds and pages through the rest, because a panel never scrolls: what is cut is not
 * found, and a drag is no gesture for everybody. It fills the room its parent gives it.
 */
@customElement('city-pages')
export class CityPages extends LitElement {
  /** Names its group of focus; unique on the screen. */
  @property() name = 'pages';
  @property({ attribute: false }) items: readonly PagedItem[] = [];
  /** `list`: one under the other; `chips`: side by side, as wide as they are; `tiles`: a grid of equal columns. */
  @property({ reflect: true }) arrange: 'list' | 'chips' | 'tiles' = 'list';
  /** Tiles: how many stand side by side. */
  @property({ type: Number }) columns = 2;
  /** The page that holds this item is shown when it changes. */
  @property() current: string | undefined;

  /** Index of each page's first item; `undefined` while it has to be measured again. */
  @state() private starts: readonly number[] | undefined;
  @state() private page = 0;
  readonly #t = messages(this, uiMessages);
  readonly #large = largeText(this);
  readonly #resized = new ResizeObserver(() => this.#remeasure());
  readonly #forget = (): void => { this.starts = undefined; };
  /** It was to be measured while its box had no room, as while what stands around it is laid out anew: once there is room again. */
  #waitsForRoom = false;
  #room = 0;
  #keys = '';
  #dress = '';
  /** What was seen when it last did not fit, and how often: the same sight again and again is no reason to measure for ever. */
  #lastSight = '';
  #seen = 0;

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: var(--hands-flex, 1 1 0); min-height: 0; min-width: 0; }
    .items { display: grid; grid-gap: var(--gap); align-content: start; grid-template-columns: minmax(0, 1fr); }
    :host([arrange='tiles']) .items { grid-template-columns: repeat(var(--pages-columns, 2), minmax(0, 1fr)); }
    :host([arrange='tiles']) .items > :last-child:nth-child(odd) { grid-column: 1 / -1; }
    :host([arrange='chips']) .items { display: flex; flex-wrap: wrap; grid-gap: 0; gap: 0; margin: 0 calc(-1 * var(--gap)) calc(-1 * var(--gap)) 0; }
    :host([arrange='chips']) .items > * { margin: 0 var(--gap) var(--gap) 0; max-width: 100%; }
    .pager { display: flex; align-items: center; justify-content: flex-end; flex: none; padding-top: var(--gap); margin-top: auto; }
    .pager[hidden] { display: none; }
    .place { font-size: var(--type-answer, var(--type-body)); line-height: 1; color: var(--ink-second); margin: 0 var(--gap); font-variant-numeric: tabular-nums; }
    button {
      font: inherit; font-size: calc(var(--mm) * 14); min-width: calc(var(--target) * 1.5); height: var(--target); border: 0; border-radius: var(--radius-medium);
      background: var(--raised); color: var(--ink); display: flex; align-items: center; justify-content: center; margin-left: var(--gap);
    }
    button:focus { outline: 0; }
    button[aria-disabled='true'] { opacity: 0.35; }
    button[data-focused] { outline: calc(var(--mm) * 1.5) solid var(--signal); box-shadow: 0 0 0 calc(var(--mm) * 3) var(--ink); }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
    addEventListener('resize', this.#forget);
  }

  protected override firstUpdated(): void {
    const list = this.renderRoot.querySelector('.items');
    if (list) this.#resized.observe(list);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
    removeEventListener('resize', this.#forget);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const keys = this.items.map((item) => item.key).join(' ');
    if (keys !== this.#keys || changed.has('columns') || changed.has('arrange')) {
      this.#keys = keys;
      this.starts = undefined;
    }
    const dress = `${currentLanguage.get()} ${this.#large() ? 2 : 1}`;
    if (dress !== this.#dress) {
      if (this.#dress !== '') requestAnimationFrame(this.#forget); // the items are drawn anew by others, a little later
      this.#dress = dress;
      this.starts = undefined;
    }
    if (!this.starts) this.style.flexBasis = '';
    if (changed.has('current') && this.starts) this.page = this.#pageOf(this.current);
    this.style.setProperty('--pages-columns', String(this.columns));
  }

  override render() {
    const starts = this.starts ?? [0];
    const from = starts[this.page] ?? 0;
    const to = this.starts ? starts[this.page + 1] ?? this.items.length : this.items.length;
    const kind = this.arrange === 'list' ? 'column' : 'free';
    return html`
      <div class="items" role="list" ${focusGroup({ id: this.name, kind })}>
        ${repeat(this.items.slice(from, to), (item) => item.key, (item) => html`<div role="listitem">${item.draw()}</div>`)}
      </div>
      ${starts.length > 1 || !this.starts ? this.#drawPager(starts.length) : nothing}
    `;
  }

  #drawPager(count: number): TemplateResult {
    const words = this.#t();
    return html`
      <div class="pager" ${focusGroup({ id: `${this.name}-pager`, kind: 'row' })}>
        <span class="place">${this.page + 1} / ${count}</span>
        <button data-id="${this.name}-before" aria-label=${words.pageBefore()} aria-disabled=${this.page === 0}
          @click=${() => this.#turn(-1, count)} ${focusable({ id: 'before' })}><city-icon name="caret-left"></city-icon></button>
        <button data-id="${this.name}-next" aria-label=${words.pageNext()} aria-disabled=${this.page === count - 1}
          @click=${() => this.#turn(1, count)} ${focusable({ id: 'next' })}><city-icon name="caret-right"></city-icon></button>
      </div>`;
  }

  #turn(by: number, count: number): void {
    this.page = Math.max(0, Math.min(count - 1, this.page + by));
  }

  protected override updated(): void {
    if (this.starts) return;
    // All items are drawn now; they are measured and cut into pages before the next frame, so nobody sees the whole list.
    const list = this.renderRoot.querySelector('.items');
    if (!list || !this.#hasRoom()) return;
    void this.#whenDrawn([...list.children]).then(() => {
      if (this.starts || !this.#hasRoom()) return;
      this.#room = this.#measureRoom(list);
      const top = list.getBoundingClientRect().top;
      const boxes = [...list.children].map((child) => {
        const box = child.getBoundingClientRect();
        return { top: box.top - top, bottom: box.bottom - top };
      });
      const pager = this.renderRoot.querySelector<HTMLElement>('.pager');
      this.starts = fitPages(boxes, this.#room, pager?.offsetHeight ?? 0);
      // A page that is shorter than the last keeps the room, so that the pager stays where the finger is; in a parent that shrinks, it shrinks.
      this.style.flexBasis = this.starts.length > 1 ? `${this.#room}px` : '';
      this.page = this.current === undefined ? Math.min(this.page, this.starts.length - 1) : this.#pageOf(this.current);
      // What stands around the list may draw itself later than the list was measured.
      requestAnimationFrame(() => this.#remeasure());
    });
  }

  /** Whether it can be measured; if not, it is as soon as its box has room. */
  #hasRoom(): boolean {
    this.#waitsForRoom = this.clientHeight === 0;
    return !this.#waitsForRoom;
  }

  /** What one page may take: the host's height, without the pager that is drawn only to be measured. */
  #measureRoom(list: Element): number {
    const pager = this.renderRoot.querySelector<HTMLElement>('.pager');
    const all = list.scrollHeight + (pager?.offsetHeight ?? 0);
    // In a parent that grows with its content the host is as tall as everything: then all of it fits.
    return this.clientHeight >= all - 1 ? Math.max(list.scrollHeight, this.clientHeight - (pager?.offsetHeight ?? 0)) : this.clientHeight;
  }

  /** Items are elements that draw themselves a microtask later. */
  async #whenDrawn(wrappers: readonly Element[]): Promise<void> {
    const elements = wrappers.flatMap((wrapper) => [...wrapper.children]);
    await Promise.all(elements.filter((element) => element instanceof LitElement).map((element) => element.updateComplete));
  }

  #pageOf(key: string | undefined): number {
    const index = this.items.findIndex((item) => item.key === key);
    const starts = this.starts ?? [0];
    if (index < 0) return Math.min(this.page, starts.length - 1);
    let page = 0;
    for (const [number, start] of starts.entries()) if (start <= index) page = number;
    return page;
  }

  /** Measures again when a page no longer fits: its box changed, or its items grew. */
  #remeasure(): void {
    const list = this.renderRoot.querySelector('.items');
    if (!list || this.clientHeight === 0) return;
    if (!this.starts) {
      if (this.#waitsForRoom) this.requestUpdate();
      return;
    }
    const isPaged = this.starts.length > 1;
    const pagerHeight = isPaged ? this.renderRoot.querySelector<HTMLElement>('.pager')?.offsetHeight ?? 0 : 0;
    const boxes = [...list.children].map((child) => child.getBoundingClientRect());
    const used = Math.max(0, ...boxes.map((box) => box.bottom)) - list.getBoundingClientRect().top + pagerHeight;
    // A single row that is taller than the box stays so, however often it is measured.
    const isOneRow = isPaged && boxes.every((box) => box.top === boxes[0]?.top);
    const boxChanged = isPaged && Math.abs(this.clientHeight - this.#room) > 1;
    if (!boxChanged && (used <= this.clientHeight + 1 || isOneRow)) return;
    const sight = `${this.clientHeight} ${used.toFixed(0)}`;
    this.#seen = sight === this.#lastSight ? this.#seen + 1 : 0;
    this.#lastSight = sight;
    if (this.#seen > 2) return;
    this.starts = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-pages': CityPages;
  }
}
