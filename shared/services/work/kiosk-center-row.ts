import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { FoundCenter } from './find-centers.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';

/** One center of the list, as a button: its name, how long it takes, what is free, and the carbon saved. */
@customElement('pla-kiosk-center-row')
export class PlaKioskCenterRow extends LitElement {
  @property({ attribute: false }) found!: FoundCenter;
  @property({ type: Number }) people = 1;
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = css`
    :host { display: block; }
    button {
      font: inherit; width: 100%; min-height: var(--target-main); text-align: start; color: var(--ink); background: var(--surface); box-sizing: border-box;
      border: calc(var(--mm) * 0.8) solid var(--line); border-radius: var(--radius-medium); padding: calc(var(--mm) * 4) calc(var(--mm) * 6);
      display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: calc(var(--mm) * 1.5) calc(var(--mm) * 6); align-items: baseline;
    }
    button:active, button[data-pressed] { background: var(--raised); }
    button:focus { outline: 0; }
    :host([data-focused]) button { outline: calc(var(--mm) * 1.5) solid var(--signal); }
    b { font-size: var(--type-lead); line-height: 1.3; }
    .minutes { font-size: var(--type-lead); font-weight: 700; white-space: nowrap; font-variant-numeric: tabular-nums; }
    .facts { grid-column: 1 / -1; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); display: flex; flex-wrap: wrap; gap: 0 calc(var(--mm) * 6); }
    .large { grid-template-columns: minmax(0, 1fr); row-gap: 0; padding-top: calc(var(--mm) * 2); padding-bottom: calc(var(--mm) * 2); }
    .large b { font-size: var(--type-body); }
    .large .minutes { font-size: var(--type-small); }
    .saved { color: var(--ink-second); display: inline-flex; align-items: center; gap: calc(var(--mm) * 2); }
    .saved city-icon { color: var(--good); }
  `;

  override render() {
    const { center, travel, free, savedGrams } = this.found;
    const words = this.#t();
    const format = this.#format();
    const stands = free === undefined ? nothing
      : !free.open ? this.#home().closedForNow()
        : this.people > 1 ? words.tileRoomText({ rooms: free.freeRooms, people: free.largestFreeRoom }) : this.#home().seatsFree({ seats: free.freeSeats });
    const large = this.#large();
    const minutes = html`<span class="minutes">${words.aboutMinutes({ time: format.minutes(travel.minutes) })}</span>`;
    return html`
      <button type="button" class=${large ? 'large' : ''}>
        <b>${pickName(center.name, currentLanguage.get())}</b>
        ${large ? nothing : minutes}
        <span class="facts">
          ${large ? minutes : nothing}
          <span>${stands}</span>
          ${savedGrams === undefined ? nothing : html`<span class="saved"><city-icon name="leaf"></city-icon>${words.carbonSaved({ amount: format.carbon(savedGrams) })}</span>`}
          ${center.simulated ? html`<span>${words.simulatedCenter()}</span>` : nothing}
        </span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-center-row': PlaKioskCenterRow;
  }
}
