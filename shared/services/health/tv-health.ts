import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Consultation } from '../../contract/consultations.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { routerContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-skeleton.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/tv/city-tv-page.js';
import '../../ui/tv/city-tv-question.js';
import '../../ui/tv/city-tv-row.js';
import '../../ui/tv/city-tv-unread.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import { readDeskTruth, sayWait } from './desk-words.js';
import { beginAppointment, enterAsPerson, type HealthWay } from './enter-health.js';
import { HealthAccess } from './health-access.js';
import { isNobodyThere, lastSummary, nextAppointment, opensAt } from './health-state.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';
import { tellRefused } from './refused-words.js';
import { healthMessages } from './strings/compiled/index.js';
import { TvCarrier } from './tv-carrier.js';
import { tvHealthStyles } from './tv-health.styles.js';

/** Where a consultation begins on a television: how long the wait is and what this television can, and on the right what to do. */
@customElement('pla-tv-health')
export class PlaTvHealth extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: sessionContext }) private session!: SessionStore;
  /** What to do with the appointment is asked, or whether it is really to be cancelled. */
  @state() private asks: 'nothing' | 'appointment' | 'cancel' = 'nothing';
  readonly #health = new HealthAccess(this);
  readonly #carrier = new TvCarrier(this);
  readonly #t = messages(this, healthMessages);
  readonly #home = messages(this, healthHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, tvHealthStyles, css`
    .told { margin-right: 96px; }
    .says city-skeleton { height: 1.2em; }
    .choice { justify-content: center; }
    .choice > * { flex: none; margin-top: 24px; }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    const { desk, now } = this.#health.state;
    return html`
      <city-tv-page data-id="tv-health" heading=${this.#home().seeClinician()} .truth=${desk.kind === 'ready' ? readDeskTruth(desk.value, now) : undefined} ok=${words.hintChoose()} back=${words.backFromConsent()}>${this.#drawBody()}</city-tv-page>
      ${this.#drawQuestion()}`;
  }

  #drawBody(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#health;
    if (state.offline) return html`<city-tv-unread name="health-offline" heading=${words.unreadTitle()} text=${words.needsNetwork()} action=${words.tryAgain()} @city-next=${() => store.retry()}></city-tv-unread>`;
    return html`
      <div class="halves" ${focusGroup({ id: 'health', kind: 'row' })}>
        ${this.#drawWait()}
        <div class="choice" ${focusGroup({ id: 'choices', kind: 'column' })}>${this.#drawChoices()}</div>
      </div>`;
  }

  #drawWait(): TemplateResult {
    const words = this.#t();
    const { desk, action } = this.#health.state;
    const refused = tellRefused(action, words);
    const lacks = this.#carrier.say(words);
    // In doubled text there is room for what matters before anything is asked.
    const large = this.#large();
    const lead = desk.kind === 'failed' ? words.unreadText() : large && lacks ? '' : words.startLead();
    const says = desk.kind === 'ready' ? html`<p class="says" role="status" data-id="wait">${sayWait(desk.value)}</p>`
      : desk.kind === 'failed' ? html`<p class="says" role="alert" data-id="health-failed">${words.unreadTitle()}</p>` : html`<p class="says"><city-skeleton></city-skeleton></p>`;
    return html`
      <div class="told">
        ${large ? nothing : html`<city-icon class="mark" name="stethoscope"></city-icon>`}
        ${says}
        ${refused ? html`<p role="alert" data-id="health-refused">${refused.text}</p>` : lead ? html`<p>${lead}</p>` : nothing}
        ${lacks && !(large && (refused || desk.kind === 'failed')) ? html`<p data-id="carrier">${lacks}</p>` : nothing}
      </div>`;
  }

  /** What most want to do next comes first: begin what they came for, else be seen now, and where nobody is there, have a time. */
  #drawChoices(): TemplateResult {
    const words = this.#t();
    const { state } = this.#health;
    const appointment = nextAppointment(state);
    const begins = this.#canBegin(appointment);
    const books = !begins && isNobodyThere(state);
    // The focus stays with what comes first when it turns out that nobody is there.
    const draw = (id: string, label: string, main: boolean, act: () => void): TemplateResult => html`
      <button type="button" class=${main ? 'main' : ''} data-id="health-${id}" @click=${act} ${focusable({ id: main ? 'main' : id, autofocus: main })}>${label}</button>`;
    const book = draw('book', words.bookTime(), books, () => this.#enter('/health/times'));
    const now = draw('now', words.seeNow(), !books, () => this.#enter('/health/consent'));
    return html`
      ${begins && appointment ? draw('begin', words.beginAppointment(), true, () => beginAppointment(this.#way, appointment.id)) : books ? book : now}
      ${appointment ? html`<city-tv-row name="appointment" control="health-appointment" heading=${this.#sayWhen(appointment)} second=${this.#sayWhom(appointment)} @click=${() => { this.asks = 'appointment'; }}></city-tv-row>` : nothing}
      ${books ? now : book}
      ${lastSummary(state) ? draw('summary', words.lastSummary(), false, () => this.router.go('/health/summary')) : nothing}`;
  }

  #enter(path: '/health/consent' | '/health/times'): void {
    void enterAsPerson(this, this.#way, path);
  }

  #canBegin(appointment: Consultation | undefined): boolean {
    return appointment !== undefined && this.#health.state.now >= opensAt(appointment);
  }

  #sayWhen({ from, to }: Consultation): string {
    return `${this.#format().nearDay(from ?? '', this.#health.state.now)} ${this.#format().timeRange(from ?? '', to ?? '')}`;
  }

  #sayWhom({ clinician }: Consultation): string {
    return clinician === undefined ? this.#home().seeClinician() : this.#t().withWhom({ clinician });
  }

  #drawQuestion(): TemplateResult | typeof nothing {
    const words = this.#t();
    const appointment = nextAppointment(this.#health.state);
    if (!appointment || this.asks === 'nothing') return nothing;
    const cancels = this.asks === 'cancel';
    const begins = this.#canBegin(appointment);
    const answers = cancels ? [{ id: 'keep', label: words.keepIt(), main: true }, { id: 'yes', label: words.giveBack() }]
      : [...begins ? [{ id: 'begin', label: words.beginAppointment(), main: true }] : [], { id: 'back', label: words.keepIt(), main: !begins }, { id: 'ask-cancel', label: words.giveBack() }];
    return html`
      <city-tv-question name=${cancels ? 'cancel' : 'appointment'} heading=${this.#sayWhen(appointment)}
        text=${cancels ? words.cancelAsk() : [this.#sayWhom(appointment), begins ? '' : words.beginsFrom({ time: this.#format().time(opensAt(appointment)) })].filter(Boolean).join('. ')} .answers=${answers}
        @city-answer=${({ answer }: { readonly answer: string }) => this.#answer(appointment, answer)}></city-tv-question>`;
  }

  #answer(appointment: Consultation, answer: string): void {
    this.asks = answer === 'ask-cancel' ? 'cancel' : 'nothing';
    if (answer === 'yes') void this.#health.store.giveUp(appointment.id);
    else if (answer === 'begin') beginAppointment(this.#way, appointment.id);
  }

  get #way(): HealthWay {
    return { session: this.session, router: this.router, store: this.#health.store };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-health': PlaTvHealth;
  }
}
