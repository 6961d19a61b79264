import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Clock } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import { QUICK_REPLIES } from '../../shared/telepresence/call-messages.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { CallTools } from '../../shared/ui/call/call-tools.js';
import { sayCall, sayQuick } from '../../shared/ui/call/call-words.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import '../../shared/ui/call/city-call-controls.js';
import type { CallControlPress } from '../../shared/ui/call/city-call-controls.js';
import '../../shared/ui/call/city-call-lines.js';
import '../../shared/ui/call/city-call-stage.js';
import '../../shared/ui/call/city-call-transcript.js';
import { inviteMessages } from '../../shared/ui/call/invite/strings/compiled/index.js';
import { pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { apiContext, clockContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-chip.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../../shared/ui/panel/city-pages.js';
import type { PagedItem } from '../../shared/ui/panel/city-pages.js';
import '../../shared/ui/panel/city-panel-page.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import type { KioskTypingEvent } from './kiosk-typing.js';

/** The call itself on a panel: the others before the eyes, its controls before the hands; fetched when a call begins. */
@customElement('kiosk-in-call')
export class KioskInCall extends LitElement {
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  /** Another control, of the view in whose midst the call stands. */
  @property({ attribute: false }) more: TemplateResult | typeof nothing = nothing;
  @consume({ context: apiContext }) private api!: ApiClient;
  @consume({ context: clockContext }) private clock!: Clock;
  /** What stands before the hands. */
  @state() private mode: 'controls' | 'write' | 'type' | 'more' | 'transcript' | 'invite' = 'controls';
  /** What is being written; it goes with the call. */
  @state() private draft = '';
  readonly #t = messages(this, callMessages);
  readonly #large = largeText(this);
  readonly #centers = centerNames(this, () => this.api);
  readonly #invite = messages(this, inviteMessages);
  readonly #tools = new CallTools(this, {
    clock: () => this.clock, calls: () => this.calls, view: () => this.view, openTranscript: () => { this.mode = 'transcript'; }, openInvitation: () => this.#openInvitation(),
  });

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; background: var(--ground); --call-control: calc(var(--mm) * 34); }
    city-call-stage { flex: 1 1 0; }
    p { margin: 0; font-size: var(--type-answer); font-weight: 600; line-height: 1.45; }
    city-call-transcript { flex: var(--hands-flex, 1 1 0); height: calc(var(--mm) * 190); }
    @media (orientation: landscape) { city-call-transcript { height: auto; } }
    city-chip city-icon { font-size: 1.2em; vertical-align: -0.2em; }
    city-invitation { --qr: calc(var(--mm) * 62); padding-top: var(--gap); }
    .actions { display: grid; gap: var(--gap); }
  `;

  /** Back leaves what stands in place of the controls before it leaves the call. @returns false when there is nothing to leave but the call */
  goBack(): boolean {
    const { mode } = this;
    this.mode = mode === 'transcript' ? 'more' : mode === 'type' ? 'write' : 'controls';
    return mode !== 'controls';
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { view } = this;
    if (this.mode === 'type') return this.#drawTyping(words);
    const says = (this.mode === 'more' ? this.#tools.sayNote(words) : '') || sayCall(view, words);
    return html`
      <city-panel-page grow data-id="call" data-phase=${view.phase.kind}>
        <city-call-stage slot="eyes" .view=${view} .centers=${this.#centers()} .pinned=${this.#tools.pinned}></city-call-stage>
        <div slot="lead"><p role="status">${says}</p>${view.chat.length === 0 || this.mode === 'transcript' ? nothing : html`<city-call-lines .view=${view} .centers=${this.#centers()} lines="1"></city-call-lines>`}</div>
        ${this.#drawMode(words)}
        <div slot="action" class="actions" ${focusGroup({ id: 'call', kind: 'column' })}>
          ${view.soundBlocked ? html`<city-button variant="signal" data-id="hear" @click=${() => this.calls.playSound()} ${focusable({ id: 'hear' })}>${words.hearOthers()}</city-button>` : nothing}
          ${this.mode !== 'controls'
            ? html`<city-button data-id="back-to-call" @click=${() => { this.mode = 'controls'; }} ${focusable({ id: 'back-to-call' })}>${this.mode === 'invite' ? this.#invite().closeInvitation() : words.backToCall()}</city-button>`
            : html`<city-call-controls ?compact=${this.#large()} .view=${view} @city-call-control=${({ control }: CallControlPress) => this.#press(control)}></city-call-controls>${this.more}`}
        </div>
      </city-panel-page>`;
  }

  #drawTyping(words: CallMessages): TemplateResult {
    return html`<kiosk-typing ?large=${this.#large()} data-id="call" data-phase=${this.view.phase.kind} .view=${this.view} .centers=${this.#centers()} .pinned=${this.#tools.pinned} .says=${sayCall(this.view, words)} .draft=${this.draft}
      @kiosk-typing=${(event: KioskTypingEvent) => this.#onTyping(event)}></kiosk-typing>`;
  }

  #onTyping({ does, text }: KioskTypingEvent): void {
    if (does === 'change') this.draft = text;
    if (does === 'leave') this.mode = 'controls';
    if (does !== 'send') return;
    void this.calls.sendChat({ kind: 'text', text: text.trim() });
    this.draft = '';
  }

  #drawMode(words: CallMessages): TemplateResult | typeof nothing {
    switch (this.mode) {
      case 'controls':
      case 'type': return nothing;
      case 'write': return html`<city-pages name="quick" arrange="chips" .items=${this.#listReplies(words)}></city-pages>`;
      case 'more': return html`<city-pages name="more" arrange="chips" .items=${this.#listTools(words)}></city-pages>`;
      case 'invite': return html`<city-invitation ?brief=${this.#large()} .api=${this.api} .clock=${this.clock} .call=${this.view.call} purpose="guest"></city-invitation>`;
      case 'transcript': return html`<city-call-transcript .view=${this.view} .centers=${this.#centers()}></city-call-transcript>`;
    }
  }

  #openInvitation(): void {
    void import('../../shared/ui/call/invite/city-invitation.js').then(() => { this.mode = 'invite'; }, () => undefined);
  }

  #listTools(words: CallMessages): readonly PagedItem[] {
    return this.#tools.list(words, this.#centers()).map(({ id, icon, text, press }) => ({
      key: id,
      draw: () => html`<city-chip data-id="tool-${id}" @click=${press} ${focusable({ id })}><city-icon name=${icon}></city-icon> ${text}</city-chip>`,
    }));
  }

  /** Said with one press: a caller in the rain has no patience for a keyboard. Whoever has, finds it before them. */
  #listReplies(words: CallMessages): readonly PagedItem[] {
    const typing = { key: 'type', draw: () => html`<city-chip data-id="type-line" label=${words.typeLine()} @click=${() => this.#openTyping()} ${focusable({ id: 'type' })}><city-icon name="keyboard"></city-icon>${this.#large() ? nothing : ` ${words.typeLine()}`}</city-chip>` };
    return [typing, ...QUICK_REPLIES.map((reply) => ({
      key: reply,
      draw: () => html`<city-chip data-id="quick-${reply}" @click=${() => void this.calls.sendChat({ kind: 'quick', quick: reply })} ${focusable({ id: reply })}>${sayQuick(reply, words)}</city-chip>`,
    }))];
  }

  #openTyping(): void {
    void import('./kiosk-typing.js').then(() => { this.mode = 'type'; }, () => undefined);
  }

  #press(control: CallControlPress['control']): void {
    if (control === 'write' || control === 'more') this.mode = control;
    else pressControl(this.calls, this.view, control);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-in-call': KioskInCall;
  }
}
