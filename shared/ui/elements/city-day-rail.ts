import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { EpochMs } from '../../base/clock.js';
import { type Formats, formats } from '../format.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';
import { listRailHours } from './day-rail-hours.js';

/** A range of one day. */
interface RailRange {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/**
 * A day as a rail from opening to closing: what is taken, what is one's own, what is chosen, and now. It is seen, not
 * touched; to readers it is one sentence.
 */
@customElement('city-day-rail')
export class CityDayRail extends LitElement {
  /** From opening to closing. */
  @property({ attribute: false }) open: RailRange | undefined;
  /** Ranges inside `open`; later ones lie on top. */
  @property({ attribute: false }) parts: readonly (RailRange & { readonly state: 'taken' | 'mine' | 'chosen' })[] = [];
  @property({ attribute: false }) now: EpochMs | undefined;
  @state() private width = 0;
  @state() private fontSize = 0;
  readonly #t = messages(this, uiMessages);
  readonly #format = formats(this);
  readonly #resized = new ResizeObserver(() => this.#measure());

  static override styles = css`
    :host { display: block; font-size: var(--type-small); line-height: 1.3; }
    :host([hidden]) { display: none; }
    .day { padding: 0.35em 0.6em 0; }
    .rail { position: relative; height: 1.5em; background: var(--surface); border-radius: var(--radius-small); box-shadow: 0 0 0 var(--stroke) var(--line); }
    .past { position: absolute; top: 0; bottom: 0; left: 0; background: var(--ground); border-radius: var(--radius-small) 0 0 var(--radius-small); }
    .part { position: absolute; top: 0; bottom: 0; box-sizing: border-box; border-radius: var(--radius-small); }
    .taken { background: var(--taken); }
    .mine { border: calc(var(--stroke) * 2) solid var(--signal); background: var(--surface); }
    .chosen { background: var(--signal); }
    .now { position: absolute; top: -0.35em; bottom: -0.35em; width: calc(var(--stroke) * 2); margin-left: calc(var(--stroke) * -1); border-radius: var(--stroke); background: var(--ink); }
    .hours { position: relative; height: 1.3em; margin-top: 0.5em; color: var(--ink-second); font-variant-numeric: tabular-nums; }
    .hours span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  #measure(): void {
    this.width = this.clientWidth;
    this.fontSize = Number.parseFloat(getComputedStyle(this).fontSize);
  }

  override render(): TemplateResult | typeof nothing {
    const { open, now } = this;
    if (!open || open.to <= open.from) return nothing;
    const isNow = now !== undefined && now >= open.from && now <= open.to;
    const past = now === undefined || now <= open.from ? 0 : share(Math.min(now, open.to), open);
    return html`
      <div class="day" role="img" aria-label=${this.#tell(open)}>
        <div class="rail">
          ${past > 0 ? html`<div class="past" .style=${`width: ${past}%`}></div>` : nothing}
          ${this.parts.map((part) => html`<div class="part ${part.state}" .style=${`left: ${share(part.from, open)}%; width: ${share(part.to, open) - share(part.from, open)}%`}></div>`)}
          ${isNow ? html`<div class="now" .style=${`left: ${past}%`}></div>` : nothing}
        </div>
        <div class="hours">${this.#listHours(open).map((at) => html`<span .style=${`left: ${share(at, open)}%`}>${nameHour(at, open, this.#format())}</span>`)}</div>
      </div>`;
  }

  #listHours(open: RailRange): readonly EpochMs[] {
    if (this.width === 0) return [];
    // The longest name decides how far apart all stand.
    const longest = Math.max(...listRailHours(open, Infinity, 0).map((at) => nameHour(at, open, this.#format()).length));
    return listRailHours(open, this.width - 1.2 * this.fontSize, (longest * 0.6 + 0.9) * this.fontSize);
  }

  #tell(open: RailRange): string {
    const words = this.#t();
    const format = this.#format();
    const told = { taken: words.busyFromTo, mine: words.mineFromTo, chosen: words.chosenFromTo };
    return [words.dayRail(), words.openFromTo({ range: format.timeRange(open.from, open.to) }),
      ...this.parts.map((part) => told[part.state]({ range: format.timeRange(part.from, part.to) }))].join('. ');
  }
}

/** Where an instant lies between opening and closing, in percent. */
function share(at: EpochMs, open: RailRange): number {
  return ((at - open.from) / (open.to - open.from)) * 100;
}

/** `9`, `14`, `24` at the end of a day; where readers use the 12-hour clock `2 PM`. */
function nameHour(at: EpochMs, open: RailRange, format: Formats): string {
  const name = format.time(at).replace(/^0(?=\d:)|:00/g, '');
  return name === '0' && at === open.to ? '24' : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'city-day-rail': CityDayRail;
  }
}
