import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-truth.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { ServiceAccess } from '../service-access.js';
import './kiosk-invitation.js';
import './kiosk-meeting-row.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';
import { nameCenter, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { listSeatCenters, type SeatCenter } from './own-seat.js';
import { saySeat } from './seat-words.js';
import { openSeats } from './seats-store.js';
import { meetingsMessages } from './strings/compiled/index.js';

/**
 * Whether the organizer of a meeting takes a seat of their own, on a panel: in one of the centers without a chosen room, or in none.
 * Which seat it is stands in its row before it is taken.
 * @slot so-far - what has been answered before
 */
@customElement('pla-kiosk-plan-seat')
export class PlaKioskPlanSeat extends LitElement {
  readonly #meetings = new MeetingsAccess(this);
  readonly #seats = new ServiceAccess(this, openSeats);
  readonly #t = messages(this, meetingsMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #large = largeText(this);

  static override styles = kioskMeetingsStyles;

  override render(): TemplateResult {
    const words = this.#t();
    const { availability } = this.#seats.state;
    if (availability.kind === 'loading') return html`<pla-kiosk-invitation name="plan"></pla-kiosk-invitation>`;
    if (availability.kind === 'failed') {
      return html`<pla-kiosk-invitation name="plan-failed" icon="wifi-slash" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @pla-next=${() => this.#seats.store.retry()}></pla-kiosk-invitation>`;
    }
    const { state } = this.#meetings;
    const centers = listSeatCenters(state, availability.value, this.#seats.store.centerId, (id) => nameCenter(id, state));
    const told = tellAction(state.action, words);
    // Doubled text has no room for the reason beside the question: one after the other.
    if (told?.refused && this.#large()) return html`<pla-kiosk-invitation name="plan-refused" heading=${words.seatAsk()} text=${told.text} action=${this.#ui().tryAgain()} @pla-next=${() => this.#meetings.store.clearAction()}></pla-kiosk-invitation>`;
    const refused = told?.refused ? html`<p class="news" role="alert" data-id="plan-refused">${told.text}</p>` : undefined;
    return html`
      <city-panel-page ?grow=${centers.length === 0} data-id="plan-seat">
        <h1 slot="title">${words.seatAsk()}</h1>
        ${this.#large() ? nothing : html`<div slot="eyes" class="details"><slot name="so-far"></slot>${refused || centers.length === 0 ? nothing : html`<p>${words.seatHint()}</p>`}</div>`}
        ${centers.length === 0 ? html`<div slot="lead" data-id="plan-seat-none">${refused ?? nothing}<p class="when">${words.seatNoneTitle()}</p><p>${words.seatNoneText()}</p></div>` : html`
          ${refused ?? html`<p class="news"><city-truth .truth=${availability.value.truth}></city-truth></p>`}
          <city-pages name="plan-seat" .items=${centers.map((center) => ({ key: center.id, draw: () => this.#drawCenter(center) }))}></city-pages>`}
        ${this.#drawNext()}
      </city-panel-page>`;
  }

  #drawCenter(center: SeatCenter): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const { seat } = state.draft;
    const chosen = seat?.centerId === center.id;
    // In doubled text a row has one line below its name, so what failed says what to do.
    const text = chosen && seat.kind === 'failed' && this.#large() ? this.#ui().tryAgain() : saySeat(center, seat, words);
    return html`<pla-kiosk-meeting-row data-id=${chosen && seat.kind === 'found' ? 'plan-seat-found' : 'plan-seat-center'} heading=${nameCenter(center.id, state)} text=${text} end=${chosen && seat.kind === 'found' ? words.chosen() : ''} ?selected=${chosen}
      @click=${() => void this.#seats.store.toggle(center.id)} ${focusable({ id: center.id })}></pla-kiosk-meeting-row>`;
  }

  /** What was found is taken, or the plan goes on without: never with a seat that is not known yet. */
  #drawNext(): TemplateResult {
    const words = this.#t();
    const { state: { draft: { seat } }, store } = this.#meetings;
    const found = seat?.kind === 'found' ? seat : undefined;
    const finding = seat?.kind === 'finding';
    return html`<city-button slot="action" variant="signal" size="main" data-id="plan-seat-done" ?disabled=${finding} @click=${() => store.choose({ seat: found, seatDone: true })} ${focusable({ id: 'done', disabled: finding })}>${found ? words.seatTake({ label: found.label }) : words.seatSkip()}</city-button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-plan-seat': PlaKioskPlanSeat;
  }
}
