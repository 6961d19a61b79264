import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import type { Floor, Space } from '../../contract/city.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { offlineMessages } from '../../ui/offline/strings/compiled/index.js';
import { requestSignIn } from '../../ui/panel/sign-in-request.js';
import { largeText } from '../../ui/panel/text-factor.js';
import '../../ui/plan/city-floor-plan.js';
import { describeSpace } from './describe-space.js';
import { tellProblem, tellUnread } from './problem-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-question.js';
import type { AnswerEvent } from '../../ui/tv/city-tv-question.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';
import { sortBySign } from '../../city/occupancy.js';
import { listFound, readCenterPage, type CenterPage } from './work-state.js';

/** Seat choice: arrow keys move in the list of free spaces and the plan answers; OK asks once more and then reserves. */
@customElement('pla-tv-seats')
export class PlaTvSeats extends LitElement {
  @property() centerId = '';
  @consume({ context: routerContext }) private router!: Router;
  @state() private confirming = false;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #offline = messages(this, offlineMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);
  /** The row that has just got the focus, while the plan has not been told. */
  #looked: string | undefined;

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .floors { flex: none; margin-bottom: 20px; }
  `];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('centerId')) this.#work.store.openCenter(this.centerId);
  }

  override render() {
    const words = this.#t();
    const { state } = this.#work;
    const page = readCenterPage(state);
    const floor = page && this.#pickFloor(page);
    const heading = page && floor ? words.centerFloor({ center: pickName(page.center.name, currentLanguage.get()), floor: pickName(floor.name, currentLanguage.get()) }) : words.centerTitle();
    return html`
      <city-tv-page data-id="tv-seats" heading=${heading} .truth=${page?.truth} ok=${words.hintReserve()} back=${words.hintCenter()}>
        ${page && floor ? this.#drawChoice(page, floor) : this.#drawWaiting()}
        ${page?.chosen && page.wanted ? html`<span slot="foot">${this.#tellChoice(page, page.chosen)}</span>` : nothing}
      </city-tv-page>
      ${this.#drawQuestion(page)}`;
  }

  #pickFloor(page: CenterPage): Floor | undefined {
    return page.center.floors.find((floor) => floor.id === this.#work.state.choice.floorId) ?? page.center.floors[0];
  }

  #drawWaiting(): TemplateResult {
    const { open } = this.#work.state;
    const failure = open?.center.kind === 'failed' ? open.center.failure : open?.failure;
    if (!failure) return html`<city-skeleton></city-skeleton>`;
    const told = tellUnread(failure, this.#t());
    return html`<city-tv-unread name="seats-unread" heading=${told.title} text=${told.text} action=${this.#t().tryOnceMore()} @city-next=${() => this.#work.store.retry()}></city-tv-unread>`;
  }

  #drawChoice(page: CenterPage, floor: Floor): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { store, state } = this.#work;
    const large = this.#large();
    const free = sortBySign(floor.spaces.filter((space) => ['free', 'chosen'].includes(page.states.get(space.id) ?? 'taken')));
    const { wanted } = page;
    return html`
      <div class="all" ${focusGroup({ id: 'seats', kind: 'column' })}>
        ${page.center.floors.length > 1 ? html`
          <div class="floors chips" ${focusGroup({ id: 'floors', kind: 'row', enter: 'last' })}>
            ${page.center.floors.map((one) => html`<button type="button" data-id="floor-${one.id}" aria-pressed=${one === floor ? 'true' : 'false'} @click=${() => store.chooseFloor(one.id)}
              ${focusable({ id: one.id })}>${pickName(one.name, currentLanguage.get())}</button>`)}
          </div>` : nothing}
        ${!wanted || free.length === 0
          ? html`<city-tv-unread name="seats-none" icon="armchair" heading=${wanted ? words.nothingFree() : this.#home().closedForNow()} text=${words.noSeatsText()} action=${words.otherTime()}
              @city-next=${() => this.router.go(`/work/center/${this.centerId}/times`)}></city-tv-unread>`
          : html`
            <div class="halves">
              ${large ? nothing : html`<div class="picture"><city-floor-plan aria-hidden="true" .floor=${floor} .states=${page.states}></city-floor-plan></div>`}
              <div class="choice ${large ? 'wide' : ''}">
                <city-tv-list .heading="${format.nearDay(wanted.from, state.now)} ${format.timeRange(wanted.from, wanted.to)}" .items=${free} .drawItem=${(space: Space, index: number) => this.#drawSpace(space, floor, page, index)}></city-tv-list>
              </div>
            </div>`}
      </div>`;
  }

  #drawSpace(space: Space, floor: Floor, page: CenterPage, index: number): TemplateResult {
    const told = describeSpace(space, floor, page.states, this.#t());
    return html`
      <city-tv-row .name=${space.id} control="space-${space.label}" sign=${space.label} second=${told.second}
        heading=${told.heading} ?first=${index === 0}
        @focusin=${() => this.#showOnPlan(space.id)} @click=${() => void this.#ask(space)}></city-tv-row>`;
  }

  /** The ring moves first. Plan and foot follow a frame later, the last of several at once, so that no key waits for them. */
  #showOnPlan(spaceId: string): void {
    const isAsked = this.#looked !== undefined;
    this.#looked = spaceId;
    if (isAsked) return;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      if (this.#looked !== undefined && this.isConnected) this.#work.store.chooseSpace(this.#looked);
      this.#looked = undefined;
    }));
  }

  /** Signed out: the shell asks for the card first, and this page is as it was afterwards. */
  async #ask(space: Space): Promise<void> {
    const { store, state } = this.#work;
    this.#looked = undefined;
    store.chooseSpace(space.id);
    if (!state.bookings && !state.unverified && !(await requestSignIn(this))) return;
    store.chooseSpace(space.id);
    this.confirming = true;
  }

  #drawQuestion(page: CenterPage | undefined): TemplateResult | typeof nothing {
    const words = this.#t();
    const { action } = this.#work.state;
    if (!this.confirming) return nothing;
    if (action.kind === 'refused' && action.what === 'reserve') {
      const told = tellProblem(action.failure, words);
      return html`<city-tv-question name="refused" heading=${told.title} text=${told.text}
        .answers=${[{ id: told.next, label: told.next === 'other-time' ? words.otherTime() : told.next === 'reservations' ? this.#home().tileMineTitle() : told.next === 'other-space' ? words.otherSpace() : words.goBack(), main: true }]}
        @city-answer=${(event: AnswerEvent) => this.#leaveRefusal(event.answer)}></city-tv-question>`;
    }
    if (action.kind === 'kept' && action.what === 'reserve') {
      return html`<city-tv-question name="reserve-kept" heading=${this.#offline().keptTitle()} text="${this.#offline().keptText()} ${this.#offline().keptLater()}" .answers=${[{ id: 'home', label: words.toHome(), main: true }]}
        @city-answer=${() => this.#leaveKept()}></city-tv-question>`;
    }
    if (!page?.chosen || !page.wanted) return nothing;
    const busy = action.kind === 'sending';
    return html`<city-tv-question name="confirm" ?busy=${busy} heading=${this.#tellReserve(page, page.chosen)} text=${busy ? words.askingServer() : `${this.#format().nearDay(page.wanted.from, this.#work.state.now)} · ${pickName(page.center.name, currentLanguage.get())}`}
      .answers=${[{ id: 'reserve', label: words.reserveNow(), main: true }, { id: 'times', label: words.otherTime() }, { id: 'back', label: words.notNow() }]}
      @city-answer=${(event: AnswerEvent) => void this.#answer(event.answer)}></city-tv-question>`;
  }

  async #answer(answer: string): Promise<void> {
    if (answer === 'reserve') {
      if (await this.#work.store.reserve()) this.router.replace('/work/reserved');
      return;
    }
    this.confirming = false;
    if (answer === 'times') this.router.go(`/work/center/${this.centerId}/times`);
  }

  /** Its answer comes later, wherever the person is by then. */
  #leaveKept(): void {
    this.confirming = false;
    this.router.reset('/');
  }

  #leaveRefusal(answer: string): void {
    this.confirming = false;
    this.#work.store.clearAction();
    if (answer === 'reservations') this.router.go('/work/reservations');
    if (answer === 'other-time') this.router.go(`/work/center/${this.centerId}/times`);
  }

  #tellReserve(page: CenterPage, space: Space): string {
    const format = this.#format();
    const { wanted } = page;
    if (!wanted) return '';
    const time = format.timeRange(wanted.from, wanted.to);
    return space.kind === 'seat' ? this.#t().reserveSeatAt({ seat: space.label, time }) : this.#t().reserveRoomAt({ room: space.label, time });
  }

  #tellChoice(page: CenterPage, space: Space): string {
    const found = listFound(this.#work.state).find((one) => one.center.id === page.center.id);
    const { workplace } = this.#work.state;
    const saved = found?.savedGrams === undefined || !workplace ? ''
      : this.#t().carbonAgainst({ amount: this.#format().carbon(found.savedGrams), place: pickName(workplace.name, currentLanguage.get()) });
    return `${this.#tellReserve(page, space)}${saved === '' ? '' : ` · ${saved}`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-seats': PlaTvSeats;
  }
}
