import { consume } from '@lit/context';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Clock } from '../../base/clock.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import type { ApiClient } from '../../offline/api-client.js';
import type { CallView } from '../../telepresence/call-view.js';
import { formatWait, isInCall } from '../../ui/call/call-words.js';
import '../../ui/call/city-device-test.js';
import { callMessages } from '../../ui/call/strings/compiled/index.js';
import { apiContext, clockContext, drawCallContext, openCallsContext, routerContext, sessionContext, type DrawCall, type OpenCalls } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { BusyEvent } from '../../ui/panel/busy-event.js';
import '../../ui/panel/city-panel-page.js';
import type { LeaveEvent } from '../../ui/panel/leave-event.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { VisitOver } from '../../ui/panel/visit-over.js';
import type { SessionStore } from '../../ui/session.js';
import type { ConsentChosen } from './consent-chosen.js';
import { ConsultationCall } from './consultation-call.js';
import { HealthAccess } from './health-access.js';
import { findConsultation } from './health-state.js';
import './kiosk-consent-list.js';
import { kioskHealthStyles } from './kiosk-health.styles.js';
import { drawSummary, kioskSummaryStyles } from './kiosk-summary.js';
import { healthMessages } from './strings/compiled/index.js';
import { saySummary } from './summary-words.js';

