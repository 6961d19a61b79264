import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { TelepresenceRoom } from '../../contract/meetings.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-keypad.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { CARD_DIGITS, CardDigits } from './card-digits.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import { listChosenPlaces, nameRoomCenter, spellCard, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { MOST_PEOPLE, readStep, sortRooms } from './meetings-model.js';
import { listPlanChoices, listTitles, sayWhen, type PlanChoice } from './plan-choices.js';
import { meetingsMessages } from './strings/compiled/index.js';
import './tv-plan-seat.js';

/** Planning a meeting on a television, or giving one another time: one question at a time, each a list, and at the end one button that says what will happen. */
@customElement('pla-tv-plan')
export class PlaTvPlan extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #meetings = new MeetingsAccess(this);
  readonly #digits = new CardDigits(this, (number) => this.#meetings.store.invite(number));
  readonly #t = messages(this, meetingsMessages);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .so-far { flex: none; margin-bottom: 28px; font-size: var(--type-body); line-height: 1.4; color: var(--ink-second); }
    .typed { display: flex; margin: 0 -8px 32px; }
    .typed span { flex: 1 1 0; margin: 0 8px; height: 96px; border-bottom: 6px solid var(--line); font-size: var(--type-title); font-weight: 700; line-height: 96px; text-align: center; font-variant-numeric: tabular-nums; }
    .typed span.next { border-color: var(--signal); }
    .from { margin-right: 96px; }
    .taken { width: 560px; }
    .taken .so-far { margin-bottom: 20px; }
    .taken button { margin-top: 20px; text-align: center; }
    .people { display: flex; flex-direction: column; flex: 1 1 0; min-width: 0; min-height: 0; margin-right: 60px; }
    .people button { margin-bottom: 24px; }
    .people .main { text-align: center; }
    city-keypad { flex: none; width: 640px; --key-height: 96px; --gap: 20px; }
    .confirm p { margin-bottom: 24px; }
    .confirm .when { font-size: var(--type-display); font-weight: 700; line-height: 1.25; }
    .confirm button { width: auto; min-width: 480px; margin-top: 24px; text-align: center; }
  `];

  constructor() {
    super();
    // Back leads to the question before, and out of the first one.
    this.addEventListener('city-intent', (event: IntentEvent) => {
      if (event.intent !== 'back' || this.#meetings.state.mine === undefined) return;
      this.#digits.clear();
      if (this.#meetings.store.back()) event.preventDefault();
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { draft, free } = this.#meetings.state;
    const isOfPlaces = ['rooms', 'seat'].includes(readStep(draft));
    return html`
      <city-tv-page data-id="tv-plan" heading=${draft.moving ? words.move() : this.#home().planTitle()} second=${sayWhen(this.#meetings.state, this.#format())} .truth=${isOfPlaces && free?.kind === 'ready' ? free.value.truth : undefined} ok=${words.hintChoose()} back=${words.hintBack()}>${this.#drawBody()}</city-tv-page>`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    if (!state.mine) {
      return html`<city-tv-unread name="plan-signed-out" icon="identification-card" heading=${this.#home().planTitle()} text=${words.signedOutText()} action=${words.signIn()} @city-next=${() => void requestSignIn(this)}></city-tv-unread>`;
    }
    if (state.directory.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (state.directory.kind === 'failed') return this.#drawUnread();
    switch (readStep(state.draft)) {
      case 'day': return this.#drawChoices('day', words.whichDay());
      case 'from': return this.#drawChoices('from', words.fromWhen());
      case 'to': return this.#drawChoices('to', words.untilWhen({ from: this.#format().time(state.draft.from ?? 0) }));
      case 'rooms': return this.#drawRooms();
      case 'seat': return html`<pla-tv-plan-seat></pla-tv-plan-seat>`;
      case 'people': return this.#drawPeople();
      case 'title': return this.#drawTitles();
      case 'confirm': return this.#drawConfirm();
    }
  }

  #drawUnread(): TemplateResult {
    const words = this.#t();
    return html`<city-tv-unread name="plan-unread" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @city-next=${() => this.#meetings.store.retry()}></city-tv-unread>`;
  }

  #drawChoices(step: 'day' | 'from' | 'to', question: string): TemplateResult {
    const name = `plan-${step}`;
    const choices = listPlanChoices(step, this.#meetings.state, this.#format(), this.#ui().now());
    return html`
      <city-tv-list name=${name} heading=${question} .items=${choices} .drawItem=${({ id, text, take }: PlanChoice, index: number) => html`
        <city-tv-row .name=${id} control="${name}-${index}" ?first=${index === 0} heading=${text} @click=${() => this.#meetings.store.choose(take)}></city-tv-row>`}></city-tv-list>`;
  }

  /** A remote writes no title of one's own: that is done on a panel. */
  #drawTitles(): TemplateResult {
    const words = this.#t();
    return html`
      <city-tv-list name="plan-title" heading=${words.titleAsk()} .items=${listTitles(words)} .drawItem=${({ id, text, take }: PlanChoice, index: number) => html`
        <city-tv-row .name=${id} control="plan-title-${id}" ?first=${index === 0} heading=${text} @click=${() => this.#meetings.store.choose(take)}></city-tv-row>`}></city-tv-list>`;
  }

  #drawRooms(): TemplateResult {
    const words = this.#t();
    const { free, draft } = this.#meetings.state;
    if (!free || free.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (free.kind === 'failed') return this.#drawUnread();
    const rooms = sortRooms(free.value.rooms, nameRoomCenter).filter((room) => room.bookable);
    const chosen = rooms.filter(({ spaceId }) => draft.roomIds.includes(spaceId));
    return html`
      <div class="halves" ${focusGroup({ id: 'plan-rooms', kind: 'row' })}>
        <city-tv-list class="from" name="plan-rooms" heading=${words.whichRooms()} .items=${rooms.map((room) => ({ id: room.spaceId, room }))} .drawItem=${({ room }: { room: TelepresenceRoom }, index: number) => html`
          <city-tv-row .name=${room.spaceId} control="plan-room-${index}" ?first=${index === 0} sign=${room.label} .pressed=${draft.roomIds.includes(room.spaceId)} heading=${nameRoomCenter(room)} second=${words.forPeople({ people: room.capacity })} end=${draft.roomIds.includes(room.spaceId) ? words.chosen() : words.free()}
            @click=${() => this.#meetings.store.toggleRoom(room.spaceId)}></city-tv-row>`}></city-tv-list>
        <div class="choice taken">
          ${this.#drawRefused() ?? html`<p class="so-far">${words.roomsHint()}</p>`}
          ${chosen.map((room) => html`<p class="so-far">${nameRoomCenter(room)}, ${words.roomLabel({ label: room.label })}</p>`)}
          <button type="button" class=${chosen.length > 0 ? 'main' : ''} data-id="plan-rooms-done" aria-disabled=${chosen.length === 0} @click=${() => { if (chosen.length > 0) this.#meetings.store.takeRooms(); }} ${focusable({ id: 'done' })}>${words.roomsNext({ rooms: chosen.length })}</button>
        </div>
      </div>`;
  }

  #drawPeople(): TemplateResult {
    const words = this.#t();
    const { people } = this.#meetings.state.draft;
    return html`
      <div class="halves" @city-intent=${(event: IntentEvent) => { if (people.length < MOST_PEOPLE) this.#digits.hear(event); }} data-id="plan-people" ${focusGroup({ id: 'plan-people', kind: 'row' })}>
        <div class="people" ${focusGroup({ id: 'invited', kind: 'column' })}>
          <h2>${words.whom()}</h2>
          ${this.#drawRefused() ?? html`<p class="so-far">${words.numberHint()}</p>`}
          <div class="typed" aria-hidden="true">${Array.from({ length: CARD_DIGITS }, (_unused, index) => html`<span class=${index === this.#digits.value.length ? 'next' : ''}>${this.#digits.value[index] ?? ''}</span>`)}</div>
          <button type="button" class="main" data-id="plan-people-done" @click=${() => this.#meetings.store.choose({ peopleDone: true })} ${focusable({ id: 'done', autofocus: true })}>${words.peopleNext({ people: people.length })}</button>
          ${people.slice(-2).map((number) => html`<button type="button" data-id="plan-person" @click=${() => this.#meetings.store.takeBack(number)} ${focusable({ id: number })}>${words.takeBack({ number: spellCard(number) })}</button>`)}
        </div>
        <city-keypad data-id="plan-keypad" .value=${this.#digits.value} .length=${CARD_DIGITS} ?busy=${people.length >= MOST_PEOPLE} @city-keypad-change=${(event: { readonly value: string }) => this.#digits.type(event.value)}></city-keypad>
      </div>`;
  }

  /** Why one question is asked again. */
  #drawRefused(): TemplateResult | undefined {
    const told = tellAction(this.#meetings.state.action, this.#t());
    return told?.refused ? html`<p class="so-far" role="alert" data-id="plan-refused">${told.text}</p>` : undefined;
  }

  #drawConfirm(): TemplateResult {
    const words = this.#t();
    const { draft, action } = this.#meetings.state;
    const told = tellAction(action, words);
    const range = this.#format().timeRange(draft.from ?? 0, draft.to ?? 0);
    return html`
      <div class="all confirm" data-id="plan-confirm" ${focusGroup({ id: 'plan-confirm', kind: 'column' })}>
        <p class="when">${sayWhen(this.#meetings.state, this.#format())}</p>
        ${draft.title === undefined ? nothing : html`<p>${draft.title}</p>`}
        ${draft.moving ? nothing : html`<p>${listChosenPlaces(this.#meetings.state, words).join(' · ')}</p>`}
        ${told ? html`<p role=${told.refused ? 'alert' : 'status'} data-id=${told.refused ? 'plan-refused' : 'plan-news'}>${told.text}</p>`
          : html`<p>${draft.moving ? words.moveAsk() : words.peopleCount({ people: draft.people.length })}</p>`}
        <div><button type="button" class="main" data-id="plan-do" aria-disabled=${action.kind === 'sending'} @click=${() => void this.#do()} ${focusable({ id: 'do', autofocus: true })}>${draft.moving ? words.moveDo({ range }) : words.planDo({ range })}</button></div>
      </div>`;
  }

  async #do(): Promise<void> {
    if (this.#meetings.state.action.kind !== 'sending' && await this.#meetings.store.plan()) this.router.replace('/meetings');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-plan': PlaTvPlan;
  }
}
