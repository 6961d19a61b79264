import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Meeting } from '../../contract/meetings.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import './kiosk-invitation.js';
import './kiosk-meeting-row.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';
import { namePlaces, sayPerson, sayStatus, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { canJoin, canMove, listComing } from './meetings-model.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** A person's meetings on a panel, today's first: joining, saying whether they come, moving and cancelling. Only while they are signed in. */
@customElement('pla-kiosk-meetings')
export class PlaKioskMeetings extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private chosenId: string | undefined;
  @state() private asking: 'chosen' | 'change' | 'cancel' | undefined;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskMeetingsStyles;

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (!this.asking) return;
      event.preventDefault();
      this.asking = undefined;
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { mine, now, action } = this.#meetings.state;
    if (!mine) {
      return html`<pla-kiosk-invitation name="meetings-signed-out" icon="identification-card" heading=${words.signedOutTitle()} text=${words.signedOutText()} action=${words.signIn()} other=${this.#home().roomsTitle()}
        @pla-next=${() => void requestSignIn(this)} @pla-other=${() => this.router.go('/meetings/rooms')}></pla-kiosk-invitation>`;
    }
    if (mine.kind === 'loading') return html`<pla-kiosk-invitation name="meetings"></pla-kiosk-invitation>`;
    if (mine.kind === 'failed') {
      return html`<pla-kiosk-invitation name="meetings-failed" icon="wifi-slash" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @pla-next=${() => this.#meetings.store.retry()}></pla-kiosk-invitation>`;
    }
    const coming = listComing(mine.value, now);
    if (coming.length === 0 && action.kind !== 'done') {
      return html`<pla-kiosk-invitation name="meetings-empty" heading=${words.emptyTitle()} text=${words.emptyText()} action=${this.#home().planTitle()} other=${this.#home().roomsTitle()}
        @pla-next=${() => this.#plan()} @pla-other=${() => this.router.go('/meetings/rooms')}></pla-kiosk-invitation>`;
    }
    return this.#drawList(coming);
  }

  #drawList(coming: readonly Meeting[]): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const large = this.#large();
    const chosen = coming.find(({ id }) => id === this.chosenId) ?? coming.find(({ state: kept }) => kept === 'planned') ?? coming[0];
    const told = tellAction(state.action, words);
    // Doubled text has no room for a list with what is told of it and all that can be done: one after the other.
    const asking = large || this.asking !== 'chosen' ? this.asking : undefined;
    if (asking && chosen) return this.#drawPage(asking === 'chosen' ? this.#drawChosen(chosen) : this.#drawQuestion(chosen, asking), chosen, true);
    if (large && told) return this.#drawPage(this.#drawNewsAlone(told), chosen, true);
    const items = coming.map((meeting) => ({
      key: meeting.id,
      draw: () => html`<pla-kiosk-meeting-row data-id="meeting" heading=${this.#sayWhen(meeting)} text=${large ? '' : meeting.title ?? namePlaces(meeting, state, words)} end=${sayStatus(meeting, state.now, words, this.#format())} ?selected=${meeting === chosen}
        @click=${() => this.#choose(meeting)} ${focusable({ id: meeting.id })}></pla-kiosk-meeting-row>`,
    }));
    return this.#drawPage(html`
      ${told ? html`<p class="news" role=${told.refused ? 'alert' : 'status'} data-id=${told.refused ? 'meeting-refused' : 'meeting-news'}>${told.text}</p>` : nothing}
      <city-pages name="meetings" .current=${chosen?.id} .items=${items}></city-pages>
      <div slot="action" class="actions" ${focusGroup({ id: 'actions', kind: 'row' })}>${large ? this.#drawNext(chosen) : [this.#drawChanges(chosen), this.#drawNext(chosen)]}</div>`, chosen, false);
  }

  #drawPage(content: TemplateResult, chosen: Meeting | undefined, grow: boolean): TemplateResult {
    return html`
      <city-panel-page ?grow=${grow} data-id="meetings">
        <h1 slot="title">${this.#t().mineTitle()}</h1>
        ${chosen && !this.#large() ? html`<div slot="eyes" class="details">${this.#drawDetails(chosen)}</div>` : nothing}
        ${content}
      </city-panel-page>`;
  }

  #sayWhen({ from, to }: Meeting): string {
    return `${this.#format().nearDay(from, this.#meetings.state.now)} ${this.#format().timeRange(from, to)}`;
  }

  #choose(meeting: Meeting): void {
    this.chosenId = meeting.id;
    this.asking = 'chosen';
    this.#meetings.store.clearAction();
  }

  #plan(moving?: Meeting): void {
    this.#meetings.store.begin(moving);
    this.router.go('/meetings/plan');
  }

  #drawDetails(meeting: Meeting): TemplateResult {
    const words = this.#t();
    return html`
      <p class="when">${this.#sayWhen(meeting)}</p>
      ${meeting.title === undefined ? nothing : html`<p class="where">${meeting.title}</p>`}
      <p class="where">${namePlaces(meeting, this.#meetings.state, words)}</p>
      <p class="people">${meeting.people.map((person) => sayPerson(person, words)).join(' · ')}</p>`;
  }

  #drawNewsAlone({ text, refused }: { readonly text: string; readonly refused: boolean }): TemplateResult {
    return html`
      <p slot="lead" class="question" role=${refused ? 'alert' : 'status'} data-id=${refused ? 'meeting-refused' : 'meeting-news'}>${text}</p>
      <city-button slot="action" variant="signal" data-id="news-read" @click=${() => { this.#meetings.store.clearAction(); }} ${focusable({ id: 'news-read', autofocus: true })}>${this.#t().mineTitle()}</city-button>`;
  }

  /** In doubled text: the one that was pressed, and all that can be done with it. */
  #drawChosen(meeting: Meeting): TemplateResult {
    return html`
      <p slot="lead" class="question" data-id="chosen">${this.#sayWhen(meeting)} · ${namePlaces(meeting, this.#meetings.state, this.#t())}</p>
      <div slot="action" class="answers" ${focusGroup({ id: 'chosen', kind: 'column' })}>${this.#drawChanges(meeting)}${this.#drawNext(meeting)}</div>`;
  }

  /** What changes the chosen one: giving it another time, saying whether one comes. */
  #drawChanges(meeting: Meeting | undefined): TemplateResult | typeof nothing {
    const words = this.#t();
    const { state: { now, action, live }, store } = this.#meetings;
    if (meeting?.state !== 'planned') return nothing;
    const busy = action.kind === 'sending';
    const answer = (coming: 'coming' | 'not-coming') => (): void => {
      this.asking = undefined;
      void store.answer(meeting.id, coming);
    };
    // Cut off nothing can be changed, and doubled text has no room for saying so twice.
    const mayChange = meeting.mine && (live || !this.#large());
    return html`
      ${mayChange ? html`<city-button data-id="meeting-change" ?disabled=${busy} @click=${() => { this.asking = canMove(meeting, now) ? 'change' : 'cancel'; }} ${focusable({ id: 'change', disabled: busy })}>${canMove(meeting, now) ? words.change() : words.cancel()}</city-button>` : nothing}
      ${!meeting.mine && meeting.answer !== 'not-coming' ? html`<city-button data-id="meeting-decline" ?disabled=${busy} @click=${answer('not-coming')} ${focusable({ id: 'decline', disabled: busy })}>${words.declineDo()}</city-button>` : nothing}
      ${!meeting.mine && meeting.answer !== 'coming' && !canJoin(meeting, now) ? html`<city-button variant="signal" data-id="meeting-come" ?disabled=${busy} @click=${answer('coming')} ${focusable({ id: 'come', disabled: busy })}>${words.comeDo()}</city-button>` : nothing}`;
  }

  /** The next thing to do, in the signal colour: joining what can be joined, answering, else planning another. */
  #drawNext(meeting: Meeting | undefined): TemplateResult | typeof nothing {
    const planned = meeting?.state === 'planned' ? meeting : undefined;
    const asked = planned && !planned.mine && planned.answer === 'waiting';
    if (planned && canJoin(planned, this.#meetings.state.now)) {
      return html`<city-button variant="signal" data-id="meeting-join" @click=${() => this.router.go(`/meetings/call/${planned.id}`)} ${focusable({ id: 'join', autofocus: true })}>${this.#t().join()}</city-button>`;
    }
    // The answers have the colour, wherever they are drawn.
    if (asked && (!this.#large() || this.asking === 'chosen')) return nothing;
    return html`<city-button variant="signal" data-id="meeting-plan" @click=${() => this.#plan()} ${focusable({ id: 'plan' })}>${this.#home().planTitle()}</city-button>`;
  }

  #drawQuestion(meeting: Meeting, question: 'change' | 'cancel'): TemplateResult {
    const words = this.#t();
    const change = question === 'change';
    return html`
      <p slot="lead" class="question" role="alert" data-id="question-${question}">${change ? words.changeAsk() : words.cancelAsk()}</p>
      <div slot="action" class="answers" ${focusGroup({ id: question, kind: 'column' })}>
        <city-button data-id="keep" @click=${() => { this.asking = undefined; }} ${focusable({ id: 'keep', autofocus: true })}>${words.keep()}</city-button>
        ${change ? html`
          <city-button data-id="meeting-cancel" @click=${() => { this.asking = 'cancel'; }} ${focusable({ id: 'cancel' })}>${words.cancel()}</city-button>
          <city-button variant="signal" data-id="meeting-move" @click=${() => this.#plan(meeting)} ${focusable({ id: 'move' })}>${words.move()}</city-button>`
          : html`<city-button variant="signal" data-id="confirm" @click=${() => this.#cancel(meeting)} ${focusable({ id: 'confirm' })}>${words.cancel()}</city-button>`}
      </div>`;
  }

  #cancel(meeting: Meeting): void {
    this.asking = undefined;
    void this.#meetings.store.cancel(meeting.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-meetings': PlaKioskMeetings;
  }
}
