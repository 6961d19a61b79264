import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { CityInfo } from '../../contract/city.js';
import type { ConsultationTimes } from '../../contract/consultations.js';
import { focusGroup } from '../../navigation/focus-group.js';
import type { Router } from '../../navigation/router.js';
import { cityContext, routerContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/tv/city-tv-list.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { HealthAccess } from './health-access.js';
import { healthMessages } from './strings/compiled/index.js';

/** The free times of the clinicians on a television: the days on the left, the times of the one that is chosen on the right. */
@customElement('pla-tv-health-times')
export class PlaTvHealthTimes extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: cityContext }) private city!: CityInfo;
  @consume({ context: sessionContext }) private session!: SessionStore;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #format = formats(this);

  static override styles = [tvControlStyles, tvHalvesStyles, css`
    .days { flex: 1 1 0; margin-right: 96px; }
    .times { flex: 1 1 0; }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that is opened by its address has nobody who could book.
    if (this.session.state.get().kind !== 'signed-in') this.router.replace('/health');
    else void this.#health.store.readTimes();
  }

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <city-tv-page data-id="tv-health-times" heading=${words.timesTitle()} second=${words.timesLead({ minutes: this.#format().minutes(this.city.settings.consultationMinutes) })} ok=${words.hintChoose()} back=${words.backFromConsent()}>${this.#drawBody()}</city-tv-page>`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state: { times }, store } = this.#health;
    if (times.kind === 'loading') return html`<city-skeleton></city-skeleton>`;
    if (times.kind === 'failed') return html`<city-tv-unread name="times-failed" heading=${words.unreadTitle()} text=${words.unreadText()} action=${words.tryAgain()} @city-next=${() => void store.readTimes()}></city-tv-unread>`;
    if (times.value.days.length === 0) {
      return html`<city-tv-unread name="times-empty" icon="calendar-blank" heading=${words.noTimesTitle()} text=${words.noTimesText()} action=${words.seeNow()} @city-next=${() => this.router.replace('/health/consent')}></city-tv-unread>`;
    }
    return this.#drawTimes(times.value);
  }

  #drawTimes({ day, days, times }: ConsultationTimes): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const name = (one: string): string => format.nearDay(`${one}T12:00:00.000Z`, this.#health.state.now);
    return html`
      <div class="halves" ${focusGroup({ id: 'times', kind: 'row' })}>
        <city-tv-list class="days" name="days" .items=${days.map((one) => ({ id: one }))} .drawItem=${({ id }: { id: string }, index: number) => html`
          <city-tv-row .name=${id} control="day-${index}" .pressed=${id === day} heading=${name(id)} @click=${() => void this.#health.store.readTimes(id)}></city-tv-row>`}></city-tv-list>
        <city-tv-list class="times" name="times-${day}" .items=${times.map((time) => ({ id: time.from, ...time }))} .drawItem=${({ from, clinician }: ConsultationTimes['times'][number], index: number) => html`
          <city-tv-row .name=${from} control="time-${index}" ?first=${index === 0} heading=${format.time(from)} second=${words.withWhom({ clinician })} @click=${() => this.#take(from)}></city-tv-row>`}></city-tv-list>
      </div>`;
  }

  #take(from: string): void {
    this.#health.store.wish(from);
    this.router.go('/health/consent');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-health-times': PlaTvHealthTimes;
  }
}
