import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../base/clock.js';
import { pickName } from '../../base/language.js';
import type { Booking } from '../../contract/bookings.js';
import type { Center } from '../../contract/city.js';
import type { InstallProfile } from '../../contract/identity.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { clockContext, profileContext, routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { nameSign } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';

/** A reservation that the server has confirmed: which seat, when, until when to check in, and what can be done next. */
@customElement('pla-kiosk-reserved')
export class PlaKioskReserved extends LitElement {
  @property({ attribute: false }) booking!: Booking;
  @property({ attribute: false }) center!: Center;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: profileContext }) private profile!: InstallProfile;
  @consume({ context: routerContext }) private router!: Router;
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; background: var(--good-ground); }
    .answer { flex: 1 1 0; min-height: 0; display: flex; flex-direction: column; justify-content: center; }
    .tick { width: calc(var(--mm) * 40); height: calc(var(--mm) * 40); border-radius: 50%; background: var(--good); color: var(--good-ink); display: flex; align-items: center; justify-content: center; margin-bottom: calc(var(--gap) * 2); }
    .tick city-icon { font-size: calc(var(--mm) * 24); }
    h1 { margin: 0; font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
    .what { margin: 0 0 var(--gap); font-size: var(--type-heading); font-weight: 700; line-height: 1.25; }
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; }
    .actions { display: grid; gap: var(--gap); }
  `;

  override render() {
    const words = this.#t();
    const format = this.#format();
    const { booking, center } = this;
    const [allocation] = booking.allocations;
    if (!allocation) return nothing;
    const now = this.clock.now();
    const isHere = this.profile.centerId === center.id && this.profile.checksIn;
    const mayCheckIn = isHere && Date.parse(booking.checkInFrom) <= now && now < Date.parse(booking.checkInUntil);
    const until = html`<p>${words.checkInBefore({ until: format.time(booking.checkInUntil) })}</p>`;
    return html`
      <city-panel-page grow ?lead-beside=${this.#large()} data-id="reserved">
        <div slot="eyes" class="answer" role="status">
          ${this.#large() ? nothing : html`<div class="tick"><city-icon name="check"></city-icon></div>`}
          <h1>${words.reservedTitle()}</h1>
          ${this.profile.centerId === center.id ? nothing : html`<p>${pickName(center.directions, currentLanguage.get())}</p>`}
        </div>
        <div slot="lead">
          <p class="what">${nameSign(allocation.spaceLabel, this.#home())}, ${format.timeRange(allocation.from, allocation.to)}</p>
          <p>${pickName(center.name, currentLanguage.get())}, ${format.nearDay(allocation.from, now)}</p>
          ${this.#large() ? nothing : until}
        </div>
        ${this.#large() ? until : nothing}
        <div slot="action" class="actions" ${focusGroup({ id: 'reserved', kind: 'column' })}>
          <city-button variant=${mayCheckIn ? 'quiet' : 'signal'} data-id="to-mine" @click=${() => this.router.replace('/work/reservations')}
            ${focusable({ id: 'mine', autofocus: !mayCheckIn })}>${this.#home().tileMineTitle()}</city-button>
          ${mayCheckIn ? html`<city-button variant="signal" data-id="to-check-in" @click=${() => this.router.replace('/work/check-in')}
            ${focusable({ id: 'check-in', autofocus: true })}>${words.checkInNow()}</city-button>` : nothing}
        </div>
      </city-panel-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-reserved': PlaKioskReserved;
  }
}
