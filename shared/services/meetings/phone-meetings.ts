import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Meeting } from '../../contract/meetings.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-skeleton.js';
import type { IconName } from '../../ui/icons/icon-names.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { namePlaces, sayStatus } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { canJoin, listComing } from './meetings-model.js';
import './phone-join.js';
import './phone-meeting-row.js';
import { phoneMeetingsStyles } from './phone-meetings.styles.js';
import { drawTold } from './phone-told.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** A person's meetings on their own phone, the soonest first. What can be joined now is joined from here with one press. */
@customElement('pla-phone-meetings')
export class PlaPhoneMeetings extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);

  static override styles = [phoneMeetingsStyles, css`
    city-skeleton { height: 16rem; }
    .mark { margin-bottom: 8px; font-size: 44px; line-height: 1; color: var(--ink-second); }
    ul { display: grid; grid-gap: 12px; margin: 0; padding: 0; list-style: none; }
    pla-phone-join { margin-top: 8px; }
  `];

  override render(): TemplateResult {
    return html`<div class="page" data-id="meetings" ${focusGroup({ id: 'meetings', kind: 'column' })}>${this.#drawBody()}</div>`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state: { mine, now, action }, store } = this.#meetings;
    if (!mine || mine.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (mine.kind === 'failed') {
      return html`${this.#drawUnread('meetings-unread', 'wifi-slash', words.unreadTitle(), words.unreadText())}
        <div class="actions"><city-button variant="signal" size="main" data-id="meetings-again" @click=${() => store.retry()} ${focusable({ id: 'again' })}>${this.#ui().tryAgain()}</city-button></div>`;
    }
    const coming = listComing(mine.value, now);
    const told = drawTold(action, words);
    if (coming.length === 0) return html`${told}${this.#drawUnread('meetings-empty', 'calendar-blank', words.emptyTitle(), words.emptyPhone())}`;
    const joinsFirst = coming.find((meeting) => canJoin(meeting, now));
    return html`
      <h1>${words.mineTitle()}</h1>
      ${told}
      <ul>${coming.map((meeting, index) => this.#drawMeeting(meeting, index, meeting === joinsFirst))}</ul>`;
  }

  #drawUnread(id: string, icon: IconName, title: string, text: string): TemplateResult {
    return html`<div role="status" data-id=${id}><div class="mark"><city-icon name=${icon}></city-icon></div><h1>${title}</h1><p>${text}</p></div>`;
  }

  #drawMeeting(meeting: Meeting, index: number, joinsFirst: boolean): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const format = this.#format();
    const joins = canJoin(meeting, state.now);
    const asks = meeting.state === 'planned' && !meeting.mine && meeting.answer === 'waiting';
    const status = asks ? words.answerDo() : sayStatus(meeting, state.now, words, format);
    return html`
      <li>
        <pla-phone-meeting-row data-id="meeting-${index}" ?off=${meeting.state === 'cancelled'} heading="${format.nearDay(meeting.from, state.now)} ${format.timeRange(meeting.from, meeting.to)}" text=${meeting.title ?? namePlaces(meeting, state, words)} status=${status}
          @click=${() => this.#open(meeting)} ${focusable({ id: meeting.id, autofocus: index === 0 })}></pla-phone-meeting-row>
        ${joins ? html`<pla-phone-join meetingId=${meeting.id} ?signal=${joinsFirst} name="meeting-join-${index}"></pla-phone-join>` : nothing}
      </li>`;
  }

  #open(meeting: Meeting): void {
    this.#meetings.store.clearAction();
    this.router.go(`/meetings/one/${meeting.id}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-phone-meetings': PlaPhoneMeetings;
  }
}
