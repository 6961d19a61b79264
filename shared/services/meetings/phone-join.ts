import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import { openCallsContext, type OpenCalls } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { messages } from '../../ui/language/messages.js';
import { meetingsMessages } from './strings/compiled/index.js';

/** Joins a meeting with one press; the call comes over the whole page. What calls need may have to be fetched first, and that may fail. */
@customElement('pla-phone-join')
export class PlaPhoneJoin extends LitElement {
  @property() meetingId = '';
  @property() name = 'meeting-join';
  /** It is the page's one next action. */
  @property({ type: Boolean }) signal = false;
  @state() private step: 'none' | 'opening' | 'failed' = 'none';
  @consume({ context: openCallsContext }) private openCalls!: OpenCalls;
  readonly #t = messages(this, meetingsMessages);

  static override styles = css`
    :host { display: block; }
    city-button { display: block; }
    p { margin: 8px 0 0; font-size: var(--type-small); line-height: 1.4; color: var(--ink); overflow-wrap: break-word; }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <city-button variant=${this.signal ? 'signal' : 'quiet'} size="main" data-id=${this.name} ?busy=${this.step === 'opening'} @click=${() => void this.#join()} ${focusable({ id: 'join' })}>
        <city-icon slot="icon" name="video-camera"></city-icon>${words.join()}</city-button>
      ${this.step === 'failed' ? html`<p role="alert" data-id="join-failed">${words.unreadTitle()}. ${words.unreadText()}</p>` : nothing}`;
  }

  async #join(): Promise<void> {
    this.step = 'opening';
    try {
      const calls = await this.openCalls();
      this.step = 'none';
      await calls.joinMeeting(this.meetingId);
    } catch {
      this.step = 'failed';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-phone-join': PlaPhoneJoin;
  }
}
