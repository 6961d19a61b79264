import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { CallView } from '../../telepresence/call-view.js';
import { controlStyles } from '../elements/control-styles.js';
import '../elements/city-icon.js';
import type { IconName } from '../icons/icon-names.js';
import { messages } from '../language/messages.js';
import { isOn } from './press-control.js';
import { callMessages } from './strings/compiled/index.js';

export type CallControl = 'microphone' | 'camera' | 'write' | 'more' | 'hang-up';

/** A person pressed one of the call's controls. */
export class CallControlPress extends Event {
  constructor(readonly control: CallControl) {
    super('city-call-control', { bubbles: true, composed: true });
  }
}

/** What a person does most in a call: five round controls in one row, each with its word; everything else is behind one of them (`CallTools`). */
@customElement('city-call-controls')
export class CityCallControls extends LitElement {
  @property({ attribute: false }) view!: CallView;
  /** Icons alone: doubled words do not fit beside each other here. */
  @property({ type: Boolean, reflect: true }) compact = false;
  readonly #t = messages(this, callMessages);

  static override styles = [controlStyles, css`
    .row { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); grid-gap: var(--gap); }
    button { display: flex; flex-direction: column; align-items: center; padding: calc(var(--gap) * 0.3) 0; background: none; border-radius: var(--radius-medium); font-size: var(--type-small); font-weight: 600; line-height: 1.2; text-align: center; }
    .round { display: flex; align-items: center; justify-content: center; width: var(--call-control, var(--target-main)); height: var(--call-control, var(--target-main)); margin-bottom: calc(var(--gap) * 0.5); border-radius: 50%; background: var(--raised); font-size: calc(var(--call-control, var(--target-main)) * 0.45); }
    button[data-pressed] .round { background: var(--pressed); }
    :host([compact]) .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .off .round { background: var(--ink); color: var(--ground); }
    .end .round { background: var(--stop); color: var(--stop-ink); }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    const { devices } = this.view;
    const [mic, cam] = [isOn(devices.microphone), isOn(devices.camera)];
    return html`
      <div class="row" role="toolbar" ${focusGroup({ id: 'call-controls', kind: 'row' })}>
        ${this.#draw('microphone', mic ? 'microphone' : 'microphone-slash', words.microphone(), { state: mic ? words.isOn() : words.isOff(), look: mic ? '' : 'off' })}
        ${this.#draw('camera', cam ? 'video-camera' : 'video-camera-slash', words.camera(), { state: cam ? words.isOn() : words.isOff(), look: cam ? '' : 'off' })}
        ${this.#draw('write', 'chat-text', words.write(), { look: '' })}
        ${this.#draw('more', 'dots-three', words.more(), { look: '' })}
        ${this.#draw('hang-up', 'phone-disconnect', words.hangUp(), { look: 'end' })}
      </div>`;
  }

  #draw(control: CallControl, icon: IconName, text: string, { state, look }: { readonly state?: string; readonly look: string }): TemplateResult {
    return html`
      <button type="button" class=${look} data-id="call-${control}" aria-label=${state === undefined ? text : `${text}: ${state}`} @click=${() => this.dispatchEvent(new CallControlPress(control))}
        ${focusable({ id: control, autofocus: control === 'microphone' })}><span class="round"><city-icon name=${icon}></city-icon></span><span class="word">${text}</span></button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-controls': CityCallControls;
  }
  interface GlobalEventHandlersEventMap {
    'city-call-control': CallControlPress;
  }
}
