import { consume } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { pickName } from '../../base/language.js';
import { readZoned, toInstant, type LocalDay } from '../../base/zoned-time.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { listDays, listEnds, listStarts } from './booking-times.js';
import { tellUnread } from './problem-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { WorkAccess } from './work-access.js';
import { readCenterPage, type CenterPage } from './work-state.js';

/** Another time: the day above, then from when, then until when, side by side. */
@customElement('pla-tv-times')
export class PlaTvTimes extends LitElement {
  @property() centerId = '';
  @consume({ context: routerContext }) private router!: Router;
  @state() private day: LocalDay | undefined;
  @state() private start: number | undefined;
  readonly #work = new WorkAccess(this);
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .days { margin-bottom: 32px; }
    .columns { display: flex; flex: 1 1 0; min-height: 0; }
    .columns city-tv-list { margin-right: 60px; }
    .columns city-tv-list:last-child { margin-right: 0; }
    .later { flex: 1 1 0; }
  `];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('centerId')) this.#work.store.openCenter(this.centerId);
  }

  override render() {
    const words = this.#t();
    const page = readCenterPage(this.#work.state);
    const second = page ? pickName(page.center.name, currentLanguage.get()) : '';
    return html`
      <city-tv-page data-id="tv-times" heading=${words.timesTitle()} second=${second} ok=${words.hintChoose()} back=${words.hintCenter()}>
        ${page ? this.#drawTimes(page) : this.#drawWaiting()}
      </city-tv-page>`;
  }

  #drawWaiting(): TemplateResult {
    const { open } = this.#work.state;
    const failure = open?.center.kind === 'failed' ? open.center.failure : open?.failure;
    if (!failure) return html`<city-skeleton></city-skeleton>`;
    const told = tellUnread(failure, this.#t());
    return html`<city-tv-unread name="times-unread" heading=${told.title} text=${told.text} action=${this.#t().tryOnceMore()} @city-next=${() => this.#work.store.retry()}></city-tv-unread>`;
  }

  #drawTimes({ rules }: CenterPage): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const { now } = this.#work.state;
    const large = this.#large();
    // The last half hours of today may leave no start; then today is no day to offer.
    const days = listDays(rules, now).filter((one) => listStarts(rules, one, now).length > 0);
    const day = this.day ?? days[0];
    if (day === undefined) {
      return html`<city-tv-unread name="times-none" icon="calendar-blank" heading=${words.noTimesTitle()} text=${words.noTimesText()} action=${this.#home().toCenters()} @city-next=${() => this.router.replace('/work')}></city-tv-unread>`;
    }
    const starts = listStarts(rules, day, now);
    const start = this.start !== undefined && starts.includes(this.start) ? this.start : undefined;
    return html`
      <div class="all" ${focusGroup({ id: 'times', kind: 'column' })}>
        <city-tv-list class="days" name="days" axis="row" .columns=${large ? 3 : 5} .items=${days.map((id) => ({ id }))} .drawItem=${({ id }: { id: string }) => html`
          <city-tv-row centered .name=${id} control="day-${id}" .pressed=${id === day} ?first=${id === day} heading=${format.nearDay(toInstant(id, '12:00', rules.timeZone), now)}
            @click=${() => this.#pickDay(id)}></city-tv-row>`}></city-tv-list>
        <div class="columns" ${focusGroup({ id: 'columns', kind: 'row' })}>
          <city-tv-list name="starts-${day}" .heading=${words.fromWhen()} .items=${starts.map((at) => ({ id: String(at) }))} .drawItem=${({ id }: { id: string }) => html`
            <city-tv-row centered .name=${id} control="start-${readZoned(Number(id), rules.timeZone).time}" .pressed=${Number(id) === start} heading=${format.time(Number(id))}
              @click=${() => { this.start = Number(id); }}></city-tv-row>`}></city-tv-list>
          ${start === undefined ? html`<div class="later"></div>` : html`
            <city-tv-list name="ends-${start}" .heading=${words.untilWhen({ from: format.time(start) })} .items=${listEnds(rules, start).map((at) => ({ id: String(at) }))} .drawItem=${({ id }: { id: string }) => html`
              <city-tv-row .name=${id} control="end-${readZoned(Number(id), rules.timeZone).time}" heading=${format.time(Number(id))} end=${format.minutes((Number(id) - start) / 60_000)}
                @click=${() => this.#take(start, Number(id))}></city-tv-row>`}></city-tv-list>`}
        </div>
      </div>`;
  }

  #pickDay(day: LocalDay): void {
    this.day = day;
    this.start = undefined;
    this.#work.store.lookAtDay(day);
  }

  #take(from: number, to: number): void {
    this.#work.store.chooseTime({ kind: 'later', range: { from, to } });
    this.router.replace(`/work/center/${this.centerId}/seats`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-times': PlaTvTimes;
  }
}
