import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { sayPhase } from '../../shared/ui/call/call-words.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import { keepAwake } from '../shell/keep-awake.js';
import type { Phone } from '../shell/phone.js';
import { phoneMessages } from '../strings/compiled/index.js';
import { comeBack } from './come-back.js';
import { readEnding } from './read-ending.js';
import './phone-camera.js';
import './phone-incoming.js';
import './phone-in-call.js';
import type { PhoneInCall } from './phone-in-call.js';

/** A call on the phone: the wait, the call itself, or the camera of a television, and the end. */
@customElement('phone-call')
export class PhoneCall extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  readonly #t = messages(this, phoneMessages);
  readonly #words = messages(this, callMessages);
  #cancels: Cancel[] = [];
  /** The person at this phone ended it, and is not told why. */
  #left = false;

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; overflow-y: auto; }
    .page { display: flex; flex-direction: column; justify-content: center; box-sizing: border-box; max-width: 34rem; min-height: 100%; margin: 0 auto; padding: 24px calc(var(--edge) + env(safe-area-inset-right)) calc(24px + env(safe-area-inset-bottom)) calc(var(--edge) + env(safe-area-inset-left)); }
    .mark { font-size: 56px; color: var(--ink-second); line-height: 1; }
    h1 { margin: 20px 0 8px; font-size: var(--type-title); line-height: 1.25; overflow-wrap: break-word; }
    h1:lang(th) { line-height: 1.5; }
    p { margin: 0; line-height: 1.5; color: var(--ink-second); overflow-wrap: break-word; }
    .actions { display: grid; grid-gap: 12px; margin-top: 32px; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#cancels = [keepAwake(), comeBack(this.calls, document)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
  }

  /** Back leaves the writing, then the page of a call that is over; never the call itself, which has a control for that. */
  goBack(): boolean {
    const { phase } = this.view;
    if (phase.kind === 'ended') this.calls.forget();
    else if (phase.kind === 'ringing' && phase.way === 'incoming') this.calls.decline();
    else return this.renderRoot.querySelector<PhoneInCall>('phone-in-call')?.goBack() ?? false;
    return true;
  }

  override render(): TemplateResult {
    const { view } = this;
    switch (view.phase.kind) {
      case 'idle': return html``;
      case 'ringing': return view.phase.way === 'incoming' ? html`<phone-incoming .phone=${this.phone} .calls=${this.calls} .view=${view}></phone-incoming>` : this.#drawWait();
      case 'starting':
      case 'queued': return this.#drawWait();
      case 'ended': return this.#drawEnd();
      default: return this.#readRole() === 'camera'
        ? html`<phone-camera .calls=${this.calls} .view=${view} @phone-leave=${() => this.#leave()}></phone-camera>`
        : html`<phone-in-call .phone=${this.phone} .calls=${this.calls} .view=${view} @phone-leave=${() => this.#leave()}></phone-in-call>`;
    }
  }

  #readRole(): string | undefined {
    const { call } = this.view;
    return call?.members.find(({ id }) => id === call.selfId)?.role;
  }

  #leave(): void {
    this.#left = true;
    this.calls.hangUp();
  }

  #drawWait(): TemplateResult {
    const words = this.#words();
    return html`
      <div class="page" data-id="call-waits" ${focusGroup({ id: 'wait', kind: 'column' })}>
        <div class="mark"><city-icon name="phone"></city-icon></div>
        <h1 role="status">${sayPhase(this.view, words)}</h1>
        <div class="actions"><city-button size="main" data-id="call-give-up" @click=${() => this.#leave()} ${focusable({ id: 'give-up', autofocus: true })}>${words.hangUp()}</city-button></div>
      </div>`;
  }

  #drawEnd(): TemplateResult {
    const own = this.#t();
    const words = this.#words();
    const signedIn = this.phone.session.state.get().kind === 'signed-in';
    const { says, hint, canReturn } = readEnding({ view: this.view, left: this.#left, isCamera: this.#readRole() === 'camera', own, words });
    return html`
      <div class="page" data-id="call-ended" ${focusGroup({ id: 'ended', kind: 'column' })}>
        <div class="mark"><city-icon name="phone-disconnect"></city-icon></div>
        <h1 role="status">${says}</h1>
        ${hint === '' ? nothing : html`<p>${hint}</p>`}
        <div class="actions">
          ${canReturn ? html`<city-button variant="signal" size="main" data-id="call-bring-here" @click=${() => this.calls.retry()} ${focusable({ id: 'bring-here', autofocus: true })}>${own.bringHere()}</city-button>` : nothing}
          <city-button variant=${canReturn ? 'quiet' : 'signal'} size="main" data-id="call-done" @click=${() => this.calls.forget()} ${focusable({ id: 'done', autofocus: !canReturn })}>${signedIn ? words.done() : own.anotherCall()}</city-button>
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-call': PhoneCall;
  }
}
