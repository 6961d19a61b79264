import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import { tvControlStyles } from './tv-view.styles.js';

/** A control in a television's list: a sign, a name on a line of its own, below it a second text and a figure. Selecting it is a click. */
@customElement('city-tv-row')
export class CityTvRow extends LitElement {
  /** Its id in the list. */
  @property() name = '';
  /** Its `data-id`; the list's own id may be opaque. */
  @property() control = '';
  @property() heading = '';
  /** What is told of it; a line break in it stays. */
  @property() second = '';
  /** A short figure at the end of the last line. */
  @property() end = '';
  /** What stands on the space's sign. */
  @property() sign = '';
  /** Chosen or not; left out for rows that are no choice. */
  @property({ attribute: false }) pressed: boolean | undefined;
  @property({ type: Boolean }) centered = false;
  /** Takes the focus when the page opens. */
  @property({ type: Boolean }) first = false;

  static override styles = [tvControlStyles, css`
    :host { display: block; min-width: 0; }
    button { height: 100%; }
    .row, .line { display: flex; align-items: center; }
    .sign { flex: none; min-width: 84px; box-sizing: border-box; margin-right: 26px; padding: 12px 8px; border-radius: 16px; background: var(--raised); font-weight: 800; text-align: center; font-variant-numeric: tabular-nums; }
    [data-focused] .sign { background: var(--signal); color: var(--signal-ink); }
    .about { flex: 1 1 auto; min-width: 0; }
    .line { align-items: baseline; }
    .second, .only { flex: 1 1 auto; min-width: 0; }
    .second span { display: block; }
    .end { flex: none; margin-left: 24px; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .centered { text-align: center; font-variant-numeric: tabular-nums; }
  `];

  override render() {
    return html`
      <button type="button" class=${this.centered ? 'centered' : ''} data-id=${this.control} aria-pressed=${this.pressed === undefined ? nothing : this.pressed ? 'true' : 'false'} ${focusable({ id: this.name, autofocus: this.first })}>
        <span class="row">
          ${this.sign ? html`<span class="sign">${this.sign}</span>` : nothing}
          <span class="about">
            ${this.second ? this.heading : nothing}
            <span class="line">${this.second ? html`<span class="second" data-live-fact>${this.second.split('\n').map((line) => html`<span>${line} </span>`)}</span>` : html`<span class="only">${this.heading}</span>`}
              ${this.end ? html`<span class="end">${this.end}</span>` : nothing}</span>
          </span>
        </span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-tv-row': CityTvRow;
  }
}
