import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { Booking } from '../../contract/bookings.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import '../../ui/plan/city-floor-plan.js';
import { nameSign } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';
import { readCenterPage } from './work-state.js';

/** The server has confirmed a reservation: what is held, the way to it on the plan, and what to do next. */
@customElement('pla-tv-reserved')
export class PlaTvReserved extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .answer { display: flex; flex: 1 1 0; min-height: 0; margin-bottom: 36px; }
    .words { display: flex; flex: 1 1 0; flex-direction: column; justify-content: center; min-width: 0; }
    .tick { display: flex; flex: none; align-items: center; justify-content: center; width: 1.5em; height: 1.5em; margin-bottom: 32px; border-radius: 50%; background: var(--good); color: var(--good-ink, var(--ground)); font-size: 96px; }
    .words p { margin: 0 0 16px; font-size: var(--type-lead); line-height: 1.45; }
    .words .what { margin-bottom: 20px; font-size: var(--type-display, var(--type-title)); font-weight: 700; line-height: 1.15; }
    .words .next { color: var(--ink-second); font-size: var(--type-body); }
    .picture { flex: none; width: 960px; margin: 0 0 0 60px; }
    .chips { flex: none; }
  `];

  override render() {
    const words = this.#t();
    const { action } = this.#work.state;
    return html`
      <city-tv-page data-id="tv-reserved" heading=${words.reservedTitle()} ok=${words.hintChoose()} back=${words.hintCenter()}>
        ${action.kind === 'done' && action.what === 'reserve' ? this.#drawBooking(action.booking)
          : html`<city-tv-unread name="reserved-past" icon="calendar-blank" heading=${this.#home().tileMineTitle()} text=${words.reservedElsewhere()} action=${this.#home().tileMineTitle()}
              @city-next=${() => this.router.replace('/work/reservations')}></city-tv-unread>`}
      </city-tv-page>`;
  }

  #drawBooking(booking: Booking): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { state } = this.#work;
    const [allocation] = booking.allocations;
    if (!allocation) return html``;
    const center = state.places.kind === 'ready' ? state.places.value.centers.find((one) => one.id === allocation.centerId) : undefined;
    const page = readCenterPage(state);
    const floor = page?.center.floors.find((one) => one.spaces.some((space) => space.id === allocation.spaceId));
    return html`
      <div class="answer">
        <div class="words" role="status">
          <div class="tick"><city-icon name="check"></city-icon></div>
          <p class="what">${nameSign(allocation.spaceLabel, this.#home())}, ${format.timeRange(allocation.from, allocation.to)}</p>
          <p>${format.nearDay(allocation.from, state.now)}${center ? `, ${pickName(center.name, currentLanguage.get())}` : ''}</p>
          <p class="next">${words.bringCard({ from: format.time(booking.checkInFrom), until: format.time(booking.checkInUntil) })}</p>
        </div>
        ${floor && !this.#large() ? html`<div class="picture"><city-floor-plan aria-hidden="true" .floor=${floor} .states=${page?.states} .wayTo=${allocation.spaceId}></city-floor-plan></div>` : nothing}
      </div>
      <div class="chips" ${focusGroup({ id: 'reserved', kind: 'row' })}>
        <button type="button" class="main" data-id="reserved-home" @click=${() => this.router.reset('/')} ${focusable({ id: 'home', autofocus: true })}>${words.toHome()}</button>
        <button type="button" data-id="reserved-mine" @click=${() => this.router.replace('/work/reservations')} ${focusable({ id: 'mine' })}>${this.#home().tileMineTitle()}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-reserved': PlaTvReserved;
  }
}
