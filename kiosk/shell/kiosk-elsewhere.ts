import { consume } from '@lit/context';
import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { ApiClient } from '../../shared/offline/api-client.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallElsewhere } from '../../shared/telepresence/call-view.js';
import { centerNames } from '../../shared/ui/call/center-names.js';
import { sayElsewhere } from '../../shared/ui/call/say-elsewhere.js';
import { callMessages } from '../../shared/ui/call/strings/compiled/index.js';
import { apiContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import { messages } from '../../shared/ui/language/messages.js';
import './kiosk-sheet.js';

/** Whoever signs in while they are in a call on another screen is asked once whether to go on with it here. */
@customElement('kiosk-elsewhere')
export class KioskElsewhere extends LitElement {
  @property({ attribute: false }) calls!: CallSession;
  @property({ attribute: false }) elsewhere!: CallElsewhere;
  @consume({ context: apiContext }) private api!: ApiClient;
  readonly #t = messages(this, callMessages);
  readonly #centers = centerNames(this, () => this.api);

  static override styles = css`
    .answers { margin-top: auto; display: grid; gap: var(--gap); }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <kiosk-sheet name="call-elsewhere" .heading=${sayElsewhere(this.elsewhere, words, this.#centers())}>
        <div class="answers" ${focusGroup({ id: 'answers', kind: 'column' })}>
          <city-button variant="signal" size="main" data-id="continue-here" @click=${() => void this.calls.takeOver(this.elsewhere.callId)} ${focusable({ id: 'continue-here', autofocus: true })}>${words.continueHere()}</city-button>
          <city-button data-id="leave-there" @click=${() => this.dispatchEvent(new CustomEvent('kiosk-left-there', { bubbles: true, composed: true }))} ${focusable({ id: 'leave-there' })}>${words.leaveItThere()}</city-button>
        </div>
      </kiosk-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-elsewhere': KioskElsewhere;
  }
}