/** A consultation on a panel: ready, the waiting room, the talk, and what is taken away from it. Leaving the page ends the call. */
@customElement('pla-kiosk-health-room')
export class PlaKioskHealthRoom extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  @consume({ context: drawCallContext }) private drawCall!: DrawCall;
  /** The person looks at what they agreed to; the call goes on. */
  @state() private consenting = false;
  readonly #health = new HealthAccess(this);
  readonly #call = new ConsultationCall(this, {
    openCalls: () => this.openCalls, clock: () => this.clock, session: () => this.session, store: () => this.#health.store,
    tellBusy: (busy) => this.dispatchEvent(new BusyEvent(busy)),
  });
  readonly #t = messages(this, healthMessages);
  readonly #words = messages(this, callMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [kioskHealthStyles, kioskSummaryStyles];

  constructor() {
    super();
    this.addEventListener('city-leave', (event) => this.#onLeave(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#health.state.currentId === undefined || this.session.state.get().kind !== 'signed-in') this.router.replace('/health');
  }

  override render(): TemplateResult {
    const { view } = this.#call;
    const words = this.#t();
    if (this.consenting) return this.#drawConsents();
    if (!view || view.phase.kind === 'idle') {
      return this.#health.state.talked ? this.#drawAfter(false)
        : this.#drawPage('room-ready', html`<city-device-test slot="eyes" ?brief=${this.#large()} .clock=${this.clock} .api=${this.api}></city-device-test>`, words.readyTitle(), words.readyText(), words.connect(), view === undefined);
    }
    switch (view.phase.kind) {
      case 'starting':
      case 'queued':
      case 'ringing': return this.#drawWaiting(view);
      case 'ended':
        return this.#health.state.talked ? this.#drawAfter(view.phase.why !== 'hung-up')
          : this.#drawPage('room-failed', html`<div slot="eyes" class="mark"><city-icon name="phone-disconnect"></city-icon></div>`, words.callFailedTitle(), words.callFailedText(), words.callAgain());
      default: return this.#call.calls ? this.drawCall(this.#call.calls, view, this.#drawConsentButton()) : html``;
    }
  }

  /** Before a call, or after one that did not come about. */
  #drawPage(id: string, eyes: TemplateResult, title: string, text: string, action: string, busy = false): TemplateResult {
    return html`
      <city-panel-page grow data-id=${id}>
        <h1 slot="title" role="status">${title}</h1>
        ${eyes}
        <p slot="lead">${text}</p>
        <div slot="action" class="actions" ${focusGroup({ id: 'action', kind: 'column' })}>
          <city-button variant="signal" size="main" data-id="connect" ?busy=${busy} @click=${() => void this.#call.start()} ${focusable({ id: 'action', autofocus: true })}>${action}</city-button>
          ${this.#drawConsentButton()}
        </div>
      </city-panel-page>`;
  }

  #drawWaiting({ phase }: CallView): TemplateResult {
    const words = this.#t();
    const ahead = phase.kind === 'queued' ? phase.ahead : 0;
    const since = 'since' in phase ? phase.since : this.clock.now();
    return html`
      <city-panel-page grow data-id="room-waiting">
        <h1 slot="title" role="status">${words.waitingTitle({ ahead })}</h1>
        <div slot="eyes" class="mark"><city-icon name="clock"></city-icon></div>
        <div slot="lead"><p>${words.waitingText()}</p><p class="quiet" aria-live="off">${this.#words().waitedFor({ time: formatWait(this.clock.now() - since) })}</p></div>
        <div slot="action" class="actions" ${focusGroup({ id: 'action', kind: 'column' })}>
          ${this.#drawConsentButton()}
          <city-button data-id="give-up-place" @click=${() => this.#giveUp()} ${focusable({ id: 'give-up' })}>${words.giveUpPlace()}</city-button>
        </div>
      </city-panel-page>`;
  }

  #drawConsentButton(): TemplateResult {
    return html`<city-button data-id="change-consent" @click=${() => { this.consenting = true; }} ${focusable({ id: 'change-consent' })}>${this.#t().changeConsent()}</city-button>`;
  }

  #drawConsents(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#health;
    const current = findConsultation(state, state.currentId);
    return html`
      <city-panel-page grow data-id="room-consents">
        <h1 slot="title">${words.changeConsent()}</h1>
        <pla-kiosk-consent-list .consents=${current?.consents ?? state.consents} @pla-consent-chosen=${({ item, given }: ConsentChosen) => void store.choose(item, given)}></pla-kiosk-consent-list>
        <city-button slot="action" variant="signal" size="main" data-id="consents-back" @click=${() => { this.consenting = false; }} ${focusable({ id: 'back', autofocus: true })}>${words.backFromConsent()}</city-button>
      </city-panel-page>`;
  }

  /** What is there to take away: the summary that is kept, else what was written in the call, else nothing yet or nothing at all. */
  #drawAfter(broke: boolean): TemplateResult {
    const words = this.#t();
    const { state } = this.#health;
    const current = findConsultation(state, state.currentId);
    if (current?.summary) return this.#drawText('after-summary', words.summaryTitle(), saySummary(current.summary, words, this.#format()), words.takeAway());
    if (state.said.length > 0) return this.#drawText('after-said', words.saidTitle(), state.said.join('\n'), `${words.saidText()} ${words.takeAway()}`);
    const waits = current?.state === 'open' && current.consents.summary;
    return html`
      <city-panel-page grow data-id=${waits ? 'after-waits' : 'after-nothing'}>
        <h1 slot="title" role="status">${waits ? words.summaryWaitsTitle() : words.overTitle()}</h1>
        <div slot="eyes" class="mark"><city-icon name=${waits ? 'clock' : 'check'}></city-icon></div>
        <p slot="lead">${waits ? words.summaryWaitsText() : words.overText()}</p>
        ${this.#drawAfterActions(broke && current?.state === 'open')}
      </city-panel-page>`;
  }

  #drawText(id: string, title: string, text: string, lead: string): TemplateResult {
    return html`
      <city-panel-page data-id=${id}>
        <h1 slot="title" role="status">${title}</h1>
        ${drawSummary(text, this.#t(), this.#large())}
        <p slot="lead">${lead}</p>
        ${this.#drawAfterActions(false)}
      </city-panel-page>`;
  }

  #drawAfterActions(canCallAgain: boolean): TemplateResult {
    const words = this.#t();
    return html`
      <div slot="action" class="actions" ${focusGroup({ id: 'action', kind: 'column' })}>
        ${canCallAgain ? html`<city-button data-id="call-again" @click=${() => void this.#call.start()} ${focusable({ id: 'again' })}>${words.callAgain()}</city-button>` : nothing}
        <city-button variant="signal" size="main" data-id="leave-clean" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'leave', autofocus: true })}>${words.leaveClean()}</city-button>
      </div>`;
  }

  #onLeave(event: LeaveEvent): void {
    const { view, calls } = this.#call;
    if (this.consenting) {
      event.preventDefault();
      this.consenting = false;
    } else if (view && isInCall(view.phase)) {
      event.preventDefault();
      if (this.renderRoot.querySelector<HTMLElement & { goBack(): boolean }>('[data-in-call]')?.goBack()) return;
      if (view.phase.kind === 'queued') this.#giveUp();
      else calls?.hangUp();
    }
  }

  #giveUp(): void {
    const { currentId, talked } = this.#health.state;
    this.#call.calls?.forget();
    if (currentId !== undefined && !talked) void this.#health.store.giveUp(currentId);
    this.router.replace('/health');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-health-room': PlaKioskHealthRoom;
  }
}
