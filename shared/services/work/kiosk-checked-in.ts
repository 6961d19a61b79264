import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock, EpochMs } from '../../base/clock.js';
import { pickName } from '../../base/language.js';
import type { Admission } from '../../contract/bookings.js';
import type { Center } from '../../contract/city.js';
import type { Gate } from '../../devices/gate/gate.js';
import { focusable } from '../../navigation/focusable.js';
import type { ApiClient } from '../../offline/api-client.js';
import { apiContext, clockContext, gateContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { VisitOver } from '../../ui/panel/visit-over.js';
import '../../ui/plan/city-floor-plan.js';
import { workMessages } from './strings/compiled/index.js';

/** Long enough to read and to look for the way. */
const STAYS_MS = 15_000;

/** The answer to a good card: the seat in figures that are read from two metres, the way on the plan, the gate; then home. */
@customElement('pla-kiosk-checked-in')
export class PlaKioskCheckedIn extends LitElement {
  @property({ attribute: false }) reply!: Admission;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: gateContext }) private gate: Gate | undefined;
  @state() private center: Center | undefined;
  @state() private gateStuck = false;
  @state() private secondsLeft = Math.round(STAYS_MS / 1000);
  readonly #t = messages(this, workMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);
  #cancels: Cancel[] = [];
  #cancelCount: Cancel = () => undefined;

  static override styles = css`
    :host { position: absolute; inset: 0; display: flex; flex-direction: column; box-sizing: border-box; padding: var(--edge) var(--edge) var(--bar-space); background: var(--good-ground); color: var(--ink); animation: turn 180ms ease-out; }
    .answer { flex: none; text-align: center; }
    .tick { width: calc(var(--mm) * 56); height: calc(var(--mm) * 56); border-radius: 50%; background: var(--good); color: var(--good-ink); display: flex; align-items: center; justify-content: center; margin: 0 auto calc(var(--gap) * 2); }
    .tick city-icon { font-size: calc(var(--mm) * 34); }
    h1 { margin: 0; font-size: var(--type-heading); line-height: 1.25; letter-spacing: -0.02em; }
    .label { margin: 0; font-size: var(--type-huge); font-weight: 800; line-height: 1.15; letter-spacing: -0.02em; font-variant-numeric: tabular-nums; }
    .until { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
    .way { flex: 1 1 0; min-height: 0; min-width: 0; display: flex; flex-direction: column; gap: var(--gap); margin-top: calc(var(--gap) * 2); }
    .plan { flex: 1 1 0; min-height: 0; position: relative; background: var(--surface); border-radius: var(--radius-large); padding: var(--gap); }
    .gate { margin: 0; display: flex; align-items: center; justify-content: center; gap: var(--gap); font-size: var(--type-answer); font-weight: 700; line-height: 1.3; text-align: center; }
    .gate city-icon { flex: none; font-size: calc(var(--mm) * 18); }
    .stays { margin: 0; text-align: center; font-size: var(--type-small); line-height: 1.45; color: var(--ink-second); }
    @keyframes turn { from { opacity: 0; transform: scale(0.98); } }
    @media (prefers-reduced-motion: reduce) { :host { animation: none; } }
    @media (orientation: landscape) {
      :host { flex-direction: row; align-items: stretch; gap: calc(var(--edge) * 2); padding-bottom: var(--edge); }
      .answer { flex: none; width: calc(100% - var(--hands-width) - var(--edge) * 1.5); align-self: center; }
      .way { flex: 1 1 0; padding-bottom: calc(var(--bar-space) - var(--edge)); margin-top: 0; }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const endsAt = this.clock.now() + STAYS_MS;
    this.#count(endsAt);
    if (this.gate) this.#cancels = [this.gate.state.watch(() => this.requestUpdate())];
    void this.gate?.open().then((answer) => { this.gateStuck = !answer.ok; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    this.#cancelCount();
  }

  protected override async firstUpdated(): Promise<void> {
    const center = await this.api.call('readCenter', { params: { centerId: this.reply.centerId } });
    if (center.ok) this.center = center.value;
  }

  #count(endsAt: EpochMs): void {
    const left = endsAt - this.clock.now();
    this.secondsLeft = Math.max(0, Math.ceil(left / 1000));
    if (left <= 0) this.dispatchEvent(new VisitOver());
    else this.#cancelCount = this.clock.after(((left - 1) % 1000) + 1, () => this.#count(endsAt));
  }

  override render() {
    const words = this.#t();
    const { reply } = this;
    const floor = this.center?.floors.find((candidate) => candidate.id === reply.floorId);
    const space = floor?.spaces.find((candidate) => candidate.id === reply.spaceId);
    const isSeat = space?.kind !== undefined ? space.kind === 'seat' : true;
    return html`
      <section class="answer" role="status" data-id="checked-in">
        <div class="tick"><city-icon name="check"></city-icon></div>
        <h1>${isSeat ? words.welcomeSeat() : words.welcomeRoom()}</h1>
        <p class="label" data-id="checked-in-label">${reply.spaceLabel}</p>
        <p class="until">${floor ? words.yoursUntil({ floor: pickName(floor.name, currentLanguage.get()), time: this.#format().time(reply.to) }) : nothing}</p>
      </section>
      <section class="way">
        <div class="plan">${floor ? html`<city-floor-plan data-plan .floor=${floor} .states=${new Map([[reply.spaceId, 'mine']])} .wayTo=${reply.spaceId}></city-floor-plan>` : nothing}</div>
        ${this.gate ? html`<p class="gate" role="status" data-id="gate-state"><city-icon name="door-open"></city-icon><span>${this.#describeGate()}${this.gate.simulated ? html` (${words.simulatedDevice()})` : nothing}</span></p>` : nothing}
        ${this.#large() ? nothing : html`<p class="stays">${words.nothingStays({ seconds: this.secondsLeft })}</p>`}
        <city-button variant="quiet" data-id="checked-in-done" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'done', autofocus: true })}>${words.finishNow()}</city-button>
      </section>`;
  }

  #describeGate(): string {
    const words = this.#t();
    if (this.gateStuck) return words.gateStuck();
    return this.gate?.state.get() === 'opening' ? words.gateOpening() : words.gateOpen();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-checked-in': PlaKioskCheckedIn;
  }
}
