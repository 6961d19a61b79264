import { consume } from '@lit/context';
import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clock, EpochMs } from '../../base/clock.js';
import { makeId } from '../../base/ids.js';
import { pickName } from '../../base/language.js';
import { readZoned } from '../../base/zoned-time.js';
import type { Booking } from '../../contract/bookings.js';
import type { Center, CityInfo, Floor, Space } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Outbox } from '../../offline/outbox.js';
import { cityContext, clockContext, outboxContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-chip.js';
import '../../ui/elements/city-day-rail.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-notice.js';
import '../../ui/elements/city-skeleton.js';
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
import { NOW_MINUTES, listNowOffers, readWhen, type TimeRules, type When } from './booking-times.js';
import { CenterFeed } from './kiosk-center-feed.js';
import { kioskCenterStyles } from './kiosk-center.styles.js';
import './kiosk-reserved.js';
import './kiosk-seat-hands.js';
import type { FloorPickedEvent, SpacePickedEvent } from './kiosk-seat-hands.js';
import './kiosk-time-picker.js';
import type { DayPickedEvent, TimePickedEvent } from './kiosk-time-picker.js';
import { readOpening, readOpeningState } from './opening-hours.js';
import { workMessages } from './strings/compiled/index.js';
import { explainReserving } from './kiosk-trouble.js';
import { readDayRail, readSpaceStates, type SpaceState, type TimeRange } from './work-model.js';

/** Half an hour is what most people who stand here want. */
const USUAL: When = { kind: 'now', minutes: 30 };

/** What is on the screen at one moment, worked out once for all its parts. */
interface Moment {
  readonly center: Center;
  readonly floor: Floor;
  readonly rules: TimeRules;
  readonly now: EpochMs;
  readonly range: TimeRange | undefined;
  readonly space: Space | undefined;
  readonly states: ReadonlyMap<string, SpaceState>;
}

/**
 * A center: its plan above, every seat and time within reach below, and one button that says exactly what will happen.
 * A free seat and half an hour are proposed, so that a signed-in person reserves in three touches at most.
 */
@customElement('pla-kiosk-center')
export class PlaKioskCenter extends LitElement {
  @property() centerId = '';
  @consume({ context: cityContext }) private city!: CityInfo;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: outboxContext }) private outbox!: Outbox;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @state() private floorId = '';
  @state() private picked: string | undefined;
  @state() private when: When = USUAL;
  /** Large text shows seats and times one after the other; "other time" asks for one. */
  @state() private part: 'seat' | 'time' | 'other-time' = 'seat';
  @state() private sending = false;
  @state() private trouble: (() => string) | undefined;
  @state() private booking: Booking | undefined;
  readonly #feed = new CenterFeed(this, () => this.centerId);
  readonly #t = messages(this, workMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskCenterStyles;

  override render() {
    const { center, failure } = this.#feed;
    if (this.booking && center) return html`<pla-kiosk-reserved .booking=${this.booking} .center=${center}></pla-kiosk-reserved>`;
    if (center?.floors[0]) return this.#drawCenter(this.#readMoment(center, center.floors[0]));
    const words = this.#t();
    if (failure) {
      return html`
        <city-panel-page data-id="center-failed">
          <city-notice kind=${failure === 'network' ? 'offline' : 'error'} heading=${words.centerUnreachableTitle()} text=${words.centerUnreachableText()}
            action=${words.tryOnceMore()} @city-notice-action=${() => this.#feed.retry()}></city-notice>
        </city-panel-page>`;
    }
    return html`<city-panel-page data-id="center-loading"><city-skeleton slot="eyes"></city-skeleton><city-skeleton></city-skeleton></city-panel-page>`;
  }

  #readMoment(center: Center, first: Floor): Moment {
    const now = this.clock.now();
    const rules: TimeRules = { hours: center.hours, settings: this.city.settings, timeZone: this.city.timeZone };
    const floor = center.floors.find((one) => one.id === this.floorId) ?? first;
    const { occupancy, mine } = this.#feed;
    const range = readWhen(this.when, rules, now, occupancy, this.picked);
    const read = (chosen: string | undefined): ReadonlyMap<string, SpaceState> => occupancy && range
      ? readSpaceStates(occupancy, floor.spaces, range, { mine, chosen })
      : new Map(floor.spaces.map((space) => [space.id, 'taken']));
    const free = read(undefined);
    const isFree = (space: Space): boolean => free.get(space.id) === 'free';
    const picked = floor.spaces.find((space) => space.id === this.picked);
    const space = this.picked === undefined ? floor.spaces.find((one) => one.kind === 'seat' && isFree(one)) ?? floor.spaces.find(isFree) : picked;
    return { center, floor, rules, now, range, space: space && isFree(space) ? space : undefined, states: read(space?.id) };
  }

  #drawCenter(moment: Moment): TemplateResult {
    const { floor, states } = moment;
    const asking = this.part === 'other-time';
    return html`
      <city-panel-page data-id="center">
        ${this.#drawTitle(moment)}
        <div slot="eyes" class="plan"><city-floor-plan data-plan .floor=${floor} .states=${states}></city-floor-plan></div>
        <div slot="eyes" class="legend"><city-plan-legend></city-plan-legend>${this.#feed.truth ? html`<city-truth .truth=${this.#feed.truth}></city-truth>` : nothing}</div>
        ${asking ? this.#drawTimePicker(moment) : this.#drawHands(moment)}
        ${asking ? nothing : this.#drawAction(moment)}
      </city-panel-page>`;
  }

  #drawTitle({ center, floor, rules, now }: Moment): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const opening = readOpeningState(rules.hours, now, rules.timeZone);
    const language = currentLanguage.get();
    const hours = opening.kind === 'open' ? words.openUntil({ time: format.time(opening.closesAt) })
      : opening.opensAt === undefined ? words.closedForNow() : words.opensAgain({ day: format.nearDay(opening.opensAt, now), time: format.time(opening.opensAt) });
    return html`
      <div slot="title">
        <h1>${pickName(center.name, language)}</h1>
        <p class="facts">${hours} · ${pickName(floor.name, language)} · ${pickName(center.directions, language)}${center.simulated ? html` · ${words.simulatedCenter()}` : nothing}</p>
      </div>`;
  }

  #drawHands(moment: Moment): TemplateResult {
    const { center, floor, states, space } = moment;
    const large = this.#large();
    const seats = html`
      <pla-kiosk-seat-hands .floors=${center.floors} .floorId=${floor.id} .states=${states} .chosen=${space?.id}
        @pla-space-picked=${({ spaceId }: SpacePickedEvent) => this.#pick(spaceId)} @pla-floor-picked=${({ floorId }: FloorPickedEvent) => this.#pickFloor(floorId)}></pla-kiosk-seat-hands>`;
    if (large) return html`<div class="hands">${this.#drawSteps()}${this.part === 'time' ? this.#drawTimes(moment) : seats}${this.#drawTrouble()}</div>`;
    return html`<div class="hands">${this.#drawChosen(moment)}${seats}${this.#drawRail(moment)}${this.#drawTimes(moment)}${this.#drawTrouble()}</div>`;
  }

  #drawSteps(): TemplateResult {
    const words = this.#t();
    const step = (part: 'seat' | 'time', text: string): TemplateResult => html`
      <city-chip data-id="step-${part}" ?selected=${this.part === part} @click=${() => { this.part = part; }} ${focusable({ id: part })}>${text}</city-chip>`;
    return html`<div class="steps" ${focusGroup({ id: 'steps', kind: 'row' })}>${step('seat', words.stepSeat())}${step('time', words.stepTime())}</div>`;
  }

  #drawChosen({ space, range, rules, now }: Moment): TemplateResult {
    const words = this.#t();
    const features = space?.features.map((feature) => words.feature({ feature })).join(' · ');
    const closed = !range && readOpeningState(rules.hours, now, rules.timeZone).kind === 'closed';
    const heading = space ? (space.kind === 'seat' ? words.seatLabel({ seat: space.label }) : words.roomLabel({ room: space.label, people: space.capacity }))
      : closed ? words.closedForNow() : words.nothingFree();
    return html`
      <div class="chosen" role="status">
        <div class="sign ${space ? '' : 'none'}" aria-hidden="true">${space?.label}</div>
        <div class="about"><b>${heading}</b><span>${space ? features : words.chooseOther()}</span></div>
      </div>`;
  }

  #drawRail({ space, range, rules, now }: Moment): TemplateResult | typeof nothing {
    const { occupancy, mine } = this.#feed;
    const day = readZoned(range?.from ?? now, rules.timeZone).day;
    const opening = readOpening(rules.hours, day, rules.timeZone);
    if (!opening) return nothing;
    const parts = occupancy && space ? readDayRail(occupancy, space.id, opening, { mine }, range) : [];
    return html`<city-day-rail .open=${opening} .parts=${parts} .now=${now}></city-day-rail>`;
  }

  #drawTimes({ rules, now, space }: Moment): TemplateResult {
    const format = this.#format();
    const words = this.#t();
    const offers = listNowOffers(rules, now, this.#feed.occupancy, space?.id);
    const { when } = this;
    return html`
      <div class="times" role="group" aria-label=${words.stepTime()} ${focusGroup({ id: 'times', kind: 'free' })}>
        ${NOW_MINUTES.map((minutes) => {
          const offered = offers.some((offer) => offer.when.kind === 'now' && offer.when.minutes === minutes);
          return html`<city-chip data-id="now-${minutes}" ?disabled=${!offered} ?selected=${when.kind === 'now' && when.minutes === minutes && offered}
            @click=${() => { this.#setWhen({ kind: 'now', minutes }); }} ${focusable({ id: `now-${minutes}`, disabled: !offered })}>${format.minutes(minutes)}</city-chip>`;
        })}
        <city-chip data-id="other-time" ?selected=${when.kind === 'later'} @click=${() => { this.part = 'other-time'; }} ${focusable({ id: 'other-time' })}>
          ${when.kind === 'later' ? format.timeRange(when.range.from, when.range.to) : words.otherTime()}</city-chip>
      </div>`;
  }

  #drawTimePicker({ rules, now, space }: Moment): TemplateResult {
    return html`
      <pla-kiosk-time-picker .rules=${rules} .now=${now} .occupancy=${this.picked ? this.#feed.occupancy : undefined} .spaceId=${this.picked ? space?.id : undefined}
        @pla-day-picked=${({ day }: DayPickedEvent) => this.#feed.lookAt(day)}
        @pla-time-picked=${({ range }: TimePickedEvent) => { this.part = this.#large() ? 'time' : 'seat'; this.#setWhen({ kind: 'later', range }); }}></pla-kiosk-time-picker>`;
  }

  #drawTrouble(): TemplateResult {
    return html`<div role="alert" data-id="reserve-trouble">${this.trouble ? html`<p class="trouble"><city-icon name="warning-circle"></city-icon>${this.trouble()}</p>` : nothing}</div>`;
  }

  #drawAction({ space, range, now }: Moment): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const ready = space !== undefined && range !== undefined && !this.sending;
    const isToday = range !== undefined && format.nearDay(range.from, now) === format.nearDay(now, now);
    const time = range ? `${isToday ? '' : `${format.nearDay(range.from, now)} `}${format.timeRange(range.from, range.to)}` : '';
    const text = this.sending ? words.reservingNow()
      : space === undefined || range === undefined ? words.chooseOther()
        : space.kind === 'seat' ? words.reserveSeat({ seat: space.label, time }) : words.reserveRoom({ room: space.label, time });
    return html`
      <city-button slot="action" variant="signal" size="main" data-id="reserve" ?disabled=${!ready} ?busy=${this.sending}
        @click=${() => { if (space && range) void this.#reserve(space, range); }} ${focusable({ id: 'reserve', disabled: !ready, autofocus: true })}>${text}</city-button>`;
  }

  #pick(spaceId: string): void {
    this.picked = spaceId;
    this.trouble = undefined;
  }

  #pickFloor(floorId: string): void {
    this.floorId = floorId;
    this.picked = undefined;
  }

  #setWhen(when: When): void {
    this.when = when;
    this.trouble = undefined;
  }

  /** Exactly what the button said, even if signing in took a minute in between. */
  async #reserve(space: Space, range: TimeRange): Promise<void> {
    this.trouble = undefined;
    if (this.session.state.get().kind !== 'signed-in' && !(await requestSignIn(this))) return;
    this.sending = true;
    const bookingId = makeId(this.clock.now());
    const times = { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString() };
    const answer = await this.outbox.send({
      route: 'reserve', subject: `booking:${bookingId}`,
      input: { body: { bookingId, allocations: [{ allocationId: makeId(this.clock.now()), spaceId: space.id, ...times }] } },
    });
    this.sending = false;
    if (answer.ok) this.booking = answer.value;
    else this.trouble = () => explainReserving(answer.failure, this.#t());
    if (!answer.ok) this.picked = undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-center': PlaKioskCenter;
  }
}
