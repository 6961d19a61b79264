import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import { QUICK_REPLIES } from '../../shared/telepresence/call-messages.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import '../../shared/ui/call/call-icons.js';
import { CallEngineWatch, type EngineSeen } from '../../shared/ui/call/call-engine-watch.js';
import { formatWait, isInCall, sayPhase, sayQuick, type CenterNames } from '../../shared/ui/call/call-words.js';
import type { CallControlPress } from '../../shared/ui/call/city-call-controls.js';
import { isFailure, pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { apiContext, clockContext, openCallsContext, type OpenCalls } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { PagedItem } from '../../shared/ui/panel/city-pages.js';
import '../../shared/ui/panel/city-panel-page.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import type { LeaveEvent } from '../../shared/ui/panel/leave-event.js';
import { VisitOver } from '../../shared/ui/panel/visit-over.js';

/** Whether something runs on this page that needs no hands, so that nobody who merely talks counts as gone. */
export class BusyEvent extends Event {
  constructor(readonly busy: boolean) {
    super('kiosk-busy', { bubbles: true, composed: true });
  }
}

const TICK_MS = 1_000;

/** The help desk by video: what it is, the wait, the call and its end. Leaving the page ends the call, and nothing of it stays. */
@customElement('kiosk-call')
export class KioskCall extends LitElement {
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  @state() private view: CallView | undefined;
  @state() private engine: EngineSeen = { kind: 'unknown' };
  @state() private writing = false;
  @state() private centers: CenterNames = new Map();
  readonly #t = messages(this, callMessages);
  readonly #large = largeText(this);
  #calls: CallSession | undefined;
  #cancels: Cancel[] = [];
  #cancelTick: Cancel = () => {};
  #busy = false;
  readonly #onLeave = (event: LeaveEvent): void => {
    if (!this.view || !isInCall(this.view.phase)) return;
    event.preventDefault();
    if (this.writing) this.writing = false;
    else this.#calls?.hangUp();
  };

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; --call-control: calc(var(--mm) * 34); }
    .below { position: absolute; inset: 0; }
    .below::after { content: ''; position: absolute; left: 0; right: 0; bottom: 0; height: 26%; background: linear-gradient(to bottom, transparent, var(--ground)); }
    @media (orientation: landscape) { .below::after { display: none; } }
    .mark { line-height: 1; font-size: calc(var(--mm) * 26); }
    h1 { margin: var(--gap) 0 0; font-size: var(--type-heading); line-height: 1.25; letter-spacing: -0.02em; }
    h1:lang(th) { letter-spacing: 0; line-height: 1.4; }
    p { margin: var(--gap) 0 0; font-size: var(--type-answer); line-height: 1.45; }
    .quiet { color: var(--ink-second); font-variant-numeric: tabular-nums; }
    city-call-stage { flex: 1 1 0; }
    .call { background: var(--ground); }
    .phase p { margin: 0; font-size: var(--type-answer); font-weight: 600; }
    .actions { display: grid; gap: var(--gap); }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('city-leave', this.#onLeave);
    const engine = new CallEngineWatch(this.api, this.clock);
    this.#cancels = [engine.state.watch((seen) => { this.engine = seen; }), engine.start()];
    void this.#open();
    void this.api.call('listCenters', {}).then((list) => { if (list.ok) this.centers = new Map(list.value.centers.map(({ id, name }) => [id, name])); });
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('city-leave', this.#onLeave);
    for (const cancel of [...this.#cancels, this.#cancelTick]) cancel();
    this.#calls?.forget();
    this.#busy = false;
  }

  async #open(): Promise<void> {
    const calls = await this.openCalls();
    if (!this.isConnected) return;
    this.#calls = calls;
    const look = (view: CallView): void => {
      this.view = view;
      this.#tellBusy(isInCall(view.phase));
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
    const { kind } = this.view?.phase ?? { kind: 'idle' };
    if (kind === 'queued' || kind === 'ringing') this.requestUpdate();
    this.#cancelTick = this.clock.after(TICK_MS, () => this.#tick());
  }

  async #call(): Promise<void> {
    const calls = this.#calls;
    if (!calls) return;
    await import('./in-call.js');
    const started = calls.start({ kind: 'desk', desk: 'help' });
    // A call begins without wishes; whoever calls wants to be heard and seen.
    calls.setMicrophone(true);
    calls.setCamera(true);
    await started;
  }

  #press({ control }: CallControlPress): void {
    if (control === 'write') this.writing = !this.writing;
    else if (this.#calls && this.view) pressControl(this.#calls, this.view, control);
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
      default: return this.#drawCall(view);
    }
  }

  #drawBefore(): TemplateResult {
    const words = this.#t();
    const { engine } = this;
    const trouble = engine.kind === 'off' ? words.callsOff() : engine.kind === 'getting-ready' ? words.gettingReady() : undefined;
    const telephone = engine.kind === 'off' ? engine.telephone : undefined;
    return this.#drawPage('help', 'headset', words.helpTitle(), html`
      <p role="status">${trouble ?? words.helpText()}</p>
      ${telephone === undefined ? nothing : html`<p>${words.telephone({ number: telephone })}</p>`}`, html`
      <city-button variant="signal" size="main" data-id="call-help" ?disabled=${engine.kind === 'off'} ?busy=${engine.kind === 'getting-ready'} @click=${() => void this.#call()}
        ${focusable({ id: 'call-help', autofocus: true })}>${words.callHelp()}</city-button>`);
  }

  #drawWait(view: CallView): TemplateResult {
    const words = this.#t();
    const since = 'since' in view.phase ? view.phase.since : this.clock.now();
    return this.#drawPage('call-waits', 'phone', sayPhase(view, words), html`
      <p class="quiet" aria-live="off">${words.waitedFor({ time: formatWait(this.clock.now() - since) })}</p>`, html`
      <city-button size="main" data-id="call-give-up" @click=${() => this.#calls?.hangUp()} ${focusable({ id: 'give-up', autofocus: true })}>${words.giveUp()}</city-button>`);
  }

  #drawEnd(view: CallView): TemplateResult {
    const words = this.#t();
    const telephone = view.offersTelephone ? this.engine.telephone : undefined;
    return this.#drawPage('call-ended', 'phone-disconnect', sayPhase(view, words), telephone === undefined ? nothing : html`<p>${words.telephone({ number: telephone })}</p>`, html`
      <city-button variant="signal" size="main" data-id="call-done" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</city-button>
      <city-button data-id="call-again" @click=${() => void this.#call()} ${focusable({ id: 'again' })}>${words.callAgain()}</city-button>`);
  }

  /** A screen without pictures: one sentence over the city, and what can be done. */
  #drawPage(id: string, icon: IconName, title: string, text: TemplateResult | typeof nothing, actions: TemplateResult): TemplateResult {
    return html`
      <city-panel-page bleed grow data-id=${id}>
        <div slot="eyes" class="below"></div>
        <div slot="lead" class="sentence">
          <div class="mark"><city-icon name=${icon}></city-icon></div>
          <h1 role="status">${title}</h1>
          ${text}
        </div>
        <div slot="action" class="actions" ${focusGroup({ id, kind: 'column' })}>${actions}</div>
      </city-panel-page>`;
  }

  #drawCall(view: CallView): TemplateResult {
    const words = this.#t();
    const { microphone, camera } = view.devices;
    const says = sayPhase(view, words) || (isFailure(microphone.now) ? words.microphoneFailed() : isFailure(camera.now) ? words.cameraFailed() : view.microphoneSilent ? words.microphoneSilent() : '');
    return html`
      <city-panel-page grow class="call" data-id="call" data-phase=${view.phase.kind}>
        <city-call-stage slot="eyes" .view=${view} .centers=${this.centers}></city-call-stage>
        <div slot="lead" class="phase"><p role="status">${says}</p>${this.writing ? html`<city-call-lines .view=${view} .centers=${this.centers} lines="1"></city-call-lines>` : nothing}</div>
        ${this.writing ? html`<city-pages name="quick" arrange="chips" .items=${this.#listReplies(words)}></city-pages>` : nothing}
        <div slot="action" class="actions" ${focusGroup({ id: 'call', kind: 'column' })}>
          ${view.soundBlocked ? html`<city-button variant="signal" data-id="hear" @click=${() => this.#calls?.playSound()} ${focusable({ id: 'hear' })}>${words.hearOthers()}</city-button>` : nothing}
          ${this.writing
            ? html`<city-button data-id="back-to-call" @click=${() => { this.writing = false; }} ${focusable({ id: 'back-to-call' })}>${words.backToCall()}</city-button>`
            : html`<city-call-controls ?compact=${this.#large()} .view=${view} @city-call-control=${(press: CallControlPress) => this.#press(press)}></city-call-controls>`}
        </div>
      </city-panel-page>`;
  }

  /** Said with one press: a panel has no keyboard, and a caller in the rain no patience for one. */
  #listReplies(words: CallMessages): readonly PagedItem[] {
    return QUICK_REPLIES.map((reply) => ({
      key: reply,
      draw: () => html`<city-chip data-id="quick-${reply}" @click=${() => void this.#calls?.sendChat({ kind: 'quick', quick: reply })} ${focusable({ id: reply })}>${sayQuick(reply, words)}</city-chip>`,
    }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-call': KioskCall;
  }
  interface GlobalEventHandlersEventMap {
    'kiosk-busy': BusyEvent;
  }
}
