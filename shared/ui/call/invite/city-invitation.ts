import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel, Clock } from '../../../base/clock.js';
import type { Call, Invitation } from '../../../contract/calls.js';
import { focusable } from '../../../navigation/focusable.js';
import type { ApiClient } from '../../../offline/api-client.js';
import '../../elements/city-button.js';
import { formats } from '../../format.js';
import { messages } from '../../language/messages.js';
import './city-qr.js';
import { InvitationKeeper, type InvitedAs } from './invitation-keeper.js';
import { inviteMessages, type InviteMessages } from './strings/compiled/index.js';

/** `phone`: the person at this very screen goes on with the call on theirs. */
export type InvitationPurpose = InvitedAs | 'phone';
const HEADINGS = { guest: 'inviteSomebody', camera: 'phoneCamera', phone: 'goOnOnPhone' } as const satisfies Record<InvitationPurpose, keyof InviteMessages>;

/**
 * How somebody joins this call: a code for a phone's camera, the same as six digits, and until when they are good. It asks for the
 * code itself, renews it while it is shown, and says when it has been used.
 * @slot - further next steps, such as one that closes it
 */
@customElement('city-invitation')
export class CityInvitation extends LitElement {
  @property({ attribute: false }) api!: Pick<ApiClient, 'call'>;
  @property({ attribute: false }) clock!: Clock;
  @property({ attribute: false }) call: Call | undefined;
  @property() purpose: InvitationPurpose = 'guest';
  /** Code and words above each other, where there is no room beside. */
  @property({ type: Boolean, reflect: true }) upright = false;
  /** Code and digits alone, where doubled text leaves no room for how they are used. */
  @property({ type: Boolean }) brief = false;
  readonly #t = messages(this, inviteMessages);
  readonly #format = formats(this);
  #keeper: InvitationKeeper | undefined;
  #cancel: Cancel = () => {};

  static override styles = css`
    :host { display: flex; align-items: center; font-size: var(--type-body); line-height: 1.4; }
    :host([upright]) { flex-direction: column; align-items: flex-start; }
    .code { flex: none; display: flex; align-items: center; justify-content: center; width: var(--qr, 240px); height: var(--qr, 240px); margin-right: calc(var(--gap) * 2); border-radius: var(--radius-small); background: var(--raised); }
    :host([upright]) .code { margin: 0 0 var(--gap); }
    .words { flex: 1 1 0; min-width: 0; }
    :host([upright]) .words { flex: none; width: 100%; }
    h2 { margin: 0 0 calc(var(--gap) * 0.5); font-size: var(--type-lead); line-height: 1.25; }
    p { margin: 0 0 calc(var(--gap) * 0.75); overflow-wrap: break-word; }
    .digits { font-size: var(--type-title); font-weight: 700; line-height: 1.2; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .digits span + span { margin-left: 0.35em; }
    .said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    .address { font-weight: 600; word-break: break-all; }
    .quiet { color: var(--ink-second); font-size: var(--type-small); font-variant-numeric: tabular-nums; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.#keeper || changed.has('purpose')) this.#begin();
    if (changed.has('call')) this.#keeper?.look(this.call);
  }

  #begin(): void {
    this.#stop();
    if (!this.call) return;
    const keeper = this.#keeper = new InvitationKeeper({ api: this.api, clock: this.clock, callId: this.call.id, as: this.purpose === 'camera' ? 'camera' : 'guest' });
    this.#cancel = keeper.state.watch(() => this.requestUpdate());
    keeper.look(this.call);
    void keeper.ask();
  }

  #stop(): void {
    this.#cancel();
    this.#keeper?.stop();
    this.#keeper = undefined;
  }

  override render(): TemplateResult {
    const words = this.#t();
    const seen = this.#keeper?.state.get() ?? { kind: 'over' };
    return html`
      ${seen.kind === 'ready' ? html`<div class="code" data-id="invitation-code"><city-qr text=${seen.invitation.link} label=${words[HEADINGS[this.purpose]]()}></city-qr></div>` : seen.kind === 'asking' ? html`<div class="code"></div>` : nothing}
      <div class="words" data-id="invitation-${seen.kind}">
        <h2>${words[HEADINGS[this.purpose]]()}</h2>
        ${seen.kind === 'ready' ? this.#drawReady(seen.invitation, words) : this.#drawOther(seen.kind, words)}
        <slot></slot>
      </div>`;
  }

  #drawReady({ code, validUntil, link }: Invitation, words: InviteMessages): TemplateResult {
    const { host, pathname } = new URL(link);
    const [first, second] = [code.slice(0, 3), code.slice(3)];
    return html`
      ${this.brief ? nothing : html`<p>${this.purpose === 'guest' ? words.guestHow() : words.cameraHow()}</p><p class="address">${host}${pathname}</p>`}
      <p class="digits" data-id="invitation-digits" data-code=${code}><span aria-hidden="true">${first}</span><span aria-hidden="true">${second}</span><span class="said">${words.digits()}: ${[...code].join(' ')}</span></p>
      <p class="quiet">${words.goodUntil({ time: this.#format().time(validUntil) })}</p>`;
  }

  #drawOther(kind: 'asking' | 'used' | 'failed' | 'over', words: InviteMessages): TemplateResult {
    const says = { asking: words.askingCode, used: this.purpose === 'camera' ? words.cameraCame : words.guestCame, failed: words.codeFailed, over: words.callIsOver }[kind];
    const action = kind === 'failed' ? words.tryCode() : kind === 'used' && this.purpose === 'guest' ? words.newCode() : undefined;
    return html`
      <p role="status">${says()}</p>
      ${action === undefined ? nothing : html`<p><city-button data-id="invitation-again" @click=${() => void this.#keeper?.ask()} ${focusable({ id: 'again', autofocus: true })}>${action}</city-button></p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-invitation': CityInvitation;
  }
}
