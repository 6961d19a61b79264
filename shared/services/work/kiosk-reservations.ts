import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { CenterSummary } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { offlineMessages } from '../../ui/offline/strings/compiled/index.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { largeText } from '../../ui/panel/text-factor.js';
import './kiosk-kept.js';
import './kiosk-reservation-row.js';
import { kioskReservationsStyles } from './kiosk-reservations.styles.js';
import './kiosk-unread.js';
import { readOpeningState } from '../../city/opening-hours.js';
import { tellProblem } from './problem-words.js';
import { listComing, listExtensions, type ReservationView } from './reservations-model.js';
import { shortenName } from './short-name.js';
import { nameSign } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import { WorkAccess } from './work-access.js';
import type { IconName } from '../../ui/icons/icon-names.js';

/** What is asked about the chosen reservation before it is done. */
type Question = 'cancel' | 'leave' | 'extend';

/** A person's reservations: what is next, and extending, cancelling or leaving early. Only while they are signed in. */
@customElement('pla-kiosk-reservations')
export class PlaKioskReservations extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private chosenId: string | undefined;
  @state() private asking: Question | undefined;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #offline = messages(this, offlineMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskReservationsStyles;

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (!(this.asking !== undefined)) return;
      event.preventDefault();
      this.asking = undefined;
    });
  }

  override render() {
    const words = this.#t();
    const { bookings, now, action } = this.#work.state;
    if (!bookings && this.#work.state.unverified) return html`<pla-kiosk-kept></pla-kiosk-kept>`;
    if (!bookings) {
      return this.#drawInvitation('reservations-signed-out', 'identification-card', words.mineSignedOutTitle(), words.mineSignedOutText(), words.signInNow(), () => void requestSignIn(this));
    }
    if (bookings.kind !== 'ready') {
      return html`<pla-kiosk-unread name="reservations" .failure=${bookings.kind === 'failed' ? bookings.failure : undefined} @pla-retry=${() => this.#work.store.retry()}></pla-kiosk-unread>`;
    }
    const coming = listComing(bookings.value, now);
    const given = action.kind === 'done' && action.what === 'cancel' ? action.booking : undefined;
    if (coming.length === 0 && !given) {
      return this.#drawInvitation('reservations-empty', 'calendar-blank', words.mineEmptyTitle(), words.mineEmptyText(), words.takeSeatNow(), () => this.router.replace('/work'));
    }
    return this.#drawList(coming);
  }

  #drawInvitation(id: string, icon: IconName, title: string, text: string, action: string, act: () => void): TemplateResult {
    return html`
      <city-panel-page grow data-id=${id}>
        <h1 slot="title">${title}</h1>
        <div slot="eyes" class="mark"><city-icon name=${icon}></city-icon></div>
        <p slot="lead">${text}</p>
        <city-button slot="action" variant="signal" size="main" data-id="${id}-action" @click=${act} ${focusable({ id: 'action', autofocus: true })}>${action}</city-button>
      </city-panel-page>`;
  }

  #drawList(coming: readonly ReservationView[]): TemplateResult {
    const chosen = coming.find((view) => view.booking.id === this.chosenId) ?? coming[0];
    const items = coming.map((view) => ({
      key: view.booking.id,
      draw: () => html`<pla-kiosk-reservation-row data-id="booking" .view=${view} place=${this.#namePlace(view)} .now=${this.#work.state.now} ?selected=${view === chosen}
        @click=${() => this.#choose(view)} ${focusable({ id: view.booking.id })}></pla-kiosk-reservation-row>`,
    }));
    return html`
      <city-panel-page ?grow=${this.asking !== undefined && chosen !== undefined} data-id="reservations">
        <h1 slot="title">${this.#home().tileMineTitle()}</h1>
        ${chosen && !this.#large() ? html`<div slot="eyes" class="details">${this.#drawDetails(chosen)}</div>` : nothing}
        ${this.asking && chosen ? this.#drawQuestion(chosen, this.asking) : html`
          ${this.#drawNews()}
          <city-pages name="bookings" .current=${chosen?.booking.id} .items=${items}></city-pages>
          ${chosen ? this.#drawActions(chosen) : nothing}`}
      </city-panel-page>`;
  }

  #choose(view: ReservationView): void {
    this.chosenId = view.booking.id;
    this.#work.store.clearAction();
  }

  #drawDetails(view: ReservationView): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { allocation, booking, phase } = view;
    const center = this.#centerOf(view);
    return html`
      <div class="chosen">
        <div class="sign" aria-hidden="true">${allocation.spaceLabel}</div>
        <div class="about">
          <p class="when">${format.nearDay(allocation.from, this.#work.state.now)} ${format.timeRange(allocation.from, allocation.to)}</p>
          <p>${center ? pickName(center.name, currentLanguage.get()) : nothing}</p>
        </div>
      </div>
      ${phase === 'checked-in' ? html`<p class="until">${words.checkedInNow()}</p>` : html`<p class="until">${words.checkInBefore({ until: format.time(booking.checkInUntil) })}</p>`}`;
  }

  /** What the last change led to; a cancelled reservation can be taken back as long as nobody else has the seat. */
  #drawNews(): TemplateResult | typeof nothing {
    const words = this.#t();
    const { action } = this.#work.state;
    if (action.kind === 'sending') return html`<p class="how" role="status">${words.changing()}</p>`;
    if (action.kind === 'kept') return html`<p class="how" role="status" data-id="change-kept">${this.#offline().keptNews()}</p>`;
    if (action.kind === 'refused') {
      const { title, text } = tellProblem(action.failure, words);
      return html`<p class="how" role="alert" data-id="change-refused"><b>${title}</b> ${text}</p>`;
    }
    if (action.kind !== 'done') return this.#large() ? nothing : html`<p class="how" role="status">${words.pickBooking()}</p>`;
    return html`
      <p class="how" role="status" data-id="changed">${words.changedDone()}</p>
      ${action.what === 'cancel' ? html`<city-button class="undo" variant="quiet" data-id="undo-cancel" @click=${() => void this.#work.store.reserveAgain(action.booking)} ${focusable({ id: 'undo' })}>${words.undoCancel()}</city-button>` : nothing}`;
  }

  #drawActions(view: ReservationView): TemplateResult {
    const words = this.#t();
    const busy = this.#work.state.action.kind === 'sending';
    const extensions = this.#listExtensions(view);
    return html`
      <div slot="action" class="actions" ${focusGroup({ id: 'actions', kind: 'row' })}>
        <city-button variant="quiet" data-id=${view.canLeave ? 'leave' : 'cancel'} ?disabled=${busy} @click=${() => { this.asking = view.canLeave ? 'leave' : 'cancel'; }}
          ${focusable({ id: 'give-up', disabled: busy })}>${view.canLeave ? words.leaveDo() : words.cancelDo()}</city-button>
        <city-button variant="signal" data-id="extend" ?disabled=${busy || extensions.length === 0} @click=${() => { this.asking = 'extend'; }}
          ${focusable({ id: 'extend', disabled: busy || extensions.length === 0 })}>${words.extendDo()}</city-button>
      </div>`;
  }

  #drawQuestion(view: ReservationView, question: Question): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { allocation } = view;
    const seat = nameSign(allocation.spaceLabel, this.#home());
    const text = question === 'extend' ? words.extendAsk({ seat })
      : question === 'leave' ? words.leaveAsk({ seat }) : words.cancelAsk({ seat, range: format.timeRange(allocation.from, allocation.to) });
    const keep = html`<city-button variant="quiet" data-id="keep" @click=${() => { this.asking = undefined; }} ${focusable({ id: 'keep', autofocus: true })}>${words.keepIt()}</city-button>`;
    return html`
      <p slot="lead" class="question" role="alert" data-id="question-${question}">${text}</p>
      <div slot="action" class="answers" ${focusGroup({ id: 'answers', kind: 'column' })}>
        ${keep}
        ${question === 'extend'
          ? this.#listExtensions(view).map((until) => html`<city-button variant="signal" data-id="extend-until" @click=${() => this.#do((store) => store.extend(view.booking.id, new Date(until).toISOString()))}
              ${focusable({ id: String(until) })}>${words.extendUntil({ time: format.time(until) })}</city-button>`)
          : html`<city-button variant="signal" data-id="confirm" @click=${() => this.#do((store) => (question === 'cancel' ? store.cancel(view.booking.id) : store.leave(view.booking.id)))}
              ${focusable({ id: 'confirm' })}>${question === 'cancel' ? words.cancelDo() : words.leaveDo()}</city-button>`}
      </div>`;
  }

  #do(act: (store: WorkAccess['store']) => Promise<boolean>): void {
    this.asking = undefined;
    void act(this.#work.store);
  }

  #listExtensions(view: ReservationView): readonly number[] {
    const center = this.#centerOf(view);
    const { city, now } = this.#work.state;
    const opening = center && readOpeningState(center.hours, Math.max(now, Date.parse(view.allocation.from)), city.timeZone);
    // Two are enough to choose from, and fit every panel.
    return view.canExtend ? listExtensions(view, city.settings, opening?.kind === 'open' ? opening.closesAt : undefined).slice(0, 2) : [];
  }

  /** Doubled text has room for what tells centers apart. */
  #namePlace(view: ReservationView): string {
    const language = currentLanguage.get();
    const { places } = this.#work.state;
    const center = this.#centerOf(view);
    if (!center || places.kind !== 'ready') return '';
    const name = pickName(center.name, language);
    return this.#large() ? shortenName(name, places.value.centers.map((one) => pickName(one.name, language))) : name;
  }

  #centerOf(view: ReservationView): CenterSummary | undefined {
    const { places } = this.#work.state;
    return places.kind === 'ready' ? places.value.centers.find((center) => center.id === view.allocation.centerId) : undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-reservations': PlaKioskReservations;
  }
}
