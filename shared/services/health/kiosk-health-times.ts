import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ConsultationTimes } from '../../contract/consultations.js';
import type { CityInfo } from '../../contract/city.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { cityContext, routerContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-chip.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import type { PagedItem } from '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { HealthAccess } from './health-access.js';
import { kioskHealthStyles } from './kiosk-health.styles.js';
import { healthMessages } from './strings/compiled/index.js';

/** The free times of the clinicians, a day at a time. */
@customElement('pla-kiosk-health-times')
export class PlaKioskHealthTimes extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: cityContext }) private city!: CityInfo;
  @state() private chosen: string | undefined;
  /** The days are on top of the times: one after the other, because both do not fit a panel in large text. */
  @state() private choosing: 'day' | 'time' = 'day';
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #format = formats(this);

  static override styles = [kioskHealthStyles, css`
    city-pages { flex: 1 1 0; }
    .day { margin-bottom: var(--gap); flex: none; }
  `];

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => {
      if (this.choosing === 'day') return;
      event.preventDefault();
      this.choosing = 'day';
      this.chosen = undefined;
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#health.store.readTimes();
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { times } = this.#health.state;
    if (times.kind === 'loading') return html`<city-panel-page data-id="times-loading"><city-skeleton slot="eyes"></city-skeleton><city-skeleton></city-skeleton></city-panel-page>`;
    if (times.kind === 'failed') return this.#drawTold('times-failed', 'wifi-slash', words.unreadTitle(), words.unreadText(), words.tryAgain(), () => void this.#health.store.readTimes());
    if (times.value.days.length === 0) return this.#drawTold('times-empty', 'calendar-blank', words.noTimesTitle(), words.noTimesText(), words.seeNow(), () => this.router.replace('/health/consent'));
    return this.#drawTimes(times.value);
  }

  #drawTimes(times: ConsultationTimes): TemplateResult {
    const words = this.#t();
    const format = this.#format();
    const chosen = times.times.find(({ from }) => from === this.chosen);
    const when = chosen ? `${format.nearDay(chosen.from, this.#health.state.now)} ${format.time(chosen.from)}` : '';
    return html`
      <city-panel-page data-id="times">
        <h1 slot="title">${words.timesTitle()}</h1>
        <div slot="eyes" class="mark"><city-icon name="calendar-blank"></city-icon></div>
        <p slot="lead">${chosen ? words.withWhom({ clinician: chosen.clinician }) : words.timesLead({ minutes: format.minutes(this.city.settings.consultationMinutes) })}</p>
        ${this.choosing === 'day'
          ? html`<city-pages name="days" arrange="chips" .items=${times.days.map((day) => this.#drawDay(day))}></city-pages>`
          : html`<city-pages name="times" arrange="chips" .current=${this.chosen} .items=${times.times.map(({ from }) => this.#drawTime(from))}></city-pages>`}
        ${chosen ? html`<city-button slot="action" variant="signal" size="main" data-id="time-take" @click=${() => this.#take(chosen.from)} ${focusable({ id: 'take' })}>${words.goOnWith({ when })}</city-button>` : nothing}
      </city-panel-page>`;
  }

  #drawDay(day: string): PagedItem {
    const noon = `${day}T12:00:00.000Z`;
    return { key: day, draw: () => html`<city-chip data-id="day" @click=${() => void this.#openDay(day)} ${focusable({ id: day })}>${this.#format().nearDay(noon, this.#health.state.now)}</city-chip>` };
  }

  #drawTime(from: string): PagedItem {
    return { key: from, draw: () => html`<city-chip data-id="time" ?selected=${from === this.chosen} @click=${() => { this.chosen = from; }} ${focusable({ id: from })}>${this.#format().time(from)}</city-chip>` };
  }

  async #openDay(day: string): Promise<void> {
    await this.#health.store.readTimes(day);
    this.choosing = 'time';
  }

  #drawTold(id: string, icon: 'wifi-slash' | 'calendar-blank', title: string, text: string, action: string, act: () => void): TemplateResult {
    return html`
      <city-panel-page grow data-id=${id}>
        <h1 slot="title">${title}</h1>
        <div slot="eyes" class="mark"><city-icon name=${icon}></city-icon></div>
        <p slot="lead" role="status">${text}</p>
        <city-button slot="action" variant="signal" size="main" data-id="${id}-next" @click=${act} ${focusable({ id: 'next', autofocus: true })}>${action}</city-button>
      </city-panel-page>`;
  }

  #take(from: string): void {
    this.#health.store.wish(from);
    this.router.go('/health/consent');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-health-times': PlaKioskHealthTimes;
  }
}
