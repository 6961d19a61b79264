import { LitElement, css, html, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel, Clock, EpochMs } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-button.js';
import { messages } from '../../shared/ui/language/messages.js';
import { kioskMessages } from '../strings/compiled/index.js';
import './kiosk-sheet.js';

/** Asks whether somebody is still there, and counts down to the reset. Any touch or key says yes; "end" ends at once. */
@customElement('kiosk-idle-warning')
export class KioskIdleWarning extends LitElement {
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) endsAt: EpochMs = 0;
  @state() private secondsLeft = 0;
  readonly #t = messages(this, kioskMessages);
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { display: contents; }
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
    .answers { margin-top: auto; display: grid; gap: var(--gap); }
    @media (orientation: landscape) { .answers { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
  `;

  /** The element may be defined after it was drawn: it has its clock with the first update, not when it is connected. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('clock') || changed.has('endsAt')) this.#count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  #count(): void {
    this.#cancel();
    const left = this.endsAt - this.clock.now();
    this.secondsLeft = Math.max(0, Math.ceil(left / 1000));
    if (left > 0) this.#cancel = this.clock.after(((left - 1) % 1000) + 1, () => this.#count());
  }

  override render() {
    const words = this.#t();
    return html`
      <kiosk-sheet name="idle-warning" .heading=${words.idleTitle()}>
        <p role="timer">${words.idleText({ seconds: this.secondsLeft })}</p>
        <div class="answers" ${focusGroup({ id: 'answers', kind: 'free' })}>
          <city-button variant="signal" data-id="idle-stay" ${focusable({ id: 'stay', autofocus: true })}>${words.idleStay()}</city-button>
          <city-button variant="quiet" data-id="idle-end" @click=${() => this.dispatchEvent(new CustomEvent('kiosk-end', { bubbles: true, composed: true }))}
            ${focusable({ id: 'end' })}>${words.idleEnd()}</city-button>
        </div>
      </kiosk-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-idle-warning': KioskIdleWarning;
  }
}
