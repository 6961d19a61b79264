import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { pickName } from '../../shared/base/language.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { QueuedCall } from '../../shared/contract/calls.js';
import type { AppointmentList } from '../../shared/contract/consultations.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { IntentEvent } from '../../shared/navigation/intent-event.js';
import { formatWait, type CenterNames } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-skeleton.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import { formats } from '../../shared/ui/format.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { operationsMessages } from '../strings/compiled/index.js';
import type { QueueState } from './desk-queue.js';

/** Staff answer a caller of the queue. */
export class CallerChosen extends Event {
  constructor(readonly callId: string) {
    super('operations-caller-chosen', { bubbles: true, composed: true });
  }
}

const TICK_MS = 1_000;
/** More would leave no room for those who wait. */
const MOST_APPOINTMENTS = 4;
/** Of what is in sight, so that one line is seen again. */
const SCROLL_SHARE = 0.8;

/** A list without a control in it is scrolled by its own keys; at its end they lead on. */
function scrollByKeys(event: IntentEvent): void {
  const list = event.currentTarget as HTMLElement;
  const way = event.intent === 'down' || event.intent === 'page-down' ? 1 : event.intent === 'up' || event.intent === 'page-up' ? -1 : 0;
  const before = list.scrollTop;
  list.scrollTop += way * list.clientHeight * SCROLL_SHARE;
  if (list.scrollTop !== before) event.preventDefault();
}

/**
 * Who waits at a desk: where they stand, in which language, since when; the first is the next to be answered.
 * @fires operations-queue-retry
 */
@customElement('operations-queue')
export class OperationsQueue extends LitElement {
  @property({ attribute: false }) state!: QueueState;
  @property({ attribute: false }) centers: CenterNames = new Map();
  @property({ attribute: false }) clock!: Clock;
  /** The person is in a call: others can be seen, not answered. */
  @property({ type: Boolean }) engaged = false;
  /** At the clinicians' desk: those of the day that nobody has begun. */
  @property({ attribute: false }) appointments: AppointmentList['appointments'] = [];
  readonly #t = messages(this, operationsMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);
  #cancelTick: Cancel = () => {};

