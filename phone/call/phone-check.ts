import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ChosenDevices } from '../../shared/telepresence/call-session.js';
import '../../shared/ui/call/city-device-test.js';
import type { CityDeviceTest } from '../../shared/ui/call/city-device-test.js';
import '../../shared/ui/elements/city-button.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Phone } from '../shell/phone.js';
import { phoneMessages } from '../strings/compiled/index.js';
import { formStyles } from './form-styles.js';
import { drawTrouble, type JoinTrouble } from './phone-digits.js';

/** A person joins, with the devices that they have tried. */
export class JoinAsked extends Event {
  constructor(readonly name: string, readonly camera: boolean, readonly chosen: ChosenDevices) {
    super('phone-join-asked', { bubbles: true, composed: true });
  }
}

/** The last look before a call: how one is seen and heard, by what name, with or without camera. */
@customElement('phone-check')
export class PhoneCheck extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) trouble: JoinTrouble | undefined;
  @property({ attribute: false }) name = '';
  /** The server has been asked to let this phone in. */
  @property({ type: Boolean }) joining = false;
  @query('#name') private input!: HTMLInputElement;
  @query('city-device-test') private test!: CityDeviceTest | null;
  readonly #t = messages(this, phoneMessages);
  #chosen: ChosenDevices = {};

  static override styles = [formStyles, css`
    .test { min-height: calc(46vw + 9rem * var(--text)); margin-bottom: 20px; }
    @media (min-width: 600px) and (orientation: landscape) {
      .page { max-width: 60rem; display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); grid-gap: 0 24px; align-items: start; align-content: start; }
      h1, .note { grid-column: 1 / 3; }
      .test { min-height: calc(120px + 9rem * var(--text)); }
    }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <form class="page" data-id="check" novalidate @submit=${(event: Event) => this.#join(event, true)} ${focusGroup({ id: 'check', kind: 'column' })}>
        <h1>${words.checkTitle()}</h1>
        ${window.isSecureContext ? nothing : html`<p class="note" role="status" data-id="unprotected">${words.unprotected()}</p>`}
        ${this.joining ? html`<div class="test"></div>` : html`<city-device-test class="test" choices .clock=${this.phone.clock} .api=${this.phone.api} .chosen=${this.#chosen} .source=${navigator.mediaDevices as MediaDevices | undefined}></city-device-test>`}
        <div class="join">
          <label for="name">${words.yourName()}<input id="name" data-id="name" maxlength="80" autocomplete="name" .value=${this.name} ${focusable({ id: 'name' })}></label>
          ${drawTrouble(this.trouble, words)}
          <div class="actions" ${focusGroup({ id: 'actions', kind: 'column' })}>
            <city-button variant="signal" size="main" data-id="join-camera" ?busy=${this.joining} @click=${(event: Event) => this.#join(event, true)} ${focusable({ id: 'join-camera', autofocus: true })}>${this.joining ? words.joiningNow() : words.joinWithCamera()}</city-button>
            <city-button data-id="join-without" ?disabled=${this.joining} @click=${(event: Event) => this.#join(event, false)} ${focusable({ id: 'join-without', disabled: this.joining })}>${words.joinWithout()}</city-button>
          </div>
        </div>
        <input type="submit" hidden>
      </form>`;
  }

  #join(event: Event, camera: boolean): void {
    event.preventDefault();
    if (this.joining) return;
    // Gone with its element: a phone lends its devices to one at a time.
    this.#chosen = this.test?.chosen ?? this.#chosen;
    this.dispatchEvent(new JoinAsked(this.input.value.trim().slice(0, 80), camera, this.#chosen));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-check': PhoneCheck;
  }
  interface GlobalEventHandlersEventMap {
    'phone-join-asked': JoinAsked;
  }
}
