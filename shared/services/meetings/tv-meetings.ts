import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Meeting } from '../../contract/meetings.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-question.js';
import type { QuestionAnswer } from '../../ui/tv/city-tv-question.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import { namePlaces, sayPerson, sayStatus, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { canJoin, canMove, listComing } from './meetings-model.js';
import { meetingsMessages } from './strings/compiled/index.js';

const PLAN = 'plan';

/** A person's meetings on a television, today's first; OK asks what to do with one, and what can be joined is joined at once. */
@customElement('pla-tv-meetings')
export class PlaTvMeetings extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @state() private chosenId: string | undefined;
  @state() private cancelling = false;
  readonly #meetings = new MeetingsAccess(this);
  readonly #t = messages(this, meetingsMessages);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .news { flex: none; margin-bottom: 28px; font-size: var(--type-body); line-height: 1.4; }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <city-tv-page data-id="tv-meetings" heading=${words.mineTitle()} ok=${words.hintOpen()} back=${words.hintBack()}>${this.#drawBody()}</city-tv-page>
      ${this.#drawQuestion()}`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state: { mine, now, action }, store } = this.#meetings;
    if (!mine) {
      return html`<city-tv-unread name="meetings-signed-out" icon="identification-card" heading=${words.signedOutTitle()} text=${words.signedOutText()} action=${words.signIn()} @city-next=${() => void requestSignIn(this)}></city-tv-unread>`;
    }
    if (mine.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (mine.kind === 'failed') {
      return html`<city-tv-unread name="meetings-unread" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @city-next=${() => store.retry()}></city-tv-unread>`;
    }
    const coming = listComing(mine.value, now);
    if (coming.length === 0 && action.kind !== 'done') {
      return html`<city-tv-unread name="meetings-empty" icon="calendar-blank" heading=${words.emptyTitle()} text=${words.emptyText()} action=${this.#home().planTitle()} @city-next=${() => this.#plan()}></city-tv-unread>`;
    }
    const told = this.chosenId === undefined ? tellAction(action, words) : undefined;
    return html`
      <div class="all" ${focusGroup({ id: 'meetings', kind: 'column' })}>
        ${told ? html`<p class="news" role=${told.refused ? 'alert' : 'status'} data-id=${told.refused ? 'meeting-refused' : 'meeting-news'}>${told.text}</p>` : nothing}
        <city-tv-list name="meetings" .items=${[...coming.map((meeting) => ({ id: meeting.id, meeting })), { id: PLAN, meeting: undefined }]}
          .drawItem=${({ meeting }: { meeting: Meeting | undefined }, index: number) => this.#drawRow(meeting, index)}></city-tv-list>
      </div>`;
  }

  #drawRow(meeting: Meeting | undefined, index: number): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    if (!meeting) return html`<city-tv-row .name=${PLAN} control="meeting-plan" ?first=${index === 0} heading=${this.#home().planTitle()} @click=${() => this.#plan()}></city-tv-row>`;
    const joins = canJoin(meeting, state.now);
    const status = sayStatus(meeting, state.now, words, this.#format());
    return html`
      <city-tv-row .name=${meeting.id} control="meeting-${index}" ?first=${index === 0} heading=${this.#sayWhen(meeting)} second=${[meeting.title ?? namePlaces(meeting, state, words), status].filter((part) => part !== '').join('\n')} end=${joins ? words.join() : ''}
        @click=${() => { this.#meetings.store.clearAction(); this.chosenId = meeting.id; }}></city-tv-row>`;
  }

  #sayWhen({ from, to }: Meeting): string {
    return `${this.#format().nearDay(from, this.#meetings.state.now)} ${this.#format().timeRange(from, to)}`;
  }

  #plan(moving?: Meeting): void {
    this.#meetings.store.begin(moving);
    this.router.go('/meetings/plan');
  }

  #drawQuestion(): TemplateResult | typeof nothing {
    const words = this.#t();
    const { state: { mine, now, action } } = this.#meetings;
    const meeting = mine?.kind === 'ready' ? listComing(mine.value, now).find(({ id }) => id === this.chosenId) : undefined;
    if (!meeting) return nothing;
    const people = meeting.people.map((person) => sayPerson(person, words)).join(' · ');
    return html`
      <city-tv-question name=${this.cancelling ? 'cancel' : 'meeting'} heading=${this.#sayWhen(meeting)} text=${this.cancelling ? words.cancelAsk() : [namePlaces(meeting, this.#meetings.state, words), people].join(' — ')}
        .answers=${this.cancelling ? [{ id: 'keep', label: words.keep(), main: true }, { id: 'yes', label: words.cancel() }] : this.#listAnswers(meeting, now)} ?busy=${action.kind === 'sending'}
        @city-answer=${({ answer }: { readonly answer: string }) => this.#answer(meeting, answer)}></city-tv-question>`;
  }

  #listAnswers(meeting: Meeting, now: number): readonly QuestionAnswer[] {
    const words = this.#t();
    const planned = meeting.state === 'planned';
    const joins = canJoin(meeting, now);
    const all: (QuestionAnswer | false)[] = [
      joins && { id: 'join', label: words.join(), main: true },
      planned && !meeting.mine && meeting.answer !== 'coming' && { id: 'coming', label: words.comeDo(), main: !joins },
      planned && !meeting.mine && meeting.answer !== 'not-coming' && { id: 'not-coming', label: words.declineDo(), main: !joins && meeting.answer === 'coming' },
      canMove(meeting, now) && { id: 'move', label: words.move(), main: !joins },
      planned && meeting.mine && { id: 'ask-cancel', label: words.cancel() },
      { id: 'back', label: this.#ui().back(), main: !planned },
    ];
    return all.filter((answer) => answer !== false);
  }

  #answer(meeting: Meeting, answer: string): void {
    const { store } = this.#meetings;
    if (answer === 'ask-cancel') this.cancelling = true;
    else if (this.cancelling && answer !== 'yes') this.cancelling = false;
    else {
      this.cancelling = false;
      this.chosenId = undefined;
      if (answer === 'yes') void store.cancel(meeting.id);
      else if (answer === 'coming' || answer === 'not-coming') void store.answer(meeting.id, answer);
      else if (answer === 'move') this.#plan(meeting);
      else if (answer === 'join') this.router.go(`/meetings/call/${meeting.id}`);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-meetings': PlaTvMeetings;
  }
}
