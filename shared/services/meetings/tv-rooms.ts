import { consume } from '@lit/context';
import { LitElement, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { TelepresenceRoom } from '../../contract/meetings.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import { nameRoomCenter, sayRoomState } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { sortRooms } from './meetings-model.js';
import { readRoomsTruth } from './meetings-state.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** The directory of the city's telepresence rooms on a television; OK plans a meeting. */
@customElement('pla-tv-rooms')
export class PlaTvRooms extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);

  override render(): TemplateResult {
    const words = this.#t();
    const truth = readRoomsTruth(this.#meetings.state);
    return html`
      <city-tv-page data-id="tv-rooms" heading=${this.#home().roomsTitle()} .truth=${truth} ok=${this.#home().planTitle()} back=${words.hintBack()}>${this.#drawBody()}</city-tv-page>`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#meetings;
    if (state.directory.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (state.directory.kind === 'failed') {
      return html`<city-tv-unread name="rooms-unread" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @city-next=${() => store.retry()}></city-tv-unread>`;
    }
    const rooms = sortRooms(state.directory.value.rooms, nameRoomCenter);
    return html`<city-tv-list name="rooms" .items=${rooms.map((room) => ({ id: room.spaceId, room }))} .drawItem=${({ room }: { room: TelepresenceRoom }, index: number) => html`
      <city-tv-row .name=${room.spaceId} control="room-${index}" ?first=${index === 0} sign=${room.label} heading=${nameRoomCenter(room)} second=${words.forPeople({ people: room.capacity })} end=${sayRoomState(room, words, this.#format())}
        @click=${() => this.#plan()}></city-tv-row>`}></city-tv-list>`;
  }

  #plan(): void {
    this.#meetings.store.begin();
    this.router.go('/meetings/plan');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-rooms': PlaTvRooms;
  }
}