  static override styles = css`
    :host { display: flex; flex-direction: column; padding: 1.5rem var(--edge); box-sizing: border-box; overflow: hidden; }
    h2 { margin: 0 0 1rem; font-size: var(--type-lead); }
    h2, .next, .others { flex: none; }
    /* Room for the ring of a button at its edge. */
    .list { flex: 0 1 auto; min-height: 0; overflow-y: auto; margin: 0 calc(var(--ring) * -2); padding: 0 calc(var(--ring) * 2); }
    .list[data-focused] { outline: 0; box-shadow: inset 0 0 0 var(--ring) var(--ink); }
    ol { margin: 0; padding: 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; align-items: center; padding: 1rem 0; border-top: 2px solid var(--line); }
    li:last-child { border-bottom: 2px solid var(--line); }
    .caller { flex: 1 1 10em; min-width: 0; }
    li city-button { flex: none; }
    .place { font-weight: 600; overflow-wrap: anywhere; }
    .more { margin-top: 0.2rem; color: var(--ink-second); font-size: var(--type-small); font-variant-numeric: tabular-nums; }
    .empty { color: var(--ink-second); line-height: 1.5; }
    .empty b { display: block; color: var(--ink); }
    .next { margin-top: 1.25rem; }
    .appointments { flex: none; margin-top: 1.5rem; }
    .appointments h3 { margin: 0 0 0.5rem; font-size: var(--type-small); }
    .appointments ul { margin: 0; padding: 0; list-style: none; }
    .appointments li { display: block; padding: 0.3rem 0; border: 0; font-size: var(--type-small); color: var(--ink-second); font-variant-numeric: tabular-nums; }
    .appointments .own { color: var(--ink); font-weight: 600; }
    .others { margin-top: auto; padding-top: 1.5rem; color: var(--ink-second); font-size: var(--type-small); }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelTick();
  }

  #tick(): void {
    if (this.state?.kind === 'ready' && this.state.queue.waiting.length > 0) this.requestUpdate();
    this.#cancelTick = this.clock.after(TICK_MS, () => this.#tick());
  }

  override render(): TemplateResult {
    const words = this.#t();
    if (this.state.kind === 'loading') return html`<h2>${words.waiting()}</h2><city-skeleton></city-skeleton>`;
    if (this.state.kind === 'failed') {
      return html`<h2>${words.waiting()}</h2><p class="empty" role="alert">${words.queueFailed()}</p>
        <city-button variant="signal" data-id="queue-retry" @click=${() => this.dispatchEvent(new Event('operations-queue-retry'))} ${focusable({ id: 'retry' })}>${words.tryAgain()}</city-button>`;
    }
    const { waiting, inCall } = this.state.queue;
    const [next] = waiting;
    return html`
      <h2 id="title">${words.waiting()}</h2>
      ${waiting.length === 0 ? html`<p class="empty" role="status" data-id="queue-empty"><b>${words.nobodyWaits()}</b>${words.nobodyWaitsText()}</p>` : html`
        ${this.engaged
          ? html`<div class="list" role="region" aria-labelledby="title" @city-intent=${scrollByKeys} ${focusable({ id: 'waiting' })}>${this.#drawList(waiting)}</div>`
          : html`<div class="list">${this.#drawList(waiting)}</div>`}`}
      ${next && !this.engaged ? html`<city-button class="next" variant="signal" size="main" data-id="answer-next" @click=${() => this.#choose(next)} ${focusable({ id: 'answer-next', autofocus: true })}>${words.answerNext()}</city-button>` : ''}
      ${this.#drawAppointments()}
      <p class="others">${words.inCall({ count: inCall })}</p>`;
  }

  #drawList(waiting: readonly QueuedCall[]): TemplateResult {
    return html`<ol aria-labelledby="title" aria-live="polite" ${focusGroup({ id: 'queue', kind: 'column' })}>${repeat(waiting, ({ callId }) => callId, (caller, index) => this.#drawCaller(caller, index))}</ol>`;
  }

  #drawCaller(caller: QueuedCall, index: number): TemplateResult {
    const words = this.#t();
    return html`
      <li data-id="caller">
        <div class="caller"><div class="place">${this.#namePlace(caller)}</div>
          <div class="more"><span lang=${caller.language}>${LANGUAGE_NAMES[caller.language]}</span>${this.#sayKind(caller)} · <span role="timer" aria-live="off">${formatWait(this.clock.now() - Date.parse(caller.askedAt))}</span></div></div>
        ${index === 0 || this.engaged ? '' : html`<city-button data-id="answer-this" @click=${() => this.#choose(caller)} ${focusable({ id: caller.callId })}>${words.answerThis()}</city-button>`}
      </li>`;
  }

  /** Of a consultation: whether it has a time. */
  #sayKind({ consultation }: QueuedCall): string {
    if (!consultation) return '';
    const words = this.#t();
    return ` · ${consultation.from === undefined ? words.walkIn() : words.appointmentAt({ time: this.#format().time(consultation.from) })}`;
  }

  #drawAppointments(): TemplateResult | typeof nothing {
    // In doubled text those who wait need all the room.
    if (this.appointments.length === 0 || this.#large()) return nothing;
    const words = this.#t();
    return html`
      <section class="appointments" data-id="appointments"><h3>${words.comingAppointments()}</h3>
        <ul>${this.appointments.slice(0, MOST_APPOINTMENTS).map(({ from, to, language, own }) => html`<li class=${own ? 'own' : ''}>${this.#format().timeRange(from, to)} · <span lang=${language}>${LANGUAGE_NAMES[language]}</span></li>`)}</ul>
      </section>`;
  }

  #namePlace({ channel, centerId }: QueuedCall): string {
    const words = this.#t();
    const center = centerId === undefined ? undefined : this.centers.get(centerId);
    if (channel === 'kiosk') return center ? words.panelAt({ place: pickName(center, currentLanguage.get()) }) : words.panel();
    return channel === 'tv' ? words.television() : channel === 'phone' ? words.phone() : words.desk();
  }

  #choose({ callId }: QueuedCall): void {
    this.dispatchEvent(new CallerChosen(callId));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-queue': OperationsQueue;
  }
}
