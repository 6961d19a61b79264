import { consume } from '@lit/context';
import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { readZoned } from '../../base/zoned-time.js';
import type { Center, Floor } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import { sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-chip.js';
import '../../ui/elements/city-day-rail.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-truth.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/plan/city-floor-plan.js';
import '../../ui/plan/city-plan-legend.js';
import type { SpaceChosenEvent } from '../../ui/plan/plan-states.js';
import { NOW_MINUTES, listNowOffers, type When } from './booking-times.js';
import { kioskCenterStyles } from './kiosk-center.styles.js';
import './kiosk-kept.js';
import './kiosk-reserved.js';
import './kiosk-seat-hands.js';
import type { FloorPickedEvent, SpacePickedEvent } from './kiosk-seat-hands.js';
import './kiosk-time-picker.js';
import type { DayPickedEvent, TimePickedEvent } from './kiosk-time-picker.js';
import './kiosk-unread.js';
import { readOpening, readOpeningState } from '../../city/opening-hours.js';
import { tellProblem } from './problem-words.js';
import { listFeatureWords, nameSpace } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import { WorkAccess } from './work-access.js';
import { readDayRail } from '../../city/occupancy.js';
import { listMine, readCenterPage, type CenterPage } from './work-state.js';

/** Half an hour is what most people who stand in front of a panel want. */
const USUAL: When = { kind: 'now', minutes: 30 };

/**
 * A center: its plan above, every seat and time within reach below, and one button that says exactly what will happen.
 * A free seat and half an hour are proposed, so that a signed-in person reserves in three touches at most.
 */
@customElement('pla-kiosk-center')
export class PlaKioskCenter extends LitElement {
  @property() centerId = '';
  @consume({ context: sessionContext }) private session!: SessionStore;
  /** Large text shows seats and times one after the other; "other time" asks for one. */
  @state() private step: 'seat' | 'time' | 'other-time' = 'seat';
  /** The person touched a seat or a floor: nothing is proposed any more. */
  #picked = false;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskCenterStyles;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#work.store.closeCenter();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { store } = this.#work;
    if (changed.has('centerId')) {
      store.openCenter(this.centerId);
      if (this.#work.state.search.when.kind === 'now') store.chooseTime(USUAL);
    }
    const page = readCenterPage(this.#work.state);
    if (page) this.#propose(page);
  }

  /** Until the person touches a seat, a free one is chosen for them, and another when somebody else takes it. */
  #propose(page: CenterPage): void {
    const { chosen, states } = page;
    const isChosen = chosen !== undefined && states.get(chosen.id) === 'chosen';
    if (isChosen || this.#picked || ['sending', 'done', 'kept'].includes(this.#work.state.action.kind)) return;
    const { spaces } = this.#floorOf(page.center);
    const free = spaces.filter((space) => states.get(space.id) === 'free');
    const best = free.find((space) => space.kind === 'seat') ?? free[0];
    if (best?.id !== chosen?.id) this.#work.store.chooseSpace(best?.id);
  }

  #floorOf(center: Center): Floor {
    const { floorId } = this.#work.state.choice;
    const floor = center.floors.find((one) => one.id === floorId) ?? center.floors[0];
    if (!floor) throw new Error(`Center ${center.id} has no floor`);
    return floor;
  }

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (!(this.step === 'other-time')) return;
      event.preventDefault();
      this.step = this.#large() ? 'time' : 'seat';
    });
  }

  override render() {
    const { open, action } = this.#work.state;
    const page = readCenterPage(this.#work.state);
    if (page && action.kind === 'done' && action.what === 'reserve') return html`<pla-kiosk-reserved .booking=${action.booking} .center=${page.center}></pla-kiosk-reserved>`;
    if (page && action.kind === 'kept' && action.what === 'reserve') return html`<pla-kiosk-kept .space=${page.chosen} .range=${page.range} .center=${page.center}></pla-kiosk-kept>`;
    if (page) return this.#drawPage(page);
    const failure = open?.center.kind === 'failed' ? open.center.failure : open?.failure;
    return html`<pla-kiosk-unread name="center" .failure=${failure} @pla-retry=${() => this.#work.store.retry()}></pla-kiosk-unread>`;
  }

  #drawPage(page: CenterPage): TemplateResult {
    const floor = this.#floorOf(page.center);
    const asking = this.step === 'other-time';
    const { action } = this.#work.state;
    const refused = action.kind === 'refused' && !asking ? tellProblem(action.failure, this.#t()) : undefined;
    // With doubled text the answer stands where the plan and its legend were: the chips below show what is free.
    if (refused && this.#large()) {
      return html`
        <city-panel-page data-id="center" grow>
          <h1 slot="title">${refused.title}</h1>
          <p slot="eyes" class="refused" role="alert" data-id="reserve-trouble">${refused.text}</p>
          ${this.#drawHands(page, floor)}
          ${this.#drawAction(page)}
        </city-panel-page>`;
    }
    return html`
      <city-panel-page data-id="center" ?grow=${!asking}>
        ${this.#drawTitle(page, floor)}
        <div slot="eyes" class="plan ${this.#large() ? 'spare' : ''}"><div class="paper"><city-floor-plan data-plan .floor=${floor} .states=${page.states} @space-chosen=${({ spaceId }: SpaceChosenEvent) => this.#pick(spaceId)}></city-floor-plan></div></div>
        ${asking && this.#large() ? nothing : html`<div slot="eyes" class="legend"><city-plan-legend></city-plan-legend><city-truth .truth=${page.truth}></city-truth></div>`}
        ${asking ? this.#drawTimePicker(page) : this.#drawHands(page, floor)}
        ${asking ? nothing : this.#drawAction(page)}
      </city-panel-page>`;
  }

  #drawTitle({ center, rules }: CenterPage, floor: Floor): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { now } = this.#work.state;
    const language = currentLanguage.get();
    const opening = readOpeningState(rules.hours, now, rules.timeZone);
    const hours = opening.kind === 'open' ? (opening.closesAt === undefined ? words.openAlways() : words.openUntil({ time: format.time(opening.closesAt) }))
      : opening.opensAt === undefined ? this.#home().closedForNow() : words.opensAgain({ day: format.nearDay(opening.opensAt, now), time: format.time(opening.opensAt) });
    // Doubled text leaves room for the name alone: the times below keep to the hours, and the way is told with the reservation.
    const facts = this.#large() ? [] : [hours, ...(center.floors.length > 1 ? [pickName(floor.name, language)] : []), pickName(center.directions, language)];
    return html`<div slot="title"><h1>${pickName(center.name, language)}</h1>${facts.length > 0 ? html`<p class="facts">${facts.join(' · ')}</p>` : nothing}</div>`;
  }

  #drawHands(page: CenterPage, floor: Floor): TemplateResult {
    const seats = html`
      <pla-kiosk-seat-hands .floors=${page.center.floors} .floorId=${floor.id} .states=${page.states} .chosen=${page.chosen?.id}
        @pla-space-picked=${({ spaceId }: SpacePickedEvent) => this.#pick(spaceId)} @pla-floor-picked=${({ floorId }: FloorPickedEvent) => this.#pickFloor(floorId)}></pla-kiosk-seat-hands>`;
    if (this.#large()) return html`<div class="hands">${this.#drawSteps()}${this.step === 'time' ? this.#drawTimes(page) : seats}</div>`;
    // A refusal takes the place of the chosen seat, and of its day: small panels have no room for both.
    const trouble = this.#drawTrouble();
    return html`<div class="hands">${trouble ?? this.#drawChosen(page)}${seats}${trouble ? nothing : this.#drawRail(page)}${this.#drawTimes(page)}</div>`;
  }

  #drawSteps(): TemplateResult {
    const words = this.#t();
    const draw = (part: 'seat' | 'time', text: string): TemplateResult => html`
      <city-chip data-id="step-${part}" ?selected=${this.step === part} @click=${() => { this.step = part; }} ${focusable({ id: part })}>${text}</city-chip>`;
    return html`<div class="steps" ${focusGroup({ id: 'steps', kind: 'row' })}>${draw('seat', words.stepSeat())}${draw('time', words.stepTime())}</div>`;
  }

  #drawChosen({ chosen, states, wanted }: CenterPage): TemplateResult {
    const words = this.#t();
    const space = chosen && states.get(chosen.id) === 'chosen' ? chosen : undefined;
    const heading = space ? nameSpace(space, this.#home()) : wanted ? words.nothingFree() : this.#home().closedForNow();
    return html`
      <div class="chosen" role="status">
        <div class="sign ${space ? '' : 'none'}" aria-hidden="true">${space?.label}</div>
        <div class="about"><b>${heading}</b><span>${space ? listFeatureWords(space.features, words) : words.chooseOther()}</span></div>
      </div>`;
  }

  #drawRail({ chosen, range, rules, occupancy }: CenterPage): TemplateResult | typeof nothing {
    const { now } = this.#work.state;
    const opening = readOpening(rules.hours, readZoned(range?.from ?? now, rules.timeZone).day, rules.timeZone);
    if (!opening) return nothing;
    const parts = chosen ? readDayRail(occupancy, chosen.id, opening, { mine: listMine(this.#work.state) }, range) : [];
    return html`<city-day-rail .open=${opening} .parts=${parts} .now=${now}></city-day-rail>`;
  }

  #drawTimes({ rules, chosen, occupancy }: CenterPage): TemplateResult {
    const format = this.#format();
    const words = this.#t();
    const { now, choice: { when } } = this.#work.state;
    const offers = listNowOffers(rules, now, occupancy, this.#picked ? chosen?.id : undefined);
    return html`
      <div class="times" role="group" aria-label=${words.stepTime()} ${focusGroup({ id: 'times', kind: 'free' })}>
        ${NOW_MINUTES.map((minutes) => {
          const offered = offers.some((offer) => offer.when.kind === 'now' && offer.when.minutes === minutes);
          return html`<city-chip data-id="now-${minutes}" ?disabled=${!offered} ?selected=${offered && when.kind === 'now' && when.minutes === minutes}
            @click=${() => this.#work.store.chooseTime({ kind: 'now', minutes })} ${focusable({ id: `now-${minutes}`, disabled: !offered })}>${format.minutes(minutes)}</city-chip>`;
        })}
        <city-chip data-id="other-time" ?selected=${when.kind === 'later'} @click=${() => { this.step = 'other-time'; }} ${focusable({ id: 'other-time' })}>
          ${when.kind === 'later' ? format.timeRange(when.range.from, when.range.to) : words.otherTime()}</city-chip>
      </div>`;
  }

  #drawTimePicker({ rules, occupancy, chosen }: CenterPage): TemplateResult {
    const { store, state } = this.#work;
    const spaceId = this.#picked ? chosen?.id : undefined;
    return html`
      <pla-kiosk-time-picker .rules=${rules} .now=${state.now} .occupancy=${spaceId ? occupancy : undefined} .spaceId=${spaceId}
        @pla-day-picked=${({ day }: DayPickedEvent) => store.lookAtDay(day)}
        @pla-time-picked=${({ range }: TimePickedEvent) => { this.step = this.#large() ? 'time' : 'seat'; store.chooseTime({ kind: 'later', range }); }}></pla-kiosk-time-picker>`;
  }

  #drawTrouble(): TemplateResult | undefined {
    const { action } = this.#work.state;
    if (action.kind !== 'refused') return undefined;
    const { title, text } = tellProblem(action.failure, this.#t());
    return html`<p class="trouble" role="alert" data-id="reserve-trouble"><city-icon name="warning-circle"></city-icon><span><b>${title}</b> ${text}</span></p>`;
  }

  #drawAction({ chosen, states, range }: CenterPage): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { now, action } = this.#work.state;
    const sending = action.kind === 'sending';
    const space = chosen && states.get(chosen.id) === 'chosen' && range ? chosen : undefined;
    const today = format.nearDay(now, now);
    const day = range ? format.nearDay(range.from, now) : today;
    const time = range ? `${day === today ? '' : `${day} `}${format.timeRange(range.from, range.to)}` : '';
    const text = sending ? words.reservingNow() : !space ? words.chooseOther()
      : space.kind === 'seat' ? words.reserveSeatAt({ seat: space.label, time }) : words.reserveRoomAt({ room: space.label, time });
    return html`
      <city-button slot="action" variant="signal" size="main" data-id="reserve" ?disabled=${!space || sending} ?busy=${sending}
        @click=${() => void this.#reserve()} ${focusable({ id: 'reserve', disabled: !space || sending, autofocus: true })}>${text}</city-button>`;
  }

  #pick(spaceId: string): void {
    this.#picked = true;
    this.#work.store.chooseSpace(spaceId);
  }

  #pickFloor(floorId: string): void {
    this.#picked = false;
    this.#work.store.chooseFloor(floorId);
  }

  /** Exactly what the button said; whoever is not signed in does so first. */
  async #reserve(): Promise<void> {
    this.#picked = true;
    if (this.session.state.get().kind === 'signed-out' && !(await requestSignIn(this))) return;
    await this.#work.store.reserve();
    // A seat that somebody else has is not proposed again by the person's own choice.
    this.#picked = this.#work.state.action.kind !== 'refused';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-center': PlaKioskCenter;
  }
}
