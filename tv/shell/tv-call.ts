import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { IntentEvent } from '../../shared/navigation/intent-event.js';
import { QUICK_REPLIES } from '../../shared/telepresence/call-messages.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { formatWait, isInCall, sayCall, sayCaller, sayPhase, sayQuick } from '../../shared/ui/call/call-words.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import '../../shared/ui/call/city-call-controls.js';
import type { CallControlPress } from '../../shared/ui/call/city-call-controls.js';
import '../../shared/ui/call/city-call-lines.js';
import '../../shared/ui/call/city-call-stage.js';
import '../../shared/ui/call/city-device-test.js';
import { pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-icon.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { Tv } from './tv.js';

/** The controls lie over the picture: they go when nobody presses a key, and any key brings them back. */
const HIDE_AFTER_MS = 4_000;
const TICK_MS = 1_000;

/** A call over whatever is on: who rings, the wait, the call itself and its end; then what was on is there again as it was. */
@customElement('tv-call')
export class TvCall extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  @state() private writing = false;
  /** Camera, microphone and line are tried, while a call rings or waits. */
  @state() private testing = false;
  @property({ type: Boolean, reflect: true }) quiet = false;
  readonly #t = messages(this, callMessages);
  readonly #centers = centerNames(this, () => this.tv.environment.api);
  #cancels: Cancel[] = [];
  #cancelHide: Cancel = () => {};
  #cancelTick: Cancel = () => {};

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; z-index: 8; display: block; background: var(--ground); --call-control: 96px; --grow: 1; }
    .page { display: flex; flex-direction: column; justify-content: center; box-sizing: border-box; height: 100%; padding: 54px 96px; }
    .page city-icon.mark { margin-bottom: 32px; font-size: 96px; color: var(--ink-second); }
    h1 { margin: 0 0 24px; font-size: var(--type-display); font-weight: 700; line-height: 1.25; }
    p { margin: 0 0 48px; font-size: var(--type-lead); line-height: 1.4; color: var(--ink-second); font-variant-numeric: tabular-nums; }
    city-device-test { flex: 1 1 0; margin: 0 0 24px; }
    .testing h1 { margin-bottom: 0; font-size: var(--type-title); }
    .testing p { margin: 0 0 24px; font-size: var(--type-body); }
    .row { display: flex; flex-wrap: wrap; margin: 0 -12px; }
    .row button { min-width: 320px; margin: 12px; text-align: center; }
    city-call-stage { position: absolute; top: 0; left: 0; right: 0; bottom: 0; }
    /* Nothing of the picture lies under what is pressed. */
    city-call-stage.above { bottom: calc(26% + 22% * var(--text, 1)); }
    .says { position: absolute; top: 54px; left: 50%; max-width: 1200px; margin: 0; padding: 16px 40px; border-radius: 999px; background: var(--ground); color: var(--ink); font-size: var(--type-body); font-weight: 600; transform: translateX(-50%); }
    .says:empty { display: none; }
    .bar { position: absolute; left: 50%; bottom: 54px; width: calc(700px + 500px * var(--text, 1)); transform: translateX(-50%); padding: 24px; box-sizing: border-box; border-radius: var(--radius-large); background: var(--ground); }
    .write { position: absolute; left: 96px; right: 96px; bottom: 54px; box-sizing: border-box; padding: 32px; border-radius: var(--radius-large); background: var(--ground); }
    .replies { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-gap: 24px; margin-top: 24px; }
    .replies button { width: 100%; padding: 12px 24px; text-align: center; overflow-wrap: break-word; }
    @media (prefers-reduced-motion: no-preference) { .bar { transition: opacity 200ms ease-out; } }
    :host([quiet]) .bar { opacity: 0; }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    const onKey = (): void => this.#show();
    addEventListener('keydown', onKey, true);
    // The key that brings the controls back does nothing else: nobody could see what it would do. Back leads out all the same.
    const onIntent = (event: IntentEvent): void => { if (this.quiet && event.intent !== 'back') event.preventDefault(); };
    this.addEventListener('city-intent', onIntent);
    this.#cancels = [() => removeEventListener('keydown', onKey, true), () => this.removeEventListener('city-intent', onIntent)];
    this.#show();
    this.#tick();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of [...this.#cancels, this.#cancelHide, this.#cancelTick]) cancel();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('view') && !isInCall(this.view.phase)) this.writing = false;
    // The call itself needs the devices.
    if (changed.has('view') && this.view.phase.kind !== 'queued' && this.view.phase.kind !== 'ringing') this.testing = false;
    // Whatever is not the call itself is there to be answered at once.
    if (this.view.phase.kind !== 'in-call' || this.writing) this.quiet = false;
  }

  /** Back leaves the writing or the test first, then the call, then its end. */
  goBack(): void {
    const { phase } = this.view;
    if (this.writing) this.writing = false;
    else if (this.testing) this.testing = false;
    else if (phase.kind === 'ended') this.calls.forget();
    else if (phase.kind === 'ringing' && phase.way === 'incoming') this.calls.decline();
    else this.calls.hangUp();
  }

  /** Whoever pressed a key wants to see what it does. */
  #show(): void {
    this.quiet = false;
    this.#cancelHide();
    this.#cancelHide = this.tv.clock.after(HIDE_AFTER_MS, () => { this.quiet = this.view.phase.kind === 'in-call' && sayPhase(this.view, this.#t()) === ''; });
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
      default: return this.#drawCall();
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
    return this.#drawPage('call-ended', 'phone-disconnect', sayPhase(this.view, words), '', html`
      <button type="button" class="signal" data-id="call-done" @click=${() => this.calls.forget()} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</button>
      ${this.view.target ? html`<button type="button" data-id="call-again" @click=${() => this.calls.retry()} ${focusable({ id: 'again' })}>${words.callAgain()}</button>` : nothing}`);
  }

  #drawTestButton(words: CallMessages): TemplateResult {
    return html`<button type="button" data-id="test-devices" @click=${() => { this.testing = !this.testing; }} ${focusable({ id: 'test-devices' })}>${this.testing ? words.endTest() : words.testDevices()}</button>`;
  }

  #drawPage(id: string, icon: IconName, title: string, text: string, buttons: TemplateResult): TemplateResult {
    return html`
      <div class="page ${this.testing ? 'testing' : ''}" role="dialog" aria-modal="true" aria-labelledby="title" data-id=${id} ${focusGroup({ id, kind: 'modal' })}>
        ${this.testing ? html`<city-device-test beside .clock=${this.tv.clock} .api=${this.tv.environment.api}></city-device-test>` : html`<city-icon class="mark" name=${icon}></city-icon>`}
        <h1 id="title" role="status">${title}</h1>
        <p aria-live="off">${text}</p>
        <div class="row" ${focusGroup({ id: 'buttons', kind: 'row' })}>${buttons}</div>
      </div>`;
  }

  #drawCall(): TemplateResult {
    const words = this.#t();
    const { view } = this;
    return html`
      <div role="dialog" aria-modal="true" aria-label=${words.helpTitle()} data-id="call" data-phase=${view.phase.kind} ${focusGroup({ id: 'call', kind: 'modal' })}>
        <city-call-stage class=${this.writing ? 'above' : ''} .view=${view} .centers=${this.#centers()}></city-call-stage>
        <p class="says" role="status">${this.quiet ? sayPhase(view, words) : sayCall(view, words)}</p>
        ${this.writing ? this.#drawWriting(words) : html`<div class="bar">
          <city-call-controls .view=${view} @city-call-control=${({ control }: CallControlPress) => this.#press(control)}></city-call-controls></div>`}
      </div>`;
  }

  #drawWriting(words: CallMessages): TemplateResult {
    return html`
      <div class="write">
        <city-call-lines .view=${this.view} .centers=${this.#centers()} lines="1"></city-call-lines>
        <div class="replies" ${focusGroup({ id: 'quick', kind: 'grid', columns: 4 })}>
          ${QUICK_REPLIES.map((reply, index) => html`
            <button type="button" data-id="quick-${reply}" @click=${() => void this.calls.sendChat({ kind: 'quick', quick: reply })} ${focusable({ id: reply, autofocus: index === 0 })}>${sayQuick(reply, words)}</button>`)}
          <button type="button" data-id="back-to-call" @click=${() => { this.writing = false; }} ${focusable({ id: 'back-to-call' })}>${words.backToCall()}</button>
        </div>
      </div>`;
  }

  #press(control: CallControlPress['control']): void {
    if (control === 'write') this.writing = true;
    else pressControl(this.calls, this.view, control);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-call': TvCall;
  }
}
