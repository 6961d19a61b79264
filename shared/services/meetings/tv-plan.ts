import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { toInstant } from '../../base/zoned-time.js';
import type { TelepresenceRoom } from '../../contract/meetings.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import { digitOf } from '../../navigation/keys.js';
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
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import { nameRoomCenter, spellCard, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { listDays, listEnds, listStarts, MOST_CHOSEN_ROOMS, MOST_PEOPLE, readStep, sortRooms, startOfNow } from './meetings-model.js';
import { meetingsMessages } from './strings/compiled/index.js';

interface Choice {
  readonly id: string;
  readonly text: string;
}

/** Planning a meeting on a television, or giving one another time: one question at a time, each a list, and at the end one button that says what will happen. */
@customElement('pla-tv-plan')
export class PlaTvPlan extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  /** Of the card that is being typed. */
  @state() private digits = '';
  readonly #meetings = new MeetingsAccess(this);
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
      this.digits = '';
      if (this.#meetings.store.back()) event.preventDefault();
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { moving } = this.#meetings.state.draft;
    return html`
      <city-tv-page data-id="tv-plan" heading=${moving ? words.move() : this.#home().planTitle()} second=${this.#saySoFar()} ok=${words.hintChoose()} back=${words.hintBack()}>${this.#drawBody()}</city-tv-page>`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#meetings;
    if (!state.mine) {
      return html`<city-tv-unread name="plan-signed-out" icon="identification-card" heading=${this.#home().planTitle()} text=${words.signedOutText()} action=${words.signIn()} @city-next=${() => void requestSignIn(this)}></city-tv-unread>`;
    }
    if (state.directory.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (state.directory.kind === 'failed') return this.#drawUnread();
    const { city, centers, now, draft } = state;
    const format = this.#format();
    const time = (at: number): Choice => ({ id: String(at), text: at === startOfNow(now) ? this.#ui().now() : format.time(at) });
    switch (readStep(draft)) {
      case 'day': return this.#drawChoices('plan-day', words.whichDay(), listDays(city, centers, now).map((id) => ({ id, text: format.nearDay(toInstant(id, '12:00', city.timeZone), now) })), (day) => store.choose({ day }));
      case 'from': return this.#drawChoices('plan-from', words.fromWhen(), listStarts(city, centers, draft.day ?? '', now).map(time), (from) => store.choose({ from: Number(from) }));
      case 'to': return this.#drawChoices('plan-to', words.untilWhen({ from: format.time(draft.from ?? 0) }), listEnds(city, draft.from ?? 0).map(time), (to) => store.choose({ to: Number(to) }));
      case 'rooms': return this.#drawRooms();
      case 'people': return this.#drawPeople();
      case 'confirm': return this.#drawConfirm();
    }
  }

  #drawUnread(): TemplateResult {
    const words = this.#t();
    return html`<city-tv-unread name="plan-unread" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @city-next=${() => this.#meetings.store.retry()}></city-tv-unread>`;
  }

  #saySoFar(): string {
    const { draft: { day, from, to }, city, now } = this.#meetings.state;
    if (day === undefined) return '';
    const format = this.#format();
    return [format.nearDay(toInstant(day, '12:00', city.timeZone), now), from === undefined ? '' : to === undefined ? format.time(from) : format.timeRange(from, to)].join(' ');
  }

  #drawChoices(name: string, question: string, choices: readonly Choice[], take: (id: string) => void): TemplateResult {
    return html`
      <city-tv-list name=${name} heading=${question} .items=${choices} .drawItem=${({ id, text }: Choice, index: number) => html`
        <city-tv-row .name=${id} control="${name}-${index}" ?first=${index === 0} heading=${text} @click=${() => take(id)}></city-tv-row>`}></city-tv-list>`;
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
            @click=${() => this.#toggle(room.spaceId)}></city-tv-row>`}></city-tv-list>
        <div class="choice taken">
          ${this.#drawRefused() ?? html`<p class="so-far">${words.roomsHint()}</p>`}
          ${chosen.map((room) => html`<p class="so-far">${nameRoomCenter(room)}, ${words.roomLabel({ label: room.label })}</p>`)}
          <button type="button" class=${chosen.length > 0 ? 'main' : ''} data-id="plan-rooms-done" aria-disabled=${chosen.length === 0} @click=${() => { if (chosen.length > 0) this.#meetings.store.choose({ roomsDone: true }); }} ${focusable({ id: 'done' })}>${words.roomsNext({ rooms: chosen.length })}</button>
        </div>
      </div>`;
  }

  #toggle(spaceId: string): void {
    const { roomIds } = this.#meetings.state.draft;
    if (roomIds.includes(spaceId)) this.#meetings.store.choose({ roomIds: roomIds.filter((id) => id !== spaceId) });
    else if (roomIds.length < MOST_CHOSEN_ROOMS) this.#meetings.store.choose({ roomIds: [...roomIds, spaceId] });
  }

  #type(digits: string): void {
    this.digits = digits;
    if (digits.length < 8) return;
    this.#meetings.store.invite(digits);
    this.digits = '';
  }

  /** A remote's own digits count wherever the focus is; on the keypad it takes them itself. */
  #onIntent(event: IntentEvent): void {
    const digit = digitOf(event.intent);
    if (digit === undefined || event.defaultPrevented || this.#meetings.state.draft.people.length >= MOST_PEOPLE) return;
    event.preventDefault();
    this.#type(this.digits + digit);
  }

  #drawPeople(): TemplateResult {
    const words = this.#t();
    const { people } = this.#meetings.state.draft;
    return html`
      <div class="halves" @city-intent=${(event: IntentEvent) => this.#onIntent(event)} data-id="plan-people" ${focusGroup({ id: 'plan-people', kind: 'row' })}>
        <div class="people" ${focusGroup({ id: 'invited', kind: 'column' })}>
          <h2>${words.whom()}</h2>
          ${this.#drawRefused() ?? html`<p class="so-far">${words.numberHint()}</p>`}
          <div class="typed" aria-hidden="true">${Array.from({ length: 8 }, (_unused, index) => html`<span class=${index === this.digits.length ? 'next' : ''}>${this.digits[index] ?? ''}</span>`)}</div>
          <button type="button" class="main" data-id="plan-people-done" @click=${() => this.#meetings.store.choose({ peopleDone: true })} ${focusable({ id: 'done', autofocus: true })}>${words.peopleNext({ people: people.length })}</button>
          ${people.slice(-2).map((number) => html`<button type="button" data-id="plan-person" @click=${() => this.#meetings.store.choose({ people: people.filter((one) => one !== number) })} ${focusable({ id: number })}>${words.takeBack({ number: spellCard(number) })}</button>`)}
        </div>
        <city-keypad data-id="plan-keypad" .value=${this.digits} .length=${8} ?busy=${people.length >= MOST_PEOPLE} @city-keypad-change=${(event: { readonly value: string }) => this.#type(event.value)}></city-keypad>
      </div>`;
  }

  /** Why one question is asked again. */
  #drawRefused(): TemplateResult | undefined {
    const told = tellAction(this.#meetings.state.action, this.#t());
    return told?.refused ? html`<p class="so-far" role="alert" data-id="plan-refused">${told.text}</p>` : undefined;
  }

  #drawConfirm(): TemplateResult {
    const words = this.#t();
    const { draft, action, free } = this.#meetings.state;
    const told = tellAction(action, words);
    const range = this.#format().timeRange(draft.from ?? 0, draft.to ?? 0);
    const rooms = free?.kind === 'ready' ? free.value.rooms.filter(({ spaceId }) => draft.roomIds.includes(spaceId)) : [];
    return html`
      <div class="all confirm" data-id="plan-confirm" ${focusGroup({ id: 'plan-confirm', kind: 'column' })}>
        <p class="when">${this.#saySoFar()}</p>
        ${draft.moving ? nothing : html`<p>${rooms.map((room) => `${nameRoomCenter(room)}, ${words.roomLabel({ label: room.label })}`).join(' · ')}</p>`}
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
