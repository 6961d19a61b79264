import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { TelepresenceRoom } from '../../contract/meetings.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-truth.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import './kiosk-invitation.js';
import './kiosk-meeting-row.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';
import { nameRoomCenter, sayRoomState } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { sortRooms } from './meetings-model.js';
import { readRoomsTruth } from './meetings-state.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** The directory of the city's telepresence rooms on a panel: where each is and what it does now. Open to everybody. */
@customElement('pla-kiosk-rooms')
export class PlaKioskRooms extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private chosenId: string | undefined;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskMeetingsStyles;

  override render(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#meetings;
    if (state.directory.kind === 'loading') return html`<pla-kiosk-invitation name="rooms"></pla-kiosk-invitation>`;
    if (state.directory.kind === 'failed') {
      return html`<pla-kiosk-invitation name="rooms-failed" icon="wifi-slash" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @pla-next=${() => store.retry()}></pla-kiosk-invitation>`;
    }
    const rooms = sortRooms(state.directory.value.rooms, nameRoomCenter);
    const chosen = rooms.find(({ spaceId }) => spaceId === this.chosenId) ?? rooms[0];
    const truth = readRoomsTruth(state);
    const items = rooms.map((room) => ({
      key: room.spaceId,
      draw: () => html`<pla-kiosk-meeting-row data-id="room" heading=${nameRoomCenter(room)} text="${words.roomLabel({ label: room.label })} ${words.forPeople({ people: room.capacity })}" end=${sayRoomState(room, words, this.#format())} ?selected=${room === chosen}
        @click=${() => { this.chosenId = room.spaceId; }} ${focusable({ id: room.spaceId })}></pla-kiosk-meeting-row>`,
    }));
    return html`
      <city-panel-page data-id="rooms">
        <h1 slot="title">${this.#home().roomsTitle()}</h1>
        ${chosen && !this.#large() ? html`<div slot="eyes" class="details">${this.#drawRoom(chosen)}</div>` : nothing}
        ${truth ? html`<p class="news"><city-truth .truth=${chosen?.simulated ? { ...truth, simulated: true } : truth}></city-truth></p>` : nothing}
        <city-pages name="rooms" .current=${chosen?.spaceId} .items=${items}></city-pages>
        <city-button slot="action" variant="signal" size="main" data-id="rooms-plan" @click=${() => this.#plan()} ${focusable({ id: 'plan', autofocus: true })}>${this.#home().planTitle()}</city-button>
      </city-panel-page>`;
  }

  #plan(): void {
    this.#meetings.store.begin();
    this.router.go('/meetings/plan');
  }

  #drawRoom(room: TelepresenceRoom): TemplateResult {
    const words = this.#t();
    return html`
      <p class="when">${nameRoomCenter(room)}</p>
      <p class="where">${pickName(room.floorName, currentLanguage.get())}, ${words.roomLabel({ label: room.label })} ${words.forPeople({ people: room.capacity })}</p>
      <p class="where">${sayRoomState(room, words, this.#format())}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-rooms': PlaKioskRooms;
  }
}
