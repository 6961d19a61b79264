import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallPhase, CallView } from '../../shared/telepresence/call-view.js';
import '../../shared/ui/call/city-device-test.js';
import { CallEngineWatch, type EngineSeen } from '../../shared/ui/call/call-engine-watch.js';
import { formatWait, isInCall, sayPhase } from '../../shared/ui/call/call-words.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { apiContext, clockContext, openCallsContext, type OpenCalls } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import { BusyEvent } from '../../shared/ui/panel/busy-event.js';
import '../../shared/ui/panel/city-panel-page.js';
import type { LeaveEvent } from '../../shared/ui/panel/leave-event.js';
import { VisitOver } from '../../shared/ui/panel/visit-over.js';
import type { KioskInCall } from './kiosk-in-call.js';

const TICK_MS = 1_000;

/** The help desk by video: what it is, the wait, with a look at one's own picture and sound beside both, the call (`kiosk-in-call`) and its end. Leaving the page ends the call, and nothing of it stays. */
@customElement('kiosk-call')
export class KioskCall extends LitElement {
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @state() private view: CallView | undefined;
  @state() private engine: EngineSeen = { kind: 'unknown' };
  /** Camera, microphone and line are tried. */
  @state() private testing = false;
  readonly #t = messages(this, callMessages);
  #calls: CallSession | undefined;
  #cancels: Cancel[] = [];
  #cancelTick: Cancel = () => {};
  #busy = false;
  readonly #onLeave = (event: LeaveEvent): void => {
    if (this.testing) {
      this.testing = false;
      return event.preventDefault();
    }
    if (!this.view || !isInCall(this.view.phase)) return;
    event.preventDefault();
    if (!this.renderRoot.querySelector<KioskInCall>('kiosk-in-call')?.goBack()) this.#calls?.hangUp();
  };

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; }
    .below { position: absolute; inset: 0; }
    .below::after { content: ''; position: absolute; left: 0; right: 0; bottom: 0; height: 26%; background: linear-gradient(to bottom, transparent, var(--ground)); }
    @media (orientation: landscape) { .below::after { display: none; } }
    city-panel-page:not([bleed]) { background: var(--ground); }
    .mark { line-height: 1; font-size: calc(var(--mm) * 26); }
    h1 { margin: var(--gap) 0 0; font-size: var(--type-heading); line-height: 1.25; letter-spacing: -0.02em; }
    h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
    p { margin: var(--gap) 0 0; font-size: var(--type-answer); line-height: 1.45; }
    .quiet { color: var(--ink-second); font-variant-numeric: tabular-nums; }
    .actions { display: grid; gap: var(--gap); }
    city-device-test { flex: 1 1 0; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('city-leave', this.#onLeave);
    const engine = new CallEngineWatch(this.api, this.clock);
    this.#cancels = [engine.state.watch((seen) => { this.engine = seen; }), engine.start()];
    void this.#open();
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('city-leave', this.#onLeave);
    for (const cancel of [...this.#cancels, this.#cancelTick]) cancel();
    if (this.view?.target !== undefined) this.#calls?.forget();
    this.#busy = false;
  }

  async #open(): Promise<void> {
    const calls = await this.openCalls();
    if (!this.isConnected) return;
    this.#calls = calls;
    const look = (seen: CallView): void => {
      // A call that came by itself stands over this page, and is none of its own.
      const view = seen.target === undefined || seen.target.kind === 'back' ? undefined : seen;
      this.view = view;
      // The call itself needs the devices.
      if (isInCall(seen.phase) && !isWaiting(seen.phase)) this.testing = false;
      this.#tellBusy(view !== undefined && isInCall(view.phase));
    };
    this.#cancels.push(calls.view.watch(look));
    look(calls.view.get());
  }

  #tellBusy(busy: boolean): void {
    if (busy === this.#busy) return;
    this.#busy = busy;
    this.dispatchEvent(new BusyEvent(busy));
  }

  /** A wait is counted in seconds. */
  #tick(): void {
    if (this.view && isWaiting(this.view.phase)) this.requestUpdate();
    this.#cancelTick = this.clock.after(TICK_MS, () => this.#tick());
  }

  async #call(): Promise<void> {
    // Whoever is quicker than what calls need to load is not to press twice.
    const [calls] = await Promise.all([this.openCalls(), import('./kiosk-in-call.js')]);
    await calls.start({ kind: 'desk', desk: 'help' });
  }

  override render(): TemplateResult {
    const { view } = this;
    if (!view) return this.#drawBefore();
    switch (view.phase.kind) {
      case 'idle': return this.#drawBefore();
      case 'starting':
      case 'queued':
      case 'ringing': return this.#drawWait(view);
      case 'ended': return this.#drawEnd(view);
      default: return html`<kiosk-in-call .calls=${this.#calls} .view=${view}></kiosk-in-call>`;
    }
  }

  #drawBefore(): TemplateResult {
    const words = this.#t();
    const { engine } = this;
    const trouble = engine.kind === 'off' ? words.callsOff() : engine.kind === 'getting-ready' ? words.gettingReady() : undefined;
    const telephone = engine.kind === 'off' ? engine.telephone : undefined;
    return this.#drawPage('help', 'headset', this.testing ? words.testTitle() : words.helpTitle(), html`
      <p role="status">${trouble ?? (this.testing ? words.testText() : words.helpText())}</p>
      ${telephone === undefined ? nothing : html`<p>${words.telephone({ number: telephone })}</p>`}`, html`
      <city-button variant="signal" size="main" data-id="call-help" ?disabled=${engine.kind === 'off'} ?busy=${engine.kind === 'getting-ready'} @click=${() => void this.#call()}
        ${focusable({ id: 'call-help', autofocus: true })}>${words.callHelp()}</city-button>
      ${engine.kind === 'ready' || this.testing ? this.#drawTestButton() : nothing}`);
  }

  #drawWait(view: CallView): TemplateResult {
    const words = this.#t();
    const since = 'since' in view.phase ? view.phase.since : this.clock.now();
    return this.#drawPage('call-waits', 'phone', sayPhase(view, words), html`
      <p class="quiet" aria-live="off">${words.waitedFor({ time: formatWait(this.clock.now() - since) })}</p>`, html`
      <city-button size="main" data-id="call-give-up" @click=${() => this.#calls?.hangUp()} ${focusable({ id: 'give-up', autofocus: true })}>${words.giveUp()}</city-button>
      ${this.#drawTestButton()}`);
  }

  #drawEnd(view: CallView): TemplateResult {
    const words = this.#t();
    const telephone = view.offersTelephone ? this.engine.telephone : undefined;
    return this.#drawPage('call-ended', 'phone-disconnect', sayPhase(view, words), telephone === undefined ? nothing : html`<p>${words.telephone({ number: telephone })}</p>`, html`
      <city-button variant="signal" size="main" data-id="call-done" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</city-button>
      <city-button data-id="call-again" @click=${() => void this.#call()} ${focusable({ id: 'again' })}>${words.callAgain()}</city-button>`);
  }

  /** Beside the call, never before it: whoever does not want to try anything calls with the same one press. */
  #drawTestButton(): TemplateResult {
    const words = this.#t();
    return html`<city-button data-id="test-devices" @click=${() => { this.testing = !this.testing; }} ${focusable({ id: 'test-devices' })}>${this.testing ? words.endTest() : words.testDevices()}</city-button>`;
  }

  /** One sentence over the city, or beside one's own picture, and what can be done. */
  #drawPage(id: string, icon: IconName, title: string, text: TemplateResult | typeof nothing, actions: TemplateResult): TemplateResult {
    return html`
      <city-panel-page ?bleed=${!this.testing} grow data-id=${id}>
        ${this.testing
          ? html`<city-device-test slot="eyes" .clock=${this.clock} .api=${this.api}></city-device-test>`
          : html`<div slot="eyes" class="below"></div>`}
        <div slot="lead" class="sentence">
          ${this.testing ? nothing : html`<div class="mark"><city-icon name=${icon}></city-icon></div>`}
          <h1 role="status">${title}</h1>
          ${text}
        </div>
        <div slot="action" class="actions" ${focusGroup({ id, kind: 'column' })}>${actions}</div>
      </city-panel-page>`;
  }
}

function isWaiting({ kind }: CallPhase): boolean {
  return kind === 'starting' || kind === 'queued' || kind === 'ringing';
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-call': KioskCall;
  }
}
