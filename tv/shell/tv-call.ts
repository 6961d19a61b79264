import { css, html, LitElement, nothing, type PropertyValues, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { formatWait, sayCaller, sayPhase } from '../../shared/ui/call/call-words.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import '../../shared/ui/call/city-device-test.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-icon.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import './tv-in-call.js';
import type { TvInCall } from './tv-in-call.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { Tv } from './tv.js';

const TICK_MS = 1_000;

/** A call over whatever is on: who rings, the wait, the call itself (`tv-in-call`) and its end; then what was on is there again as it was. */
@customElement('tv-call')
export class TvCall extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  /** A control of the view that draws this call in its midst. */
  @property({ attribute: false }) more: TemplateResult | typeof nothing = nothing;
  /** Camera, microphone and line are tried, while a call rings or waits. */
  @state() private testing = false;
  readonly #t = messages(this, callMessages);
  readonly #centers = centerNames(this, () => this.tv.environment.api);
  #cancelTick: Cancel = () => {};

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; z-index: 8; display: block; background: var(--ground); --grow: 1; }
    .page { display: flex; flex-direction: column; justify-content: center; box-sizing: border-box; height: 100%; padding: 54px 96px; }
    .page city-icon.mark { margin-bottom: 32px; font-size: 96px; color: var(--ink-second); }
    h1 { margin: 0 0 24px; font-size: var(--type-display); font-weight: 700; line-height: 1.25; }
    p { margin: 0 0 48px; font-size: var(--type-lead); line-height: 1.4; color: var(--ink-second); font-variant-numeric: tabular-nums; }
    city-device-test { flex: 1 1 0; margin: 0 0 24px; }
    .testing h1 { margin-bottom: 0; font-size: var(--type-title); }
    .testing p { margin: 0 0 24px; font-size: var(--type-body); }
    tv-invitation { margin-bottom: 48px; }
    .row { display: flex; flex-wrap: wrap; margin: 0 -12px; }
    .row button { min-width: 320px; margin: 12px; text-align: center; }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancelTick();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The call itself needs the devices.
    if (changed.has('view') && this.view.phase.kind !== 'queued' && this.view.phase.kind !== 'ringing') this.testing = false;
  }

  /** Back leaves what stands over the call or the test first, then the call, then its end. */
  goBack(): void {
    const { phase } = this.view;
    if (this.renderRoot.querySelector<TvInCall>('tv-in-call')?.goBack()) return;
    if (this.testing) this.testing = false;
    else if (phase.kind === 'ended') this.calls.forget();
    else if (phase.kind === 'ringing' && phase.way === 'incoming') this.calls.decline();
    else this.calls.hangUp();
  }

  #tick(): void {
    if (this.view.phase.kind === 'queued' || this.view.phase.kind === 'ringing') this.requestUpdate();
    this.#cancelTick = this.tv.clock.after(TICK_MS, () => this.#tick());
  }

  override render(): TemplateResult {
    const { phase } = this.view;
    switch (phase.kind) {
      case 'idle': return html``;
      case 'ringing': return phase.way === 'incoming' ? this.#drawIncoming() : this.#drawWait(phase.since);
      case 'starting': return this.#drawWait(undefined);
      case 'queued': return this.#drawWait(phase.since);
      case 'ended': return this.#drawEnd();
      default: return html`<tv-in-call .tv=${this.tv} .calls=${this.calls} .view=${this.view} .centers=${this.#centers()} .more=${this.more}></tv-in-call>`;
    }
  }

  #drawIncoming(): TemplateResult {
    const words = this.#t();
    return this.#drawPage('call-incoming', 'phone', sayCaller(this.view, words, this.#centers()), '', html`
      <button type="button" class="signal" data-id="call-answer" @click=${() => void this.calls.answer()} ${focusable({ id: 'answer', autofocus: true })}>${words.answer()}</button>
      <button type="button" data-id="call-decline" @click=${() => this.calls.decline()} ${focusable({ id: 'decline' })}>${words.decline()}</button>
      ${this.#drawTestButton(words)}`);
  }

  #drawWait(since: number | undefined): TemplateResult {
    const words = this.#t();
    return this.#drawPage('call-waits', 'phone', sayPhase(this.view, words), since === undefined ? '' : words.waitedFor({ time: formatWait(this.tv.clock.now() - since) }), html`
      <button type="button" data-id="call-give-up" @click=${() => this.calls.hangUp()} ${focusable({ id: 'give-up', autofocus: true })}>${words.giveUp()}</button>
      ${since === undefined ? nothing : this.#drawTestButton(words)}`);
  }

  #drawEnd(): TemplateResult {
    const words = this.#t();
    const { phase, call } = this.view;
    // The others are still there: what this television cannot carry, a phone can.
    const goesOn = phase.kind === 'ended' && phase.why === 'unsupported' && call?.state === 'active';
    if (goesOn) void import('./tv-invitation.js');
    return this.#drawPage('call-ended', 'phone-disconnect', sayPhase(this.view, words), goesOn ? html`<tv-invitation open .tv=${this.tv} .view=${this.view} .purpose=${'phone' as const}></tv-invitation>` : '', html`
      <button type="button" class="signal" data-id="call-done" @click=${() => this.calls.forget()} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</button>
      ${this.view.elsewhere ? html`<button type="button" data-id="continue-here" @click=${() => void this.calls.takeOver()} ${focusable({ id: 'continue-here' })}>${words.continueHere()}</button>` : this.view.target ? html`<button type="button" data-id="call-again" @click=${() => this.calls.retry()} ${focusable({ id: 'again' })}>${words.callAgain()}</button>` : nothing}`);
  }

  #drawTestButton(words: CallMessages): TemplateResult {
    return html`<button type="button" data-id="test-devices" @click=${() => { this.testing = !this.testing; }} ${focusable({ id: 'test-devices' })}>${this.testing ? words.endTest() : words.testDevices()}</button>`;
  }

  #drawPage(id: string, icon: IconName, title: string, text: string | TemplateResult, buttons: TemplateResult): TemplateResult {
    return html`
      <div class="page ${this.testing ? 'testing' : ''}" role="dialog" aria-modal="true" aria-labelledby="title" data-id=${id} ${focusGroup({ id, kind: 'modal' })}>
        ${this.testing ? html`<city-device-test beside .clock=${this.tv.clock} .api=${this.tv.environment.api}></city-device-test>` : html`<city-icon class="mark" name=${icon}></city-icon>`}
        <h1 id="title" role="status">${title}</h1>
        ${typeof text === 'string' ? html`<p aria-live="off">${text}</p>` : text}
        <div class="row" ${focusGroup({ id: 'buttons', kind: 'row' })}>${buttons}</div>
      </div>`;
  }
}

/** The words by which home offers a call that goes on elsewhere; they come with what draws calls. */
export function sayContinue(host: ReactiveControllerHost): () => string {
  const words = messages(host, callMessages);
  return () => words().continueHere();
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-call': TvCall;
  }
}
