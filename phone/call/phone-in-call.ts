import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { CallTools, type CallTool } from '../../shared/ui/call/call-tools.js';
import { sayCall } from '../../shared/ui/call/call-words.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import '../../shared/ui/call/city-call-controls.js';
import type { CallControlPress } from '../../shared/ui/call/city-call-controls.js';
import '../../shared/ui/call/city-call-lines.js';
import '../../shared/ui/call/city-call-stage.js';
import '../../shared/ui/call/city-call-transcript.js';
import { pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages, type CallMessages } from '../../shared/ui/call/strings/compiled/index.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import type { Phone } from '../shell/phone.js';
import { phoneMessages } from '../strings/compiled/index.js';
import { DeviceList } from './device-list.js';
import { pickOtherCamera } from './other-camera.js';
import './phone-write.js';

/** A guest in a call: pictures, what can be done, and the writing or what was said in place of that. */
@customElement('phone-in-call')
export class PhoneInCall extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  @state() private mode: 'controls' | 'write' | 'more' | 'transcript' = 'controls';
  readonly #t = messages(this, phoneMessages);
  readonly #words = messages(this, callMessages);
  readonly #large = largeText(this);
  readonly #devices = new DeviceList(this);
  readonly #centers = centerNames(this, () => this.phone.api);
  readonly #tools = new CallTools(this, { clock: () => this.phone.clock, calls: () => this.calls, view: () => this.view, openTranscript: () => { this.mode = 'transcript'; } });
  /** Neither microphone nor camera was on yet: the page was loaded anew in the call. */
  #returned = true;

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; --call-control: 52px; }
    /* Pictures keep their names, whatever is written under them. */
    .picture { position: relative; flex: 1 1 0; min-height: 44%; }
    city-call-stage { position: absolute; top: 0; left: 0; right: 0; bottom: 0; }
    /* Beside the pictures that stand along the edges, and under this phone's own. */
    .says { position: absolute; top: calc(20% + 28px); left: 12px; max-width: 58%; margin: 0; }
    .says span { display: inline-block; padding: 8px 14px; border-radius: var(--radius-small); background: var(--ground); color: var(--ink); font-size: var(--type-small); font-weight: 600; line-height: 1.35; }
    .bare { flex: none; min-height: 0; }
    .bare .says { position: static; max-width: none; padding: 12px 16px 0; }
    .below { flex: none; display: grid; grid-gap: 12px; box-sizing: border-box; max-height: 68%; overflow-y: auto; padding: 14px calc(12px + env(safe-area-inset-right)) calc(14px + env(safe-area-inset-bottom)) calc(12px + env(safe-area-inset-left)); }
    .back, .note { margin: 0; font-size: var(--type-small); line-height: 1.4; }
    .tools { display: grid; grid-template-columns: repeat(auto-fill, minmax(10em, 1fr)); grid-gap: 10px; }
    city-call-transcript { height: 34vh; min-height: 8rem; }
    phone-write { flex: 0 1 auto; min-height: 0; }
    @media (orientation: landscape) {
      .says { top: 12px; left: calc(22% + 24px); max-width: 44%; }
      .below { padding-top: 8px; padding-bottom: calc(8px + env(safe-area-inset-bottom)); }
    }
  `;

  /** Back leaves what stands in place of the controls. @returns false when there is nothing to leave but the call */
  goBack(): boolean {
    const { mode } = this;
    this.mode = mode === 'transcript' ? 'more' : 'controls';
    return mode !== 'controls';
  }

  protected override willUpdate(): void {
    const { microphone, camera } = this.view.devices;
    if (microphone.wish || camera.wish) this.#returned = false;
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Cameras have their names once one was opened.
    if (changed.has('view') && changed.get('view')?.devices.camera.now !== this.view.devices.camera.now) void this.#devices.read();
  }

  override render(): TemplateResult {
    const { view } = this;
    const words = this.#words();
    const says = sayCall(view, words);
    // Doubled text takes all the room while it is written or read.
    const bare = (this.mode === 'write' || this.mode === 'transcript') && this.#large();
    return html`
      <div class="picture ${bare ? 'bare' : ''}" data-id="call" data-phase=${view.phase.kind}>
        ${bare ? nothing : html`<city-call-stage .view=${view} .centers=${this.#centers()} .pinned=${this.#tools.pinned}></city-call-stage>`}
        <p class="says" role="status">${says === '' ? nothing : html`<span>${says}</span>`}</p>
      </div>
      ${this.#drawMode(words)}`;
  }

  #drawMode(words: CallMessages): TemplateResult {
    const back = html`<city-button data-id="back-to-call" @click=${() => { this.mode = 'controls'; }} ${focusable({ id: 'back-to-call' })}>${words.backToCall()}</city-button>`;
    switch (this.mode) {
      case 'write': return html`<phone-write .calls=${this.calls} .view=${this.view} .centers=${this.#centers()} @phone-write-done=${() => { this.mode = 'controls'; }}></phone-write>`;
      case 'transcript': return html`<div class="below" ${focusGroup({ id: 'said', kind: 'column' })}><city-call-transcript .view=${this.view} .centers=${this.#centers()}></city-call-transcript>${back}</div>`;
      case 'more': return html`
        <div class="below" ${focusGroup({ id: 'more', kind: 'free' })}>
          <p class="note" role="status" ?hidden=${this.#tools.sayNote(words) === ''}>${this.#tools.sayNote(words)}</p>
          <div class="tools">${this.#listTools(words).map(({ id, icon, text, press }) => html`<city-button data-id="tool-${id}" @click=${press} ${focusable({ id })}><city-icon slot="icon" name=${icon}></city-icon>${text}</city-button>`)}${back}</div>
        </div>`;
      case 'controls': return html`
        <div class="below" ${focusGroup({ id: 'call', kind: 'column' })}>
          ${this.view.chat.some(({ self }) => !self) ? html`<city-call-lines .view=${this.view} .centers=${this.#centers()} lines="1"></city-call-lines>` : nothing}
          ${this.#drawReturn()}${this.#drawHear(words.hearOthers())}
          <city-call-controls compact .view=${this.view} @city-call-control=${({ control }: CallControlPress) => this.#press(control)}></city-call-controls>
        </div>`;
    }
  }

  /** What a phone has beside what every screen offers: cameras on both sides, and perhaps several loudspeakers. */
  #listTools(words: CallMessages): readonly CallTool[] {
    const { camera } = this.view.devices;
    const other = camera.wish ? pickOtherCamera(this.#devices.all, camera.deviceId) : undefined;
    const speaker = this.#devices.findNextSpeaker(this.view.devices.speakerId);
    return [
      ...(other === undefined ? [] : [{ id: 'turn', icon: 'camera-rotate', text: words.turnCamera(), press: () => this.calls.setCamera(true, other) } as const]),
      ...(speaker === undefined ? [] : [{ id: 'speaker', icon: 'speaker-high', text: words.otherSpeaker(), press: () => this.calls.setSpeaker(speaker) } as const]),
      ...this.#tools.list(words, this.#centers()),
    ];
  }

  #drawReturn(): TemplateResult | typeof nothing {
    const own = this.#t();
    if (!this.#returned || this.view.phase.kind === 'joining') return nothing;
    return html`<p class="back" role="status" data-id="back-in-call">${own.backInCall()}</p>
      <city-button variant="signal" data-id="be-heard" @click=${() => this.#beHeard()} ${focusable({ id: 'be-heard', autofocus: true })}>${own.beHeard()}</city-button>`;
  }

  #drawHear(says: string): TemplateResult | typeof nothing {
    return this.view.soundBlocked ? html`<city-button variant=${this.#returned ? 'quiet' : 'signal'} data-id="hear" @click=${() => this.calls.playSound()} ${focusable({ id: 'hear' })}>${says}</city-button>` : nothing;
  }

  #beHeard(): void {
    this.calls.setMicrophone(true);
    this.calls.setCamera(true);
    if (this.view.soundBlocked) this.calls.playSound();
  }

  #press(control: CallControlPress['control']): void {
    if (control === 'write' || control === 'more') this.mode = control;
    else if (control === 'hang-up') this.dispatchEvent(new Event('phone-leave'));
    else pressControl(this.calls, this.view, control);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-in-call': PhoneInCall;
  }
}
