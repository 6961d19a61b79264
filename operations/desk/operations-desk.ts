import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import type { AppointmentList } from '../../shared/contract/consultations.js';
import type { Desk } from '../../shared/contract/values.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import { isInCall } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Operations } from '../shell/operations.js';
import { operationsMessages } from '../strings/compiled/index.js';
import { DeskQueueWatch, type QueueState } from './desk-queue.js';
import './operations-call.js';
import './operations-queue.js';
import type { CallerChosen } from './operations-queue.js';

/** One desk: who waits at the left, the call at the right. */
@customElement('operations-desk')
export class OperationsDesk extends LitElement {
  @property({ attribute: false }) operations!: Operations;
  @property({ attribute: false }) desk!: Desk;
  /** The call whose consultation is open here. */
  @state() private consultationOf: string | undefined;
  @state() private appointments: AppointmentList['appointments'] = [];
  @state() private queue: QueueState = { kind: 'loading' };
  /** Camera, microphone and line are tried between calls. */
  @state() private testing = false;
  readonly #words = messages(this, callMessages);
  readonly #t = messages(this, operationsMessages);
  #watch: DeskQueueWatch | undefined;
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: grid; grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr); }
    operations-queue[hidden] { display: none; }
    operations-queue { border-right: 2px solid var(--line); min-height: 0; }
    .call { position: relative; min-height: 0; min-width: 0; }
    .ready { display: flex; flex-direction: column; align-items: center; justify-content: center; height: 100%; color: var(--ink-second); font-size: var(--type-lead); }
    .ready city-icon { font-size: 4rem; }
    .ready city-button { width: 20rem; max-width: 100%; }
    .test { display: flex; flex-direction: column; height: 100%; box-sizing: border-box; padding: 1.5rem; }
    .test h2 { margin: 0; font-size: var(--type-title); }
    .test p { margin: 0.25rem 0 1rem; color: var(--ink-second); }
    .test city-device-test { flex: 1 1 0; margin-bottom: 1rem; }
  `;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  #stop(): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels = [];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('desk')) return;
    const { api, events, connectivity, calls } = this.operations;
    this.#stop();
    const watch = this.#watch = new DeskQueueWatch({ api, events, desk: this.desk });
    this.#cancels = [
      watch.state.watch((queue) => {
        this.queue = queue;
        if (this.desk === 'health') void this.#readAppointments();
      }),
      connectivity.state.watch((connection) => { if (connection === 'online') void watch.refresh(); }),
      calls.view.watch(() => {
        this.#noteConsultation();
        this.requestUpdate();
      }),
      watch.start(),
    ];
  }

  /** Told with the queue: what is booked or given back changes that too. */
  async #readAppointments(): Promise<void> {
    const answer = await this.operations.api.call('listAppointments', {});
    if (answer.ok) this.appointments = answer.value.appointments;
  }

  /** At the clinicians' desk the caller's consultation stands in place of the queue, until it is ended: also after the call. */
  #noteConsultation(): void {
    const { callId, phase } = this.operations.calls.view.get();
    if (this.desk !== 'health' || callId === undefined || callId === this.consultationOf || !isInCall(phase)) return;
    void import('../consultation/operations-consultation.js');
    this.consultationOf = callId;
  }

  #endConsultation(): void {
    this.operations.calls.forget();
    this.consultationOf = undefined;
  }

  override render(): TemplateResult {
    const { calls, centers, clock } = this.operations;
    const view = calls.view.get();
    const words = this.#t();
    return html`
      ${this.consultationOf === undefined ? nothing : html`<operations-consultation .operations=${this.operations} callId=${this.consultationOf} @operations-consultation-over=${() => this.#endConsultation()} ${focusGroup({ id: 'consultation', kind: 'free' })}></operations-consultation>`}
      <operations-queue ?hidden=${this.consultationOf !== undefined} .appointments=${this.appointments} .state=${this.queue} .centers=${centers} .clock=${clock} ?engaged=${view.phase.kind !== 'idle' && view.phase.kind !== 'ended'}
        @operations-caller-chosen=${({ callId }: CallerChosen) => this.#answer(callId)} @operations-queue-retry=${() => void this.#watch?.refresh()} ${focusGroup({ id: 'callers', kind: 'free' })}></operations-queue>
      <div class="call" ${focusGroup({ id: 'call', kind: 'free' })}>${view.phase.kind === 'idle'
        ? this.testing ? this.#drawTest() : html`<div class="ready" data-id="ready" ${focusGroup({ id: 'ready', kind: 'column' })}><city-icon name="headset"></city-icon><p>${words.chooseCall()}</p>
            <city-button data-id="test-devices" @click=${() => this.#test()} ${focusable({ id: 'test-devices' })}>${this.#words().testDevices()}</city-button></div>`
        : html`<operations-call .operations=${this.operations} .view=${view} .desk=${this.desk}></operations-call>`}</div>`;
  }

  #test(): void {
    void import('../../shared/ui/call/city-device-test.js').then(() => { this.testing = true; });
  }

  /** With the devices that were chosen in the test, which the call needs now. */
  #answer(callId: string): void {
    this.#endTest();
    void this.operations.calls.answer(callId);
  }

  #endTest(): void {
    const test = this.renderRoot.querySelector('city-device-test');
    if (test) this.operations.calls.prefer(test.chosen);
    this.testing = false;
  }

  #drawTest(): TemplateResult {
    const words = this.#words();
    const { clock, api, calls } = this.operations;
    return html`
      <div class="test" ${focusGroup({ id: 'test', kind: 'column' })}>
        <h2>${words.testTitle()}</h2><p>${words.testText()}</p>
        <city-device-test beside choices .chosen=${calls.chosen} .clock=${clock} .api=${api}></city-device-test>
        <city-button data-id="test-devices" @click=${() => this.#endTest()} ${focusable({ id: 'test-devices', autofocus: true })}>${words.endTest()}</city-button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-desk': OperationsDesk;
  }
}
