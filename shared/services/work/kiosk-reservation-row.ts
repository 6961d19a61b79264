import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EpochMs } from '../../base/clock.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { panelRowStyles } from '../../ui/panel/panel-row.styles.js';
import type { ReservationView } from './reservations-model.js';
import { nameSign } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';

/** One reservation in a list, as a button: its seat, its time, its center, and whether it is checked in. */
@customElement('pla-kiosk-reservation-row')
export class PlaKioskReservationRow extends LitElement {
  @property({ attribute: false }) view!: ReservationView;
  /** The center's name; empty until it is known. */
  @property() place = '';
  @property({ attribute: false }) now: EpochMs = 0;
  @property({ type: Boolean, reflect: true }) selected = false;
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [panelRowStyles, css`
    b { display: block; font-size: var(--type-action); line-height: 1.3; }
    span { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
  `];

  override render() {
    const { allocation, phase } = this.view;
    const words = this.#t();
    const format = this.#format();
    return html`
      <button type="button" aria-pressed=${this.selected}>
        <b>${format.nearDay(allocation.from, this.now)} ${format.timeRange(allocation.from, allocation.to)}</b>
        <span>${nameSign(allocation.spaceLabel, this.#home())}${this.place ? html` · ${this.place}` : nothing}${phase === 'checked-in' ? html` · ${words.checkedInNow()}` : nothing}</span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-reservation-row': PlaKioskReservationRow;
  }
}
