import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../base/clock.js';
import { pickName } from '../../base/language.js';
import type { Result } from '../../base/result.js';
import type { Booking } from '../../contract/bookings.js';
import type { CenterSummary } from '../../contract/city.js';
import type { Topic } from '../../contract/events.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import type { ApiClient, CallFailure } from '../../offline/api-client.js';
import type { LiveEvents } from '../../offline/live-events.js';
import type { Outbox } from '../../offline/outbox.js';
import { apiContext, clockContext, liveEventsContext, outboxContext, routerContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-notice.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import type { SessionStore } from '../../ui/session.js';
import { kioskReservationsStyles } from './kiosk-reservations.styles.js';
import './kiosk-reservation-row.js';
import { explainReserving } from './kiosk-trouble.js';
import { workMessages } from './strings/compiled/index.js';
import { isActive } from './work-model.js';

/** How much longer one press makes a visit. */
const EXTEND_MS = 30 * 60_000;

type Question = { readonly kind: 'cancel' | 'leave'; readonly booking: Booking };

/** A person's reservations: what is next, and extending, cancelling or leaving early. Only while they are signed in. */
@customElement('pla-kiosk-reservations')
export class PlaKioskReservations extends LitElement {
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: liveEventsContext }) private events!: LiveEvents;
  @consume({ context: outboxContext }) private outbox!: Outbox;
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @state() private bookings: readonly Booking[] | undefined;
  @state() private centers: readonly CenterSummary[] = [];
  @state() private failed = false;
  @state() private chosen: string | undefined;
  @state() private asking: Question | undefined;
  @state() private sending = false;
  @state() private told: (() => string) | undefined;
  readonly #t = messages(this, workMessages);
  readonly #format = formats(this);
  #cancels: Cancel[] = [];
  #cancelEvents: Cancel = () => undefined;

  static override styles = kioskReservationsStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#cancels = [this.session.state.watch(() => void this.#read())];
    void this.#read();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    this.#cancelEvents();
  }

  async #read(): Promise<void> {
    const who = this.session.state.get();
    this.#cancelEvents();
    if (who.kind !== 'signed-in') {
      this.bookings = undefined;
      return;
    }
    const [list, centers] = await Promise.all([this.api.call('listBookings', {}), this.api.call('listCenters', {})]);
    if (!this.isConnected) return;
    this.failed = !list.ok;
    if (centers.ok) this.centers = centers.value.centers;
    if (!list.ok) return;
    this.bookings = list.value.bookings;
    const topic: Topic = `person:${who.personId}`;
    this.#cancelEvents = this.events.follow([topic], list.value.event, (event) => {
      if (event === 'resync' || event.kind === 'booking-changed') void this.#read();
    });
  }

  override render() {
    const words = this.#t();
    if (this.session.state.get().kind !== 'signed-in') {
      return this.#drawInvitation('reservations-signed-out', 'identification-card', words.mineSignedOutTitle(), words.mineSignedOutText(), words.signIn(), () => void requestSignIn(this));
    }
    if (this.failed) return this.#drawInvitation('reservations-failed', 'wifi-slash', words.centerUnreachableTitle(), words.centerUnreachableText(), words.tryOnceMore(), () => void this.#read());
    if (!this.bookings) return html`<city-panel-page data-id="reservations-loading"><city-skeleton slot="eyes"></city-skeleton><city-skeleton></city-skeleton></city-panel-page>`;
    const active = this.bookings.filter((booking) => isActive(booking));
    if (active.length === 0) return this.#drawInvitation('reservations-empty', 'calendar-blank', words.mineEmptyTitle(), words.mineEmptyText(), words.takeSeatNow(), () => this.router.replace('/work'));
    return this.#drawList(active);
  }

  #drawInvitation(id: string, icon: string, title: string, text: string, action: string, act: () => void): TemplateResult {
    return html`
      <city-panel-page data-id=${id}>
        <div slot="eyes" class="mark"><city-icon name=${icon}></city-icon></div>
        <div slot="lead"><h1>${title}</h1><p>${text}</p></div>
        <city-button slot="action" variant="signal" size="main" data-id="${id}-action" @click=${act} ${focusable({ id: 'action', autofocus: true })}>${action}</city-button>
      </city-panel-page>`;
  }

  #drawList(active: readonly Booking[]): TemplateResult {
    const words = this.#t();
    const chosen = active.find((booking) => booking.id === this.chosen) ?? active[0];
    const items = active.map((booking) => ({
      key: booking.id,
      draw: () => html`<pla-kiosk-reservation-row data-id="booking-${booking.id}" .booking=${booking} .center=${this.#centerOf(booking)} .now=${this.clock.now()}
        ?selected=${booking === chosen} @click=${() => { this.chosen = booking.id; this.asking = undefined; this.told = undefined; }} ${focusable({ id: booking.id })}></pla-kiosk-reservation-row>`,
    }));
    return html`
      <city-panel-page data-id="reservations">
        <h1 slot="title">${words.tileMineTitle()}</h1>
        <div slot="eyes" class="details">${chosen ? this.#drawDetails(chosen) : nothing}</div>
        ${this.asking
          ? html`<p class="question" role="alert">${this.#ask(this.asking)}</p>`
          : html`<p class="how" role="status">${this.told?.() ?? words.pickBooking()}</p><city-pages name="bookings" .current=${chosen?.id} .items=${items}></city-pages>`}
        ${chosen ? this.#drawActions(chosen) : nothing}
      </city-panel-page>`;
  }

  #drawDetails(booking: Booking): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const [allocation] = booking.allocations;
    const center = this.#centerOf(booking);
    if (!allocation) return html``;
    return html`
      <div class="sign" aria-hidden="true">${allocation.spaceLabel}</div>
      <p class="when">${format.nearDay(allocation.from, this.clock.now())} ${format.timeRange(allocation.from, allocation.to)}</p>
      <p class="where">${center ? pickName(center.name, currentLanguage.get()) : nothing}</p>
      ${booking.state === 'reserved' ? html`<p class="where">${words.checkInBefore({ until: format.time(booking.checkInUntil) })}</p>` : nothing}`;
  }

  #drawActions(booking: Booking): TemplateResult {
    const words = this.#t();
    if (this.asking) {
      const { kind } = this.asking;
      return html`
        <div slot="action" class="actions" ${focusGroup({ id: 'answers', kind: 'column' })}>
          <city-button variant="quiet" data-id="keep" @click=${() => { this.asking = undefined; }} ${focusable({ id: 'keep', autofocus: true })}>${words.keepIt()}</city-button>
          <city-button variant="signal" data-id="confirm" ?busy=${this.sending} @click=${() => this.#confirm(booking, kind)} ${focusable({ id: 'confirm' })}>${kind === 'cancel' ? words.cancelDo() : words.leaveDo()}</city-button>
        </div>`;
    }
    const until = Date.parse(booking.allocations[0]?.to ?? '') + EXTEND_MS;
    const isHere = booking.state === 'checked-in';
    return html`
      <div slot="action" class="actions" ${focusGroup({ id: 'actions', kind: 'column' })}>
        <city-button variant="quiet" data-id=${isHere ? 'leave' : 'cancel'} @click=${() => { this.asking = { kind: isHere ? 'leave' : 'cancel', booking }; }}
          ${focusable({ id: 'give-up' })}>${isHere ? words.leaveDo() : words.cancelDo()}</city-button>
        <city-button variant="signal" data-id="extend" ?busy=${this.sending} @click=${() => this.#extend(booking, until)} ${focusable({ id: 'extend' })}>${words.extendUntil({ time: this.#format().time(until) })}</city-button>
      </div>`;
  }

  #ask({ kind, booking }: Question): string {
    const [allocation] = booking.allocations;
    const words = this.#t();
    if (!allocation) return '';
    const seat = words.seatLabel({ seat: allocation.spaceLabel });
    return kind === 'leave' ? words.leaveAsk({ seat }) : words.cancelAsk({ seat, range: this.#format().timeRange(allocation.from, allocation.to) });
  }

  #extend(booking: Booking, until: number): Promise<void> {
    return this.#send(() => this.outbox.send({
      route: 'extendBooking', subject: `booking:${booking.id}`, input: { params: { bookingId: booking.id }, body: { to: new Date(until).toISOString() } },
    }));
  }

  async #confirm(booking: Booking, kind: Question['kind']): Promise<void> {
    await this.#send(() => this.outbox.send({
      route: kind === 'cancel' ? 'cancelBooking' : 'leaveEarly', subject: `booking:${booking.id}`, input: { params: { bookingId: booking.id }, body: {} },
    }));
    this.asking = undefined;
  }

  async #send(send: () => Promise<Result<Booking, CallFailure>>): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    const answer = await send();
    this.sending = false;
    if (answer.ok) {
      this.bookings = this.bookings?.map((booking) => (booking.id === answer.value.id ? answer.value : booking));
      this.told = () => this.#t().changedDone();
    } else {
      this.told = () => (answer.failure.kind === 'problem' && answer.failure.problem.code === 'seat-taken' ? this.#t().cannotExtend() : explainReserving(answer.failure, this.#t()));
    }
  }

  #centerOf(booking: Booking): CenterSummary | undefined {
    return this.centers.find((center) => center.id === booking.allocations[0]?.centerId);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-reservations': PlaKioskReservations;
  }
}
