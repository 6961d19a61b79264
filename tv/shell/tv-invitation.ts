import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import '../../shared/ui/call/invite/city-invitation.js';
import type { InvitationPurpose } from '../../shared/ui/call/invite/city-invitation.js';
import { inviteMessages } from '../../shared/ui/call/invite/strings/compiled/index.js';
import { messages } from '../../shared/ui/language/messages.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { Tv } from './tv.js';

/**
 * Who shall join this call, and the code by which they do: somebody else, or a phone as this television's camera. Fetched when it is
 * asked for.
 * @fires tv-invitation-closed
 */
@customElement('tv-invitation')
export class TvInvitation extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @property({ attribute: false }) view!: CallView;
  /** Undefined asks for it first. */
  @property({ attribute: false }) purpose: InvitationPurpose | undefined;
  /** It stands in a page that has a way out of its own. */
  @property({ type: Boolean }) open = false;
  @state() private chosen: InvitationPurpose | undefined;
  readonly #t = messages(this, inviteMessages);

  static override styles = [focusStyles, buttonStyles, css`
    :host { display: block; --qr: calc(240px + 60px * var(--text, 1)); }
    .row { display: flex; flex-wrap: wrap; margin: 0 -12px -12px; }
    .row button, city-invitation button { margin: 12px; text-align: center; }
    city-invitation button { margin: 8px 0 0; }
  `];

  override render(): TemplateResult {
    const words = this.#t();
    const purpose = this.purpose ?? this.chosen;
    const close = this.open ? '' : html`<button type="button" data-id="invitation-close" @click=${() => this.dispatchEvent(new Event('tv-invitation-closed'))} ${focusable({ id: 'close', autofocus: purpose !== undefined })}>${words.closeInvitation()}</button>`;
    if (purpose === undefined) {
      return html`<div class="row" data-id="invitation-choice" ${focusGroup({ id: 'invite', kind: 'row' })}>
        <button type="button" class="signal" data-id="invite-guest" @click=${() => { this.chosen = 'guest'; }} ${focusable({ id: 'guest', autofocus: true })}>${words.inviteSomebody()}</button>
        <button type="button" data-id="invite-camera" @click=${() => { this.chosen = 'camera'; }} ${focusable({ id: 'camera' })}>${words.phoneCamera()}</button>
        ${close}
      </div>`;
    }
    return html`<city-invitation .api=${this.tv.environment.api} .clock=${this.tv.clock} .call=${this.view.call} purpose=${purpose} ${focusGroup({ id: 'invitation', kind: 'column' })}>${close}</city-invitation>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-invitation': TvInvitation;
  }
}
