import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-chip.js';
import '../../ui/elements/city-keypad.js';
import '../../ui/elements/city-truth.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import '../../ui/panel/city-picker.js';
import type { PickEvent } from '../../ui/panel/city-picker.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { uiMessages } from '../../ui/strings/compiled/index.js';
import { CARD_DIGITS, CardDigits } from './card-digits.js';
import { meetingsHomeMessages } from './home/strings/compiled/index.js';
import './kiosk-invitation.js';
import './kiosk-meeting-row.js';
import './kiosk-plan-seat.js';
import './kiosk-plan-title.js';
import type { PlanTitleEvent } from './kiosk-plan-title.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';
import { listChosenPlaces, nameRoomCenter, spellCard, tellAction } from './meeting-words.js';
import { MeetingsAccess } from './meetings-access.js';
import { MOST_PEOPLE, readStep, sortRooms } from './meetings-model.js';
import { listPlanChoices, sayWhen } from './plan-choices.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** Planning a meeting on a panel, or giving one another time: one question at a time, and at the end one button that says exactly what will happen. */
@customElement('pla-kiosk-plan')
export class PlaKioskPlan extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  readonly #meetings = new MeetingsAccess(this);
  readonly #digits = new CardDigits(this, (number) => this.#meetings.store.invite(number));
  readonly #t = messages(this, meetingsMessages);
  readonly #home = messages(this, meetingsHomeMessages);
  readonly #ui = messages(this, uiMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [kioskMeetingsStyles, css`
    .boxes { display: flex; gap: calc(var(--mm) * 3); margin: var(--gap) 0 0; }
    .boxes span { flex: 1 1 0; max-width: calc(var(--mm) * 34); height: calc(var(--type-title) * 1.25); border-bottom: calc(var(--mm) * 1.5) solid var(--line); font-size: var(--type-title); font-weight: 700; line-height: 1.25; color: var(--ink); text-align: center; font-variant-numeric: tabular-nums; }
    .boxes span.next { border-color: var(--signal); }
    city-keypad { flex: 1 1 auto; min-height: 0; --key-height: calc(var(--mm) * 24); }
    @media (orientation: landscape) { city-keypad { --key-height: var(--target); } }
    .so-far { display: grid; grid-gap: calc(var(--gap) * 0.6); }
    .chips { display: flex; flex-wrap: wrap; gap: var(--gap); }
  `];

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      this.#digits.clear();
      if (this.renderRoot.querySelector('pla-kiosk-plan-title')?.goBack()) return event.preventDefault();
      if (this.#meetings.store.back()) event.preventDefault();
    });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { mine, directory } = this.#meetings.state;
    if (!mine) {
      return html`<pla-kiosk-invitation name="plan-signed-out" icon="identification-card" heading=${this.#home().planTitle()} text=${words.signedOutText()} action=${words.signIn()} @pla-next=${() => void requestSignIn(this)}></pla-kiosk-invitation>`;
    }
    if (directory.kind === 'loading') return html`<pla-kiosk-invitation name="plan"></pla-kiosk-invitation>`;
    if (directory.kind === 'failed') return this.#drawUnread();
    const { draft, action } = this.#meetings.state;
    const step = readStep(draft);
    const told = tellAction(action, words);
    if (told?.refused && this.#large() && (step === 'rooms' || step === 'people')) {
      // Doubled text has no room for the reason beside the question: one after the other.
      return html`<pla-kiosk-invitation name="plan-refused" heading=${step === 'rooms' ? words.whichRooms() : words.whom()} text=${told.text} action=${this.#ui().tryAgain()} @pla-next=${() => this.#meetings.store.clearAction()}></pla-kiosk-invitation>`;
    }
    switch (step) {
      case 'day': return this.#drawPicker('day', words.whichDay());
      case 'from': return this.#drawPicker('from', words.fromWhen());
      case 'to': return this.#drawPicker('to', words.untilWhen({ from: this.#format().time(draft.from ?? 0) }));
      case 'rooms': return this.#drawRooms();
      case 'seat': return html`<pla-kiosk-plan-seat><div slot="so-far" class="so-far">${this.#drawSoFar()}</div></pla-kiosk-plan-seat>`;
      case 'people': return this.#drawPeople();
      case 'title': return html`<pla-kiosk-plan-title heading=${this.#readTitle()} @pla-title=${({ title }: PlanTitleEvent) => this.#meetings.store.choose({ title, titleDone: true })}><div slot="so-far" class="details">${this.#large() ? nothing : html`${this.#drawSoFar()}<p>${words.titleHint()}</p>`}</div></pla-kiosk-plan-title>`;
      case 'confirm': return this.#drawConfirm();
    }
  }

  #drawUnread(): TemplateResult {
    const words = this.#t();
    return html`<pla-kiosk-invitation name="plan-failed" icon="wifi-slash" heading=${words.unreadTitle()} text=${words.unreadText()} action=${this.#ui().tryAgain()} @pla-next=${() => this.#meetings.store.retry()}></pla-kiosk-invitation>`;
  }

  /** What has been answered so far stands above, where it is seen. */
  #drawPicker(step: 'day' | 'from' | 'to', question: string): TemplateResult {
    const id = `plan-${step}`;
    const choices = listPlanChoices(step, this.#meetings.state, this.#format(), this.#ui().now());
    return html`
      <city-panel-page data-id=${id}>
        <h1 slot="title">${this.#readTitle()}</h1>
        ${this.#large() ? nothing : html`<div slot="eyes" class="details">${this.#drawSoFar()}</div>`}
        <city-picker .name=${id} .question=${question} .options=${choices.map(({ text }, index) => ({ id: String(index), text }))} @city-pick=${(event: PickEvent) => this.#meetings.store.choose(choices[Number(event.id)]?.take ?? {})}></city-picker>
      </city-panel-page>`;
  }

  #readTitle(): string {
    return this.#meetings.state.draft.moving ? this.#t().move() : this.#home().planTitle();
  }

  #drawSoFar(): TemplateResult {
    const words = this.#t();
    const { state } = this.#meetings;
    const when = sayWhen(state, this.#format());
    return html`
      ${when === '' ? nothing : html`<p class="when">${when}</p>`}
      ${state.draft.title === undefined ? nothing : html`<p class="where">${state.draft.title}</p>`}
      ${listChosenPlaces(state, words).map((place) => html`<p class="where">${place}</p>`)}
      ${state.draft.people.map((number) => html`<p class="where">${words.invited({ number: spellCard(number) })}</p>`)}`;
  }

  #drawRooms(): TemplateResult {
    const words = this.#t();
    const { free, draft } = this.#meetings.state;
    if (!free || free.kind === 'loading') return html`<pla-kiosk-invitation name="plan"></pla-kiosk-invitation>`;
    if (free.kind === 'failed') return this.#drawUnread();
    const items = sortRooms(free.value.rooms, nameRoomCenter).map((room) => {
      const chosen = draft.roomIds.includes(room.spaceId);
      const taken = room.bookable !== true;
      const label = words.roomLabel({ label: room.label });
      const end = chosen ? words.chosen() : taken ? words.notFree() : words.free();
      return {
        key: room.spaceId,
        draw: () => html`<pla-kiosk-meeting-row data-id=${taken ? 'plan-room-taken' : 'plan-room'} heading=${nameRoomCenter(room)} text=${this.#large() ? chosen || taken ? `${label} · ${end}` : label : `${label} ${words.forPeople({ people: room.capacity })}`}
          end=${this.#large() ? '' : end} ?selected=${chosen} ?disabled=${taken} @click=${() => this.#meetings.store.toggleRoom(room.spaceId)} ${focusable({ id: room.spaceId, disabled: taken })}></pla-kiosk-meeting-row>`,
      };
    });
    const none = draft.roomIds.length === 0;
    const refused = this.#drawRefused();
    return html`
      <city-panel-page data-id="plan-rooms">
        <h1 slot="title">${words.whichRooms()}</h1>
        ${this.#large() ? nothing : html`<div slot="eyes" class="details">${this.#drawSoFar()}${refused ? nothing : html`<p>${words.roomsHint()}</p>`}</div>`}
        ${refused ?? html`<p class="news"><city-truth .truth=${free.value.truth}></city-truth></p>`}
        <city-pages name="plan-rooms" .items=${items}></city-pages>
        <city-button slot="action" variant="signal" size="main" data-id="plan-rooms-done" ?disabled=${none} @click=${() => this.#meetings.store.takeRooms()} ${focusable({ id: 'done', disabled: none })}>${words.roomsNext({ rooms: draft.roomIds.length })}</city-button>
      </city-panel-page>`;
  }

  /** Why one question is asked again. */
  #drawRefused(): TemplateResult | undefined {
    const told = tellAction(this.#meetings.state.action, this.#t());
    return told?.refused ? html`<p class="news" role="alert" data-id="plan-refused">${told.text}</p>` : undefined;
  }

  #drawPeople(): TemplateResult {
    const words = this.#t();
    const { people } = this.#meetings.state.draft;
    const full = people.length >= MOST_PEOPLE;
    return html`
      <city-panel-page grow data-id="plan-people" @city-intent=${(event: IntentEvent) => { if (people.length < MOST_PEOPLE) this.#digits.hear(event); }}>
        <h1 slot="title">${words.whom()}</h1>
        <div slot="lead">
          ${this.#drawRefused() ?? (this.#large() && people.length > 0 ? nothing : html`<p>${words.numberHint()}</p>`)}
          <div class="boxes" aria-hidden="true">${Array.from({ length: CARD_DIGITS }, (_unused, index) => html`<span class=${index === this.#digits.value.length ? 'next' : ''}>${this.#digits.value[index] ?? ''}</span>`)}</div>
        </div>
        ${people.length === 0 ? nothing : html`<div class="chips" ${focusGroup({ id: 'invited', kind: 'row' })}>${people.map((number) => html`
          <city-chip selected data-id="plan-person" label=${words.takeBack({ number: spellCard(number) })} @click=${() => this.#meetings.store.takeBack(number)} ${focusable({ id: number })}>${spellCard(number)} ×</city-chip>`)}</div>`}
        <city-keypad data-id="plan-keypad" .value=${this.#digits.value} .length=${CARD_DIGITS} ?busy=${full} @city-keypad-change=${(event: { readonly value: string }) => this.#digits.type(event.value)}></city-keypad>
        <city-button slot="action" variant="signal" size="main" data-id="plan-people-done" @click=${() => this.#meetings.store.choose({ peopleDone: true })} ${focusable({ id: 'done' })}>${words.peopleNext({ people: people.length })}</city-button>
      </city-panel-page>`;
  }

  #drawConfirm(): TemplateResult {
    const words = this.#t();
    const { draft, action } = this.#meetings.state;
    const told = tellAction(action, words);
    const busy = action.kind === 'sending';
    const range = this.#format().timeRange(draft.from ?? 0, draft.to ?? 0);
    return html`
      <city-panel-page grow data-id="plan-confirm">
        <h1 slot="title">${words.confirmTitle()}</h1>
        <div slot="eyes" class="details">${this.#drawSoFar()}</div>
        <div slot="lead">
          ${told ? html`<p role=${told.refused ? 'alert' : 'status'} data-id=${told.refused ? 'plan-refused' : 'plan-news'}>${told.text}</p>`
            : this.#large() ? nothing : html`<p>${draft.moving ? words.moveAsk() : words.peopleCount({ people: draft.people.length })}</p>`}
        </div>
        <city-button slot="action" variant="signal" size="main" data-id="plan-do" ?busy=${busy} @click=${() => void this.#do()} ${focusable({ id: 'do', autofocus: true })}>${draft.moving ? words.moveDo({ range }) : words.planDo({ range })}</city-button>
      </city-panel-page>`;
  }

  async #do(): Promise<void> {
    if (await this.#meetings.store.plan()) this.router.replace('/meetings');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-plan': PlaKioskPlan;
  }
}
