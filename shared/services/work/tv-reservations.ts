import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/map/city-map.js';
import { offlineMessages } from '../../ui/offline/strings/compiled/index.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { tellProblem, tellUnread } from './problem-words.js';
import { listComing, type ReservationView } from './reservations-model.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import './tv-reservation-question.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';

/** The person's reservations, the next one first; OK asks what to do with one. */
@customElement('pla-tv-reservations')
export class PlaTvReservations extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private chosen: string | undefined;
  @state() private looked: string | undefined;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #offline = messages(this, offlineMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .news { display: flex; flex: none; align-items: center; margin-bottom: 28px; font-size: var(--type-body); line-height: 1.4; }
    .news p { margin: 0 28px 0 0; }
    .news button { width: auto; }
  `];

  override render() {
    const words = this.#t();
    return html`
      <city-tv-page data-id="tv-reservations" heading=${this.#home().tileMineTitle()} ok=${words.hintChange()} back=${words.hintCenters()}>${this.#drawBody()}</city-tv-page>
      ${this.#drawQuestion()}`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#work;
    if (!state.bookings && state.unverified) {
      return html`<city-tv-unread name="reservations-kept" icon="clock" heading=${this.#offline().mineOfflineTitle()} text=${this.#offline().mineOfflineText()} action=${this.#home().toCenters()} @city-next=${() => this.router.replace('/work')}></city-tv-unread>`;
    }
    if (!state.bookings) {
      return html`<city-tv-unread name="reservations-signed-out" icon="identification-card" heading=${words.mineSignedOutTitle()} text=${words.mineSignedOutText()} action=${words.signInNow()}
        @city-next=${() => void requestSignIn(this)}></city-tv-unread>`;
    }
    if (state.bookings.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (state.bookings.kind === 'failed') {
      const told = tellUnread(state.bookings.failure, words);
      return html`<city-tv-unread name="reservations-unread" heading=${told.title} text=${told.text} action=${words.tryOnceMore()} @city-next=${() => store.retry()}></city-tv-unread>`;
    }
    const coming = listComing(state.bookings.value, state.now);
    return html`
      <div class="all" ${focusGroup({ id: 'reservations', kind: 'column' })}>
        ${this.#drawNews()}
        ${coming.length === 0
          ? html`<city-tv-unread name="reservations-empty" icon="desk" heading=${words.mineEmptyTitle()} text=${words.mineEmptyText()} action=${this.#home().toCenters()} @city-next=${() => this.router.replace('/work')}></city-tv-unread>`
          : this.#drawList(coming)}
      </div>`;
  }

  /** The list, and on the map the center of the one in focus. */
  #drawList(coming: readonly ReservationView[]): TemplateResult {
    const { places, search } = this.#work.state;
    const large = this.#large();
    const looked = coming.find((view) => view.booking.id === this.looked) ?? coming[0];
    return html`
      <div class="halves">
        ${large || places.kind !== 'ready' ? nothing : html`<div class="picture"><city-map aria-hidden="true" .map=${places.value.map} .centers=${places.value.centers} .here=${search.origin.position} .span=${13} .selected=${looked?.allocation.centerId}></city-map></div>`}
        <div class="choice ${large || places.kind !== 'ready' ? 'wide' : ''}">
          <city-tv-list .items=${coming.map((view) => ({ id: view.booking.id, view }))} .drawItem=${({ view }: { view: ReservationView }, index: number) => this.#drawRow(view, index)}></city-tv-list>
        </div>
      </div>`;
  }

  /** A reservation given back can be had again with one press, as long as nobody took the seat. */
  #drawNews(): TemplateResult | typeof nothing {
    const words = this.#t();
    const { action } = this.#work.state;
    if (this.chosen !== undefined || action.kind === 'none' || action.kind === 'sending') return nothing;
    if (action.kind === 'kept') return html`<div class="news" role="status" data-id="news-kept"><p>${this.#offline().keptNews()}</p></div>`;
    if (action.kind === 'refused') return html`<div class="news" role="alert" data-id="news-refused"><p>${tellProblem(action.failure, words).title}. ${tellProblem(action.failure, words).text}</p></div>`;
    const told = { reserve: words.reservedTitle(), extend: words.extendedNews(), cancel: words.cancelledNews(), leave: words.leftNews() }[action.what];
    return html`
      <div class="news" role="status" data-id="news-${action.what}"><p>${told}</p>
        ${action.what === 'cancel' ? html`<button type="button" data-id="undo-cancel" @click=${() => void this.#work.store.reserveAgain(action.booking)} ${focusable({ id: 'undo' })}>${words.undoCancel()}</button>` : nothing}
      </div>`;
  }

  #drawRow(view: ReservationView, index: number): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { state } = this.#work;
    const { allocation, booking } = view;
    const center = state.places.kind === 'ready' ? state.places.value.centers.find((one) => one.id === allocation.centerId) : undefined;
    const phase = view.phase === 'checked-in' ? words.checkedInNow() : words.phaseCheckIn({ from: format.time(booking.checkInFrom), until: format.time(booking.checkInUntil) });
    return html`
      <city-tv-row .name=${booking.id} control="reservation-${index}" ?first=${index === 0} sign=${allocation.spaceLabel}
        heading="${format.nearDay(allocation.from, state.now)} ${format.timeRange(allocation.from, allocation.to)}" second=${[center ? pickName(center.name, currentLanguage.get()) : '', phase].filter((part) => part !== '').join(this.#large() ? ' · ' : '\n')}
        @focusin=${() => { this.looked = booking.id; }} @click=${() => { this.#work.store.clearAction(); this.chosen = booking.id; }}></city-tv-row>`;
  }

  #drawQuestion(): TemplateResult | typeof nothing {
    const { state } = this.#work;
    const view = state.bookings?.kind === 'ready' ? listComing(state.bookings.value, state.now).find((one) => one.booking.id === this.chosen) : undefined;
    if (!view) return nothing;
    return html`<pla-tv-reservation-question .view=${view} @pla-question-over=${() => { this.chosen = undefined; }}></pla-tv-reservation-question>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-reservations': PlaTvReservations;
  }
}
