import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Meeting } from '../../contract/meetings.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { namePlace, sayPerson, sayStatus } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { canJoin, canMove } from './meetings-model.js';
import './phone-join.js';
import { phoneMeetingsStyles } from './phone-meetings.styles.js';
import { drawTold } from './phone-told.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** One meeting on a phone: when, where and with whom, and what can be done with it, the next thing in the signal colour. */
@customElement('pla-phone-meeting')
export class PlaPhoneMeeting extends LitElement {
  @property() meetingId = '';
  @consume({ context: routerContext }) private router!: Router;
  @state() private cancelling = false;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #format = formats(this);

  static override styles = [phoneMeetingsStyles, css`
    h1 { margin-bottom: 8px; font-variant-numeric: tabular-nums; }
    .title, .status { color: var(--ink); font-weight: 700; }
    ul { margin: 0 0 16px; padding: 0; list-style: none; border-top: var(--stroke) solid var(--line); }
    li { display: flex; align-items: flex-start; padding: 10px 0; border-bottom: var(--stroke) solid var(--line); font-size: var(--type-body); line-height: 1.4; overflow-wrap: break-word; }
    li span { min-width: 0; }
    li city-icon { flex: none; margin: 0.1em 0.6em 0 0; font-size: 1.2em; color: var(--ink-second); }
  `];

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (!this.cancelling) return;
      event.preventDefault();
      this.cancelling = false;
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const meeting = state.mine?.kind === 'ready' ? state.mine.value.find(({ id }) => id === this.meetingId) : undefined;
    return html`
      <div class="page" data-id="meeting" ${focusGroup({ id: 'meeting', kind: 'column' })}>
        <button type="button" class="back" data-id="meeting-back" @click=${() => this.#back()} ${focusable({ id: 'back' })}><city-icon name="caret-left"></city-icon>${words.mineTitle()}</button>
        ${meeting ? this.#drawMeeting(meeting) : html`<h1>${words.overTitle()}</h1><p>${words.overText()}</p>`}
      </div>`;
  }

  #back(): void {
    if (!this.router.back()) this.router.reset('/');
  }

  #drawMeeting(meeting: Meeting): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const format = this.#format();
    const status = sayStatus(meeting, state.now, words, format);
    return html`
      <h1>${format.nearDay(meeting.from, state.now)} ${format.timeRange(meeting.from, meeting.to)}</h1>
      ${meeting.title === undefined ? nothing : html`<p class="title">${meeting.title}</p>`}
      ${status === '' ? nothing : html`<p class="status" data-id="meeting-status">${status}</p>`}
      ${drawTold(state.action, words)}
      <ul>
        ${meeting.allocations.map((allocation) => html`<li><city-icon name="map-pin"></city-icon><span>${namePlace(allocation, state, words)}</span></li>`)}
        ${meeting.people.map((person) => html`<li><city-icon name="user"></city-icon><span>${sayPerson(person, words)}</span></li>`)}
      </ul>
      ${this.cancelling ? this.#drawQuestion(meeting) : this.#drawActions(meeting)}`;
  }

  #drawActions(meeting: Meeting): TemplateResult | typeof nothing {
    if (meeting.state !== 'planned') return nothing;
    const words = this.#t();
    const { state: { now, action }, store } = this.#meetings;
    const busy = action.kind === 'sending';
    const joins = canJoin(meeting, now);
    const [comes, declines] = [!meeting.mine && meeting.answer !== 'coming', !meeting.mine && meeting.answer !== 'not-coming'];
    return html`
      <div class="actions" ${focusGroup({ id: 'actions', kind: 'column' })}>
        ${joins ? html`<pla-phone-join signal meetingId=${meeting.id}></pla-phone-join>` : nothing}
        ${comes ? html`<city-button variant=${joins ? 'quiet' : 'signal'} size="main" data-id="meeting-coming" ?busy=${busy} @click=${() => void store.answer(meeting.id, 'coming')} ${focusable({ id: 'coming' })}>${words.comeDo()}</city-button>` : nothing}
        ${declines ? html`<city-button data-id="meeting-not-coming" ?busy=${busy} @click=${() => void store.answer(meeting.id, 'not-coming')} ${focusable({ id: 'not-coming' })}>${words.declineDo()}</city-button>` : nothing}
        ${canMove(meeting, now) ? html`<city-button data-id="meeting-move" ?busy=${busy} @click=${() => this.#move(meeting)} ${focusable({ id: 'move' })}>${words.move()}</city-button>` : nothing}
        ${meeting.mine ? html`<city-button data-id="meeting-ask-cancel" ?busy=${busy} @click=${() => { this.cancelling = true; }} ${focusable({ id: 'ask-cancel' })}>${words.cancel()}</city-button>` : nothing}
      </div>`;
  }

  #drawQuestion(meeting: Meeting): TemplateResult {
    const words = this.#t();
    return html`
      <p class="title" role="alert">${words.cancelAsk()}</p>
      <div class="actions" data-id="meeting-cancel" ${focusGroup({ id: 'cancel', kind: 'column' })}>
        <city-button variant="signal" size="main" data-id="cancel-yes" @click=${() => this.#cancel(meeting)} ${focusable({ id: 'yes' })}>${words.cancel()}</city-button>
        <city-button data-id="cancel-keep" @click=${() => { this.cancelling = false; }} ${focusable({ id: 'keep', autofocus: true })}>${words.keep()}</city-button>
      </div>`;
  }

  #move(meeting: Meeting): void {
    this.#meetings.store.begin(meeting);
    this.router.go('/meetings/move');
  }

  #cancel(meeting: Meeting): void {
    this.cancelling = false;
    void this.#meetings.store.cancel(meeting.id);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-phone-meeting': PlaPhoneMeeting;
  }
}
