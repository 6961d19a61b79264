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
  @state() private asking: 'change' | 'cancel' | 'answer' | undefined;
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
    const chosen = coming.find(({ id }) => id === this.chosenId) ?? coming.find(({ state: kept }) => kept === 'planned') ?? coming[0];
    const items = coming.map((meeting) => ({
      key: meeting.id,
      draw: () => html`<pla-kiosk-meeting-row data-id="meeting" heading=${this.#sayWhen(meeting)} text=${meeting.title ?? namePlaces(meeting, state, words)} end=${sayStatus(meeting, state.now, words, this.#format())} ?selected=${meeting === chosen}
        @click=${() => this.#choose(meeting)} ${focusable({ id: meeting.id })}></pla-kiosk-meeting-row>`,
    }));
    return html`
      <city-panel-page ?grow=${this.asking && chosen !== undefined} data-id="meetings">
        <h1 slot="title">${words.mineTitle()}</h1>
        ${chosen && !this.#large() ? html`<div slot="eyes" class="details">${this.#drawDetails(chosen)}</div>` : nothing}
        ${this.asking && chosen ? this.#drawQuestion(chosen, this.asking) : html`
          ${this.#drawNews()}
          <city-pages name="meetings" .current=${chosen?.id} .items=${items}></city-pages>
          ${this.#drawActions(chosen)}`}
      </city-panel-page>`;
  }

  #sayWhen({ from, to }: Meeting): string {
    return `${this.#format().nearDay(from, this.#meetings.state.now)} ${this.#format().timeRange(from, to)}`;
  }

  #choose(meeting: Meeting): void {
    this.chosenId = meeting.id;
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

  #drawNews(): TemplateResult | typeof nothing {
    const told = tellAction(this.#meetings.state.action, this.#t());
    return told ? html`<p class="news" role=${told.refused ? 'alert' : 'status'} data-id=${told.refused ? 'meeting-refused' : 'meeting-news'}>${told.text}</p>` : nothing;
  }

  /** What can be done with the chosen one; of all of it the next thing is in the signal colour. */
  #drawActions(meeting: Meeting | undefined): TemplateResult {
    const words = this.#t();
    const { state: { now, action, live }, store } = this.#meetings;
    // Cut off nothing can be changed, and doubled text has no room for saying so twice.
    const mayChange = live || !this.#large();
    const busy = action.kind === 'sending';
    const planned = meeting?.state === 'planned' ? meeting : undefined;
    const joins = planned && canJoin(planned, now) ? planned : undefined;
    const invited = planned && !planned.mine ? planned : undefined;
    // Doubled text has no room for both answers beside the list.
    const asksApart = invited !== undefined && this.#large() && !joins && invited.answer === 'waiting';
    const asked = asksApart ? undefined : invited;
    return html`
      <div slot="action" class="actions" ${focusGroup({ id: 'actions', kind: 'row' })}>
        ${planned?.mine && mayChange ? html`<city-button data-id="meeting-change" ?disabled=${busy} @click=${() => { this.asking = canMove(planned, now) ? 'change' : 'cancel'; }} ${focusable({ id: 'change', disabled: busy })}>${canMove(planned, now) ? words.change() : words.cancel()}</city-button>` : nothing}
        ${asked && asked.answer !== 'not-coming' ? html`<city-button data-id="meeting-decline" ?disabled=${busy} @click=${() => void store.answer(asked.id, 'not-coming')} ${focusable({ id: 'decline', disabled: busy })}>${words.declineDo()}</city-button>` : nothing}
        ${asked && asked.answer !== 'coming' && !joins ? html`<city-button variant="signal" data-id="meeting-come" ?disabled=${busy} @click=${() => void store.answer(asked.id, 'coming')} ${focusable({ id: 'come', disabled: busy })}>${words.comeDo()}</city-button>` : nothing}
        ${joins ? html`<city-button variant="signal" data-id="meeting-join" @click=${() => this.router.go(`/meetings/call/${joins.id}`)} ${focusable({ id: 'join', autofocus: true })}>${words.join()}</city-button>` : nothing}
        ${asksApart ? html`<city-button variant="signal" data-id="meeting-come" ?disabled=${busy} @click=${() => { this.asking = 'answer'; }} ${focusable({ id: 'answer', disabled: busy })}>${words.answerDo()}</city-button>` : nothing}
        ${joins || invited?.answer === 'waiting' ? nothing : html`<city-button variant="signal" data-id="meeting-plan" @click=${() => this.#plan()} ${focusable({ id: 'plan' })}>${this.#home().planTitle()}</city-button>`}
      </div>`;
  }

  #drawQuestion(meeting: Meeting, question: 'change' | 'cancel' | 'answer'): TemplateResult {
    if (question === 'answer') return this.#drawAnswers(meeting);
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

  #drawAnswers(meeting: Meeting): TemplateResult {
    const words = this.#t();
    return html`
      <p slot="lead" class="question" data-id="question-answer">${words.answerAsk()}</p>
      <div slot="action" class="answers" ${focusGroup({ id: 'answer', kind: 'column' })}>
        <city-button data-id="meeting-decline" @click=${() => this.#answer(meeting, 'not-coming')} ${focusable({ id: 'decline' })}>${words.declineDo()}</city-button>
        <city-button variant="signal" data-id="answer-come" @click=${() => this.#answer(meeting, 'coming')} ${focusable({ id: 'come', autofocus: true })}>${words.comeDo()}</city-button>
      </div>`;
  }

  #answer(meeting: Meeting, answer: 'coming' | 'not-coming'): void {
    this.asking = undefined;
    void this.#meetings.store.answer(meeting.id, answer);
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
