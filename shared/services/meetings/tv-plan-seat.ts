import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-skeleton.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { ServiceAccess } from '../service-access.js';
import { listChosenPlaces, nameCenter, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { listSeatCenters, type SeatCenter } from './own-seat.js';
import { saySeat } from './seat-words.js';
import { openSeats } from './seats-store.js';
import { meetingsMessages } from './strings/compiled/index.js';

/**
 * Whether the organizer of a meeting takes a seat of their own, on a television: in one of the centers without a chosen room, or in
 * none, which is one press. Which seat it is stands in its row and beside the button before it is taken.
 */
@customElement('pla-tv-plan-seat')
export class PlaTvPlanSeat extends LitElement {
  readonly #meetings = new MeetingsAccess(this);
  readonly #seats = new ServiceAccess(this, openSeats);
  readonly #t = messages(this, meetingsMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    :host { display: flex; flex: 1 1 0; flex-direction: column; min-height: 0; }
    .centers { margin-right: 96px; }
    .choice { width: 560px; }
    p { margin: 0 0 20px; font-size: var(--type-body); line-height: 1.4; color: var(--ink-second); }
    .place { color: var(--ink); }
    .none { font-size: var(--type-lead); font-weight: 700; color: var(--ink); }
    .choice button { margin-top: 20px; text-align: center; }
    .all button { width: auto; min-width: 480px; margin-top: 24px; text-align: center; }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    const { availability } = this.#seats.state;
    if (availability.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (availability.kind === 'failed') {
      return html`<city-tv-unread name="plan-unread" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @city-next=${() => this.#seats.store.retry()}></city-tv-unread>`;
    }
    const { state } = this.#meetings;
    const centers = listSeatCenters(state, availability.value, this.#seats.store.centerId, (id) => nameCenter(id, state));
    const told = tellAction(state.action, words);
    const refused = told?.refused ? html`<p role="alert" data-id="plan-refused">${told.text}</p>` : undefined;
    if (centers.length === 0) {
      return html`<div class="all" data-id="plan-seat-none" ${focusGroup({ id: 'plan-seat', kind: 'column' })}>${refused}<p class="none">${words.seatNoneTitle()}</p><p>${words.seatNoneText()}</p><div>${this.#drawNext()}</div></div>`;
    }
    return html`
      <div class="halves" data-id="plan-seat" ${focusGroup({ id: 'plan-seat', kind: 'row' })}>
        <city-tv-list class="centers" name="plan-seat" heading=${words.seatAsk()} .items=${centers.map((center) => ({ id: center.id, center }))} .drawItem=${({ center }: { center: SeatCenter }, index: number) => this.#drawCenter(center, index)}></city-tv-list>
        <div class="choice">
          ${refused ?? (state.draft.seat?.kind === 'found' ? nothing : html`<p>${words.seatHint()}</p>`)}
          ${listChosenPlaces(state, words).map((place, index) => {
            const isRoom = index < state.draft.roomIds.length;
            // Doubled text has room for what is asked about alone.
            return isRoom && this.#large() ? nothing : html`<p class="place" data-id=${isRoom ? 'plan-place' : 'plan-seat-found'}>${place}</p>`;
          })}
          ${this.#drawNext()}
        </div>
      </div>`;
  }

  #drawCenter(center: SeatCenter, index: number): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const { seat } = state.draft;
    const chosen = seat?.centerId === center.id;
    return html`
      <city-tv-row .name=${center.id} control="plan-seat-${index}" .pressed=${chosen} heading=${nameCenter(center.id, state)} second=${saySeat(center, seat, words)} end=${chosen && seat.kind === 'found' ? words.chosen() : ''}
        @click=${() => void this.#seats.store.toggle(center.id)}></city-tv-row>`;
  }

  /** What was found is taken, or the plan goes on without: never with a seat that is not known yet. */
  #drawNext(): TemplateResult {
    const words = this.#t();
    const { state: { draft: { seat } }, store } = this.#meetings;
    const found = seat?.kind === 'found' ? seat : undefined;
    const finding = seat?.kind === 'finding';
    return html`<button type="button" class="main" data-id="plan-seat-done" aria-disabled=${finding} @click=${() => { if (!finding) store.choose({ seat: found, seatDone: true }); }} ${focusable({ id: 'done', autofocus: true })}>${found ? words.seatTake({ label: found.label }) : words.seatSkip()}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-plan-seat': PlaTvPlanSeat;
  }
}
