import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../base/clock.js';
import { pickName } from '../../base/language.js';
import type { RoomMeeting } from '../../contract/meetings.js';
import type { Scan, Scanner } from '../../devices/scanner.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import type { ApiClient } from '../../offline/api-client.js';
import { apiContext, routerContext, scannerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import '../../ui/panel/city-panel-page.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import './kiosk-invitation.js';
import './kiosk-meeting-row.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';
import { MeetingsAccess } from './meetings-access.js';
import { meetingsMessages, type MeetingsMessages } from './strings/compiled/index.js';

/**
 * The own panel of a telepresence room: today's meetings of it, when and with which other rooms and nothing else, and one thing to do:
 * a card, then the call. What was on the card is sent and forgotten.
 */
@customElement('pla-kiosk-room')
export class PlaKioskRoom extends LitElement {
  /** A card that was held to the reader before this view was there. */
  @property({ attribute: false }) scan: Scan | undefined;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: scannerContext }) private scanner: Scanner | undefined;
  @state() private chosenId: string | undefined;
  @state() private looking = false;
  @state() private checking = false;
  /** What a card has led to, in words that read the current language. */
  @state() private told: { readonly refused: boolean; readonly text: (words: MeetingsMessages) => string } | undefined;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #large = largeText(this);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);
  #cancels: Cancel[] = [];

  static override styles = kioskMeetingsStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    const { scan } = this;
    this.scan = undefined;
    if (scan) void this.#take(scan);
    if (!this.scanner) return;
    this.#cancels = [this.scanner.onScan((one) => void this.#take(one)), this.scanner.state.watch(() => this.requestUpdate())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    void this.scanner?.close();
  }

  #look(): void {
    this.told = undefined;
    this.looking = true;
    void this.scanner?.open();
  }

  async #take(scan: Scan): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    const answer = await this.api.call('checkIn', { body: { card: scan.text, source: scan.source, scannedAt: new Date(scan.at).toISOString() } });
    this.checking = this.looking = false;
    // The camera's light goes out as soon as it is not needed.
    void this.scanner?.close();
    if (!answer.ok) this.told = { refused: true, text: (words) => (answer.failure.kind === 'problem' && answer.failure.problem.status < 500 ? words.cardNone() : words.unreadText()) };
    else if (answer.value.spaceId === this.#meetings.store.spaceId) this.told = { refused: false, text: (words) => words.checkedIn() };
    else this.told = { refused: true, text: (words) => words.cardOther({ label: answer.value.spaceLabel }) };
    this.#meetings.store.retry();
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { room, now } = this.#meetings.state;
    if (!room) return html`<pla-kiosk-invitation name="room-none" heading=${words.notOwnTitle()} action=${this.#home().roomsTitle()} @pla-next=${() => this.router.replace('/meetings/rooms')}></pla-kiosk-invitation>`;
    if (room.kind === 'loading') return html`<pla-kiosk-invitation name="room"></pla-kiosk-invitation>`;
    if (room.kind === 'failed') {
      return html`<pla-kiosk-invitation name="room-failed" icon="wifi-slash" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @pla-next=${() => this.#meetings.store.retry()}></pla-kiosk-invitation>`;
    }
    const meetings = room.value.meetings.filter(({ to }) => now < Date.parse(to));
    const [next] = meetings;
    if (!next) {
      return html`<pla-kiosk-invitation name="room-empty" heading=${words.roomEmptyTitle()} text=${this.told?.text(words) ?? words.roomEmptyText()} action=${this.#home().planTitle()} @pla-next=${() => this.router.go('/meetings/plan')}></pla-kiosk-invitation>`;
    }
    return this.#drawDay(meetings, meetings.find(({ id }) => id === this.chosenId) ?? next);
  }

  #drawDay(meetings: readonly RoomMeeting[], chosen: RoomMeeting): TemplateResult {
    const words = this.#t();
    const items = meetings.map((meeting) => ({
      key: meeting.id,
      draw: () => html`<pla-kiosk-meeting-row data-id="room-meeting" heading=${this.#format().timeRange(meeting.from, meeting.to)} text=${sayOthers(meeting, words)} end=${this.#sayStage(meeting)} ?selected=${meeting === chosen}
        @click=${() => { this.chosenId = meeting.id; }} ${focusable({ id: meeting.id })}></pla-kiosk-meeting-row>`,
    }));
    // Large text leaves room for the time alone: the rows say the rest.
    return html`
      <city-panel-page data-id="room">
        <h1 slot="title">${words.roomTodayTitle()}</h1>
        <div slot="eyes" class="details">
          <p class="when">${this.#format().timeRange(chosen.from, chosen.to)}</p>
          ${this.#large() ? nothing : html`<p class="where">${sayOthers(chosen, words)}</p><p class="where">${this.#sayStage(chosen)}</p>`}
        </div>
        ${this.#drawTold()}
        <city-pages name="room" .items=${items}></city-pages>
        ${this.#drawAction(chosen)}
      </city-panel-page>`;
  }

  #drawTold(): TemplateResult {
    const words = this.#t();
    const text = this.checking ? words.checkInAsking() : this.looking ? words.checkInHow() : this.told?.text(words);
    return html`<p class="news" data-looking=${this.scanner?.state.get() === 'looking'} role=${this.told?.refused ? 'alert' : 'status'} data-id=${this.told?.refused ? 'room-refused' : 'room-told'}>${text ?? nothing}</p>`;
  }

  #sayStage({ checkedIn, checkInFrom, joinFrom, inCall }: RoomMeeting): string {
    const words = this.#t();
    const { now } = this.#meetings.state;
    const format = this.#format();
    if (inCall > 0) return words.inCall({ count: inCall });
    if (!checkedIn) return Date.parse(checkInFrom) > now ? words.checkInOpens({ time: format.time(checkInFrom) }) : '';
    return Date.parse(joinFrom) > now ? words.joinFrom({ time: format.time(joinFrom) }) : words.checkedIn();
  }

  #drawAction({ id, checkedIn, checkInFrom, joinFrom }: RoomMeeting): TemplateResult {
    const words = this.#t();
    const { now } = this.#meetings.state;
    if (checkedIn) {
      const early = now < Date.parse(joinFrom);
      return html`<city-button slot="action" variant="signal" size="main" data-id="room-join" ?disabled=${early} @click=${() => this.router.go(`/meetings/call/${id}`)} ${focusable({ id: 'join', autofocus: true, disabled: early })}>${words.join()}</city-button>`;
    }
    const early = now < Date.parse(checkInFrom);
    return html`<city-button slot="action" variant="signal" size="main" data-id="room-check-in" ?disabled=${early} ?busy=${this.checking || this.looking} @click=${() => this.#look()} ${focusable({ id: 'check-in', autofocus: true, disabled: early })}>${words.checkInDo()}</city-button>`;
  }
}

/** The other rooms of a meeting, as this one's panel tells it. */
function sayOthers({ others }: RoomMeeting, words: MeetingsMessages): string {
  if (others.length === 0) return words.alone();
  return others.map(({ centerName, label }) => `${pickName(centerName, currentLanguage.get())}, ${words.roomLabel({ label })}`).join(' · ');
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-room': PlaKioskRoom;
  }
}
