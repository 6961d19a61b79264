import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import type { Desk } from '../../shared/contract/values.js';
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
  @state() private queue: QueueState = { kind: 'loading' };
  readonly #t = messages(this, operationsMessages);
  #watch: DeskQueueWatch | undefined;
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: grid; grid-template-columns: minmax(20rem, 26rem) minmax(0, 1fr); }
    operations-queue { border-right: 2px solid var(--line); min-height: 0; }
    .call { position: relative; min-height: 0; min-width: 0; }
    .ready { display: flex; flex-direction: column; align-items: center; justify-content: center; height: 100%; color: var(--ink-second); font-size: var(--type-lead); }
    .ready city-icon { font-size: 4rem; }
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
      watch.state.watch((queue) => { this.queue = queue; }),
      connectivity.state.watch((connection) => { if (connection === 'online') void watch.refresh(); }),
      calls.view.watch(() => this.requestUpdate()),
      watch.start(),
    ];
  }

  override render(): TemplateResult {
    const { calls, centers, clock } = this.operations;
    const view = calls.view.get();
    const words = this.#t();
    return html`
      <operations-queue .state=${this.queue} .centers=${centers} .clock=${clock} ?engaged=${view.phase.kind !== 'idle' && view.phase.kind !== 'ended'}
        @operations-caller-chosen=${({ callId }: CallerChosen) => void calls.answer(callId)} @operations-queue-retry=${() => void this.#watch?.refresh()}></operations-queue>
      <div class="call">${view.phase.kind === 'idle'
        ? html`<div class="ready" data-id="ready"><city-icon name="headset"></city-icon><p>${words.chooseCall()}</p></div>`
        : html`<operations-call .operations=${this.operations} .view=${view} .desk=${this.desk}></operations-call>`}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'operations-desk': OperationsDesk;
  }
}
