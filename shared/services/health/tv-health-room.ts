import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Clock } from '../../base/clock.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { IntentEvent } from '../../navigation/intent-event.js';
import type { Router } from '../../navigation/router.js';
import type { ApiClient } from '../../offline/api-client.js';
import { isInCall } from '../../ui/call/call-words.js';
import '../../ui/call/city-device-test.js';
import { apiContext, clockContext, drawCallContext, openCallsContext, routerContext, sessionContext, type DrawCall, type OpenCalls } from '../../ui/contexts.js';
import { messages } from '../../ui/language/messages.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/tv/city-tv-page.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import type { ConsentChosen } from './consent-chosen.js';
import { ConsultationCall } from './consultation-call.js';
import { HealthAccess } from './health-access.js';
import { findConsultation } from './health-state.js';
import { healthMessages } from './strings/compiled/index.js';
import { TvCarrier } from './tv-carrier.js';
import './tv-consent-list.js';
import './tv-health-after.js';
import './tv-health-waiting.js';
import { tvHealthStyles } from './tv-health.styles.js';
import { drawNext, drawTold } from './tv-told.js';

/** A consultation on a television: ready, the waiting room, the talk in its midst, and what is taken away from it. Leaving the page ends the call. */
@customElement('pla-tv-health-room')
export class PlaTvHealthRoom extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  @consume({ context: drawCallContext }) private drawCall!: DrawCall;
  /** The person looks at what they agreed to; the call goes on. */
  @state() private consenting = false;
  readonly #health = new HealthAccess(this);
  readonly #carrier = new TvCarrier(this);
  readonly #call = new ConsultationCall(this, { openCalls: () => this.openCalls, clock: () => this.clock, session: () => this.session, store: () => this.#health.store });
  readonly #t = messages(this, healthMessages);

  static override styles = [tvControlStyles, tvHalvesStyles, tvHealthStyles, css`city-device-test { flex: 1 1 0; }`];

  constructor() {
    super();
    this.addEventListener('city-intent', (event: IntentEvent) => { if (event.intent === 'back' && !event.defaultPrevented) this.#onBack(event); });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#health.state.currentId === undefined || this.session.state.get().kind !== 'signed-in') this.router.replace('/health');
  }

  override render(): TemplateResult {
    const { view, calls } = this.#call;
    const { carrier } = this.#carrier;
    if (this.consenting) return this.#drawConsents();
    if (!view || view.phase.kind === 'idle') return this.#health.state.talked ? this.#drawAfter(false) : this.#drawReady();
    if (view.phase.kind === 'ended') return this.#health.state.talked ? this.#drawAfter(view.phase.why !== 'hung-up') : this.#drawFailed();
    if (carrier === 'phone' || view.phase.kind === 'starting' || view.phase.kind === 'queued' || view.phase.kind === 'ringing') {
      return html`<pla-tv-health-waiting carrier=${carrier} .view=${view} .now=${this.clock.now()} @pla-show-consents=${() => { this.consenting = true; }} @pla-give-up=${() => this.#giveUp()}></pla-tv-health-waiting>`;
    }
    const words = this.#t();
    return calls ? this.drawCall(calls, view, html`<button type="button" data-id="change-consent" @click=${() => { this.consenting = true; }} ${focusable({ id: 'change-consent' })}>${words.changeConsent()}</button>`) : html``;
  }

  #start(): void {
    void this.#call.start(this.#carrier.carrier);
  }

  #drawReady(): TemplateResult {
    const words = this.#t();
    const byPhone = this.#carrier.carrier === 'phone';
    return this.#drawPage('room-ready', byPhone ? '' : words.readyTitle(), byPhone ? '' : this.#carrier.say(words) || words.readyText(),
      byPhone ? drawTold('devices', words.phoneReadyTitle(), words.phoneReadyText()) : html`<city-device-test beside .clock=${this.clock} .api=${this.api}></city-device-test>`, words.connect());
  }

  #drawFailed(): TemplateResult {
    const words = this.#t();
    return this.#drawPage('room-failed', '', '', drawTold('phone-disconnect', words.callFailedTitle(), words.callFailedText()), words.callAgain());
  }

  /** Before a call, or after one that did not come about. */
  #drawPage(id: string, heading: string, second: string, body: TemplateResult, action: string): TemplateResult {
    const words = this.#t();
    return html`
      <city-tv-page data-id=${id} heading=${heading} second=${second} ok=${words.hintChoose()} back=${words.backFromConsent()}>
        <div class="all" ${focusGroup({ id: 'ready', kind: 'column' })}>
          ${body}
          ${drawNext([{ id: 'connect', label: action, act: () => this.#start() }, { id: 'change-consent', label: words.changeConsent(), act: () => { this.consenting = true; } }])}
        </div>
      </city-tv-page>`;
  }

  #drawConsents(): TemplateResult {
    const words = this.#t();
    const { state, store } = this.#health;
    const current = findConsultation(state, state.currentId);
    return html`
      <city-tv-page data-id="room-consents" heading=${words.changeConsent()} ok=${words.hintChoose()} back=${words.backFromConsent()}>
        <div class="all" ${focusGroup({ id: 'consents', kind: 'column' })}>
          <pla-tv-consent-list .consents=${current?.consents ?? state.consents} @pla-consent-chosen=${({ item, given }: ConsentChosen) => void store.choose(item, given)}></pla-tv-consent-list>
          ${drawNext([{ id: 'consents-back', label: words.backFromConsent(), act: () => { this.consenting = false; } }])}
        </div>
      </city-tv-page>`;
  }

  #drawAfter(broke: boolean): TemplateResult {
    return html`<pla-tv-health-after ?again=${broke} ?phone=${this.#call.isOnPhone} @pla-call-again=${() => this.#start()}></pla-tv-health-after>`;
  }

  /** Back leaves what was agreed to, then the call; before and after one it leaves the page. */
  #onBack(event: IntentEvent): void {
    const { view, calls } = this.#call;
    if (this.consenting) this.consenting = false;
    else if (!view || !isInCall(view.phase)) return;
    else {
      const call = this.renderRoot.querySelector<HTMLElement & { goBack(): void }>('tv-call');
      if (call) call.goBack();
      else calls?.hangUp();
    }
    event.preventDefault();
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
    'pla-tv-health-room': PlaTvHealthRoom;
  }
}
