import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { sayCall } from '../../shared/ui/call/call-words.js';
import '../../shared/ui/call/city-call-picture.js';
import { isOn, pressControl } from '../../shared/ui/call/press-control.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { controlStyles } from '../../shared/ui/elements/control-styles.js';
import '../../shared/ui/elements/city-icon.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { phoneMessages } from '../strings/compiled/index.js';
import { DeviceList } from './device-list.js';
import { pickOtherCamera } from './other-camera.js';

/** This phone is the camera of a television: what it shows, large, and little else. The others are seen and heard over there. */
@customElement('phone-camera')
export class PhoneCamera extends LitElement {
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) view!: CallView;
  readonly #t = messages(this, phoneMessages);
  readonly #words = messages(this, callMessages);
  readonly #large = largeText(this);
  readonly #devices = new DeviceList(this);

  static override styles = [controlStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; }
    .says { flex: none; padding: calc(14px + env(safe-area-inset-top)) calc(var(--edge) + env(safe-area-inset-right)) 14px calc(var(--edge) + env(safe-area-inset-left)); }
    h1 { margin: 0; font-size: var(--type-lead); line-height: 1.25; }
    p { margin: 4px 0 0; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); }
    .now { color: var(--ink); font-weight: 600; }
    city-call-picture { flex: 1 1 0; min-height: 120px; border-radius: 0; }
    button { flex: 1 1 0; display: flex; flex-direction: column; align-items: center; padding: 4px; background: none; border-radius: var(--radius-medium); font-size: var(--type-small); font-weight: 600; line-height: 1.2; text-align: center; }
    .round { display: flex; align-items: center; justify-content: center; width: 56px; height: 56px; border-radius: 50%; background: var(--raised); font-size: 26px; }
    .off .round { background: var(--ink); color: var(--ground); }
    .end .round { background: var(--stop); color: var(--stop-ink); }
    .word { margin-top: 6px; }
    .bar { display: flex; flex: none; padding: 14px calc(var(--edge) + env(safe-area-inset-right)) calc(14px + env(safe-area-inset-bottom)) calc(var(--edge) + env(safe-area-inset-left)); }
    @media (orientation: landscape) and (max-height: 520px) {
      .says { padding-top: 8px; padding-bottom: 8px; }
      h1 { font-size: var(--type-body); }
      .hint { display: none; }
      .bar { padding-top: 8px; padding-bottom: calc(8px + env(safe-area-inset-bottom)); }
    }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that was loaded anew: nobody stands before it, and a camera is all that it is.
    const { microphone, camera } = this.view.devices;
    if (microphone.wish || camera.wish) return;
    this.calls.setMicrophone(true);
    this.calls.setCamera(true);
  }

  protected override updated(changed: PropertyValues<this>): void {
    // Cameras have their names once one was opened.
    if (changed.has('view') && changed.get('view')?.devices.camera.now !== this.view.devices.camera.now) void this.#devices.read();
  }

  override render(): TemplateResult {
    const { view } = this;
    const [own, words] = [this.#t(), this.#words()];
    const tile = view.tiles.find(({ self }) => self);
    const now = sayCall(view, words);
    const other = pickOtherCamera(this.#devices.all, view.devices.camera.deviceId);
    const [mic, cam] = [isOn(view.devices.microphone), isOn(view.devices.camera)];
    return html`
      <div class="says" data-id="camera" data-phase=${view.phase.kind}>
        <h1>${own.cameraTitle()}</h1>
        <p class=${now === '' ? 'hint' : 'now'} role="status">${now === '' ? own.cameraPlace() : now}</p>
      </div>
      ${tile ? html`<city-call-picture .tile=${tile} name=${words.you()}></city-call-picture>` : nothing}
      <div class="bar" role="toolbar" ${focusGroup({ id: 'camera-controls', kind: 'row' })}>
        ${this.#draw('microphone', mic ? 'microphone' : 'microphone-slash', words.microphone(), mic ? '' : 'off', () => pressControl(this.calls, view, 'microphone'), mic)}
        ${this.#draw('camera', cam ? 'video-camera' : 'video-camera-slash', words.camera(), cam ? '' : 'off', () => pressControl(this.calls, view, 'camera'), cam)}
        ${other === undefined ? nothing : this.#draw('turn', 'camera-rotate', words.turnCamera(), '', () => this.calls.setCamera(true, other))}
        ${this.#draw('hang-up', 'phone-disconnect', own.stopCamera(), 'end', () => this.dispatchEvent(new Event('phone-leave')))}
      </div>`;
  }

  /** @param on of what is turned on and off: how it stands */
  #draw(id: string, icon: IconName, text: string, look: string, press: () => void, on?: boolean): TemplateResult {
    const words = this.#words();
    return html`
      <button type="button" class=${look} data-id="call-${id}" aria-label=${on === undefined ? text : `${text}: ${on ? words.isOn() : words.isOff()}`} @click=${press} ${focusable({ id, autofocus: id === 'microphone' })}>
        <span class="round"><city-icon name=${icon}></city-icon></span>${this.#large() ? nothing : html`<span class="word">${text}</span>`}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-camera': PhoneCamera;
  }
}
