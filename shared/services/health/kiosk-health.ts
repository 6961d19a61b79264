import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Consultation } from '../../contract/consultations.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-truth.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-pages.js';
import type { PagedItem } from '../../ui/panel/city-pages.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { SessionStore } from '../../ui/session.js';
import { beginAppointment, enterAsPerson, type HealthWay } from './enter-health.js';
import { HealthAccess } from './health-access.js';
import { readDeskTruth, sayWait } from './desk-words.js';
import { isNobodyThere, lastSummary, nextAppointment, opensAt } from './health-state.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';
import { kioskHealthStyles } from './kiosk-health.styles.js';
import { healthMessages } from './strings/compiled/index.js';

/** Where a consultation begins on a panel: how long the wait is, the person's appointment, another time, the last summary. */
@customElement('pla-kiosk-health')
export class PlaKioskHealth extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: sessionContext }) private session!: SessionStore;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #home = messages(this, healthHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = kioskHealthStyles;

  override render(): TemplateResult {
    const { state } = this.#health;
    const { offline } = state;
    const appointment = nextAppointment(state);
    const begins = appointment !== undefined && state.now >= opensAt(appointment) ? appointment : undefined;
    const books = !begins && isNobodyThere(state);
    return html`
      <city-panel-page grow data-id="health">
        <h1 slot="title">${this.#home().seeClinician()}</h1>
        ${this.#large() ? nothing : html`<div slot="eyes" class="mark"><city-icon name="stethoscope"></city-icon></div>`}
        <div slot="lead">${this.#drawLead(offline)}</div>
        <city-pages name="health" .items=${this.#listItems(appointment, books, offline)}></city-pages>
        <div slot="action" ${focusGroup({ id: 'action', kind: 'row' })}>${this.#drawMain(begins, books, offline)}</div>
      </city-panel-page>`;
  }

  /** What most want to do next: begin what they came for, else be seen now, and where nobody is there, have a time. */
  #drawMain(begins: Consultation | undefined, books: boolean, offline: boolean): TemplateResult {
    const words = this.#t();
    const draw = (id: string, label: string, act: () => void): TemplateResult => html`
      <city-button variant="signal" size="main" data-id="health-${id}" ?disabled=${offline} @click=${act} ${focusable({ id, autofocus: true, disabled: offline })}>${label}</city-button>`;
    if (begins) return draw('begin', words.beginAppointment(), () => beginAppointment(this.#way, begins.id));
    if (books) return draw('book', words.bookTime(), () => this.#enter('/health/times'));
    return draw('now', words.seeNow(), () => this.#enter('/health/consent'));
  }

  #drawLead(offline: boolean): TemplateResult {
    const words = this.#t();
    const { desk, now } = this.#health.state;
    if (offline) return html`<p role="status" data-id="health-offline">${words.needsNetwork()}</p>`;
    if (desk.kind === 'failed') return html`<p role="alert" data-id="health-failed">${words.unreadText()}</p>`;
    return html`
      <div class="wait" role="status">${desk.kind === 'ready' ? html`<b data-id="wait">${sayWait(desk.value)}</b><city-truth .truth=${readDeskTruth(desk.value, now)}></city-truth>` : nothing}</div>
      ${this.#large() ? nothing : html`<p>${words.startLead()}</p>`}`;
  }

  #listItems(appointment: Consultation | undefined, books: boolean, offline: boolean): readonly PagedItem[] {
    const words = this.#t();
    const { state } = this.#health;
    const summary = lastSummary(state);
    const button = (id: string, label: string, act: () => void, detail = ''): PagedItem => ({
      key: id,
      draw: () => html`<city-button data-id="health-${id}" ?disabled=${offline} @click=${act} ${focusable({ id, disabled: offline })}>${label}${detail ? html`<span slot="detail">${detail}</span>` : nothing}</city-button>`,
    });
    return [
      ...appointment ? [button('give-back', words.giveBack(), () => void this.#health.store.giveUp(appointment.id), this.#large() ? '' : this.#sayAppointment(appointment))] : [],
      books ? button('now', words.seeNow(), () => this.#enter('/health/consent')) : button('book', words.bookTime(), () => this.#enter('/health/times')),
      ...summary ? [button('summary', words.lastSummary(), () => this.router.go('/health/summary'))] : [],
    ];
  }

  #sayAppointment({ from, to, clinician }: Consultation): string {
    const format = this.#format();
    const words = this.#t();
    const when = `${format.nearDay(from ?? '', this.#health.state.now)} ${format.timeRange(from ?? '', to ?? '')}`;
    return clinician === undefined ? when : `${when}, ${words.withWhom({ clinician })}`;
  }

  #enter(path: '/health/consent' | '/health/times'): void {
    void enterAsPerson(this, this.#way, path);
  }

  get #way(): HealthWay {
    return { session: this.session, router: this.router, store: this.#health.store };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-health': PlaKioskHealth;
  }
}
