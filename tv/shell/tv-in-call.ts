import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { IntentEvent } from '../../shared/navigation/intent-event.js';
import { QUICK_REPLIES } from '../../shared/telepresence/call-messages.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { CallTools } from '../../shared/ui/call/call-tools.js';
import { sayCall, sayPhase, sayQuick, type CenterNames } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/call/city-call-controls.js';
import type { CallControlPress } from '../../shared/ui/call/city-call-controls.js';
import '../../shared/ui/call/city-call-lines.js';
import '../../shared/ui/call/city-call-stage.js';
import '../../shared/ui/call/city-call-transcript.js';
import type { InvitationPurpose } from '../../shared/ui/call/invite/city-invitation.js';
import { inviteMessages } from '../../shared/ui/call/invite/strings/compiled/index.js';
import { isFailure, pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { Tv } from './tv.js';

/** The controls lie over the picture: they go when nobody presses a key, and any key brings them back. */
const HIDE_AFTER_MS = 4_000;
/** As long as a line that was written takes to be read. */
const READ_MS = 12_000;
/** Old engines may join and then draw nothing: whoever should be seen by now will not be. */
const PICTURE_LATE_MS = 8_000;

/** The call itself on a television: the others over the whole picture, and what the remote control can do about it. */
@customElement('tv-in-call')
export class TvInCall extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) centers: CenterNames = new Map();
  /** Another control, among what else can be done. */
  @property({ attribute: false }) more: TemplateResult | typeof nothing = nothing;
  @state() private mode: 'controls' | 'write' | 'more' | 'transcript' | 'invite' = 'controls';
  @state() private pictureLate = false;
  @property({ type: Boolean, reflect: true }) quiet = false;
  readonly #t = messages(this, callMessages);
  readonly #invite = messages(this, inviteMessages);
  readonly #tools = new CallTools(this, {
    clock: () => this.tv.clock, calls: () => this.calls, view: () => this.view, openTranscript: () => { this.mode = 'transcript'; }, openInvitation: () => this.#openInvitation(undefined),
  });
  #cancels: Cancel[] = [];
  #cancelHide: Cancel = () => {};
  #cancelLate: Cancel | undefined;
  /** What somebody is invited for; undefined asks for it. */
  #purpose: InvitationPurpose | undefined;
  /** The last line that somebody else has written. */
  #read: string | undefined;

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; --call-control: 96px; --grow: 1; --secrecy-top: 150px; }
    city-call-stage { position: absolute; top: 0; left: 0; right: 0; bottom: 0; }
    /* Nothing of the picture lies under what is pressed. */
    city-call-stage.above { bottom: calc(26% + 22% * var(--text, 1)); }
    .says { position: absolute; top: 54px; left: 50%; max-width: 1200px; margin: 0; padding: 16px 40px; border-radius: 999px; background: var(--ground); color: var(--ink); font-size: var(--type-body); font-weight: 600; transform: translateX(-50%); }
    .says:empty { display: none; }
    .bar { position: absolute; left: 50%; bottom: 54px; width: calc(700px + 500px * var(--text, 1)); transform: translateX(-50%); padding: 24px; box-sizing: border-box; border-radius: var(--radius-large); background: var(--ground); }
    .offers { display: flex; justify-content: center; margin-bottom: 24px; }
    .offers button { text-align: center; }
    .bar city-call-lines { margin: 0 16px 16px; }
    .below { position: absolute; left: 96px; right: 96px; bottom: 54px; box-sizing: border-box; padding: 32px; border-radius: var(--radius-large); background: var(--ground); }
    .choices { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-gap: 24px; margin-top: 24px; }
    .choices.tools { grid-template-columns: repeat(3, minmax(0, 1fr)); }
    .choices button { width: 100%; padding: 12px 24px; text-align: center; overflow-wrap: break-word; }
    .choices city-icon { margin-right: 12px; vertical-align: -4px; font-size: 1.2em; }
    p.note { margin: 0; font-size: var(--type-body); line-height: 1.35; }
    city-call-transcript { height: calc(120px + 150px * var(--text, 1)); }
    .back { width: 100%; margin-top: 24px; text-align: center; }
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
  }

  protected override firstUpdated(): void {
    this.#show();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of [...this.#cancels, this.#cancelHide]) cancel();
    this.#cancelLate?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Whatever is not the call itself is there to be answered at once.
    if (this.view.phase.kind !== 'in-call' || this.mode !== 'controls') this.quiet = false;
    if (!changed.has('view')) return;
    this.#watchPicture();
    const last = this.view.chat.filter(({ self }) => !self).at(-1)?.id;
    if (last !== this.#read) this.#show(READ_MS);
    else if (this.view.microphoneSilent && changed.get('view')?.microphoneSilent === false) this.#show(READ_MS);
    this.#read = last;
  }

  /** Somebody is there and sends a picture, and none of it is seen. */
  #watchPicture(): void {
    const { phase, tiles } = this.view;
    const comes = phase.kind === 'in-call' && tiles.some(({ self, camera }) => !self && camera?.flow === 'coming');
    if (comes) {
      this.#cancelLate ??= this.tv.clock.after(PICTURE_LATE_MS, () => {
        this.pictureLate = true;
        this.#show(READ_MS);
      });
      return;
    }
    this.#cancelLate?.();
    this.#cancelLate = undefined;
    this.pictureLate = false;
  }

  #openInvitation(purpose: InvitationPurpose | undefined): void {
    void import('./tv-invitation.js').then(() => {
      this.#purpose = purpose;
      this.mode = 'invite';
    }, () => undefined);
  }

  /** Back leaves what stands in place of the controls. @returns false when there is nothing to leave but the call */
  goBack(): boolean {
    const { mode } = this;
    this.mode = mode === 'transcript' ? 'more' : 'controls';
    return mode !== 'controls';
  }

  /** Whoever pressed a key wants to see what it does; what somebody wrote wants to be read. */
  #show(forMs = HIDE_AFTER_MS): void {
    this.quiet = false;
    this.#cancelHide();
    this.#cancelHide = this.tv.clock.after(forMs, () => { this.quiet = this.view.phase.kind === 'in-call' && this.mode === 'controls' && sayPhase(this.view, this.#t()) === ''; });
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { view } = this;
    return html`
      <div role="dialog" aria-modal="true" aria-label=${words.helpTitle()} data-id="call" data-phase=${view.phase.kind} ${focusGroup({ id: 'call', kind: 'modal' })}>
        <city-call-stage class=${this.mode === 'controls' ? '' : 'above'} .view=${view} .centers=${this.centers} .pinned=${this.#tools.pinned}></city-call-stage>
        <p class="says" role="status">${this.quiet ? sayPhase(view, words) : sayCall(view, words)}</p>
        ${this.#drawMode(words)}
      </div>`;
  }

  #drawMode(words: CallMessages): TemplateResult {
    switch (this.mode) {
      case 'controls': return html`
        <div class="bar">
          ${this.#drawOffer()}${this.view.chat.some(({ self }) => !self) ? html`<city-call-lines .view=${this.view} .centers=${this.centers} lines="1"></city-call-lines>` : nothing}
          <city-call-controls .view=${this.view} @city-call-control=${({ control }: CallControlPress) => this.#press(control)}></city-call-controls></div>`;
      case 'write': return html`
        <div class="below">
          <city-call-lines .view=${this.view} .centers=${this.centers} lines="1"></city-call-lines>
          <div class="choices" ${focusGroup({ id: 'quick', kind: 'grid', columns: 4 })}>
            ${QUICK_REPLIES.map((reply, index) => html`
              <button type="button" data-id="quick-${reply}" @click=${() => void this.calls.sendChat({ kind: 'quick', quick: reply })} ${focusable({ id: reply, autofocus: index === 0 })}>${sayQuick(reply, words)}</button>`)}
            <button type="button" data-id="back-to-call" @click=${() => { this.mode = 'controls'; }} ${focusable({ id: 'back-to-call' })}>${words.backToCall()}</button>
          </div>
        </div>`;
      case 'more': return html`
        <div class="below">
          <p class="note" role="status">${this.#tools.sayNote(words)}</p>
          <div class="choices tools" ${focusGroup({ id: 'tools', kind: 'grid', columns: 3 })}>
            ${this.#tools.list(words, this.centers).map(({ id, icon, text, press }, index) => html`
              <button type="button" data-id="tool-${id}" @click=${press} ${focusable({ id, autofocus: index === 0 })}><city-icon name=${icon}></city-icon>${text}</button>`)}
            ${this.more}
            <button type="button" data-id="back-to-call" @click=${() => { this.mode = 'controls'; }} ${focusable({ id: 'back-to-call' })}>${words.backToCall()}</button>
          </div>
        </div>`;
      case 'invite': return html`
        <div class="below" data-id="inviting"><tv-invitation .tv=${this.tv} .view=${this.view} .purpose=${this.#purpose} @tv-invitation-closed=${() => { this.mode = 'controls'; }}></tv-invitation></div>`;
      case 'transcript': return html`
        <div class="below" ${focusGroup({ id: 'said', kind: 'column' })}>
          <city-call-transcript .view=${this.view} .centers=${this.centers}></city-call-transcript>
          <button type="button" class="back" data-id="back-to-call" @click=${() => { this.mode = 'controls'; }} ${focusable({ id: 'back-to-call', autofocus: true })}>${words.backToCall()}</button>
        </div>`;
    }
  }

  /** What a phone can do for this television just now: see in its place, or be its camera where it has none. */
  #drawOffer(): TemplateResult | typeof nothing {
    const words = this.#invite();
    const { devices, tiles } = this.view;
    const lacksCamera = isFailure(devices.camera.now) && tiles.some(({ self, memberIds }) => self && memberIds.length === 1);
    if (!this.pictureLate && !lacksCamera) return nothing;
    const [purpose, says] = this.pictureLate ? (['phone', words.goOnOnPhone()] as const) : (['camera', words.phoneCamera()] as const);
    return html`<div class="offers" ${focusGroup({ id: 'offers', kind: 'row' })}><button type="button" class="signal" data-id="offer-${purpose}" @click=${() => this.#openInvitation(purpose)} ${focusable({ id: 'offer' })}>${says}</button></div>`;
  }

  #press(control: CallControlPress['control']): void {
    if (control === 'write' || control === 'more') this.mode = control;
    else pressControl(this.calls, this.view, control);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-in-call': TvInCall;
  }
}
