import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { pickName } from '../../shared/base/language.js';
import { BackStack } from '../../shared/navigation/back-stack.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { BROWSER_KEYS } from '../../shared/navigation/keys.js';
import { installNavigation } from '../../shared/navigation/navigation.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { CallView } from '../../shared/telepresence/call-view.js';
import { lazyCalls } from '../../shared/ui/call/lazy-calls.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-skeleton.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import '../call/phone-digits.js';
import type { DigitsTyped, JoinTrouble } from '../call/phone-digits.js';
import { findOwnCall } from '../call/find-own-call.js';
import type { JoinAsked } from '../call/phone-check.js';
import { phoneMessages } from '../strings/compiled/index.js';
import { fitKeyboard } from './fit-keyboard.js';
import { takeInvitation } from './take-invitation.js';
import type { Phone } from './phone.js';

/** The phone's page: the digits of an invitation, a look at the own devices, the call, and its end. */
@customElement('phone-app')
export class PhoneApp extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  /** The digits with which this phone is about to join. */
  @state() private code: string | undefined;
  @state() private trouble: JoinTrouble | undefined;
  /** Whether this phone is in a call already has been asked, and answered. */
  @state() private looked = false;
  @state() private lookOpen = false;
  @state() private joining = false;
  @state() private view: CallView | undefined;
  readonly #t = messages(this, phoneMessages);
  #openCalls: OpenCalls | undefined;
  #calls: CallSession | undefined;
  #name = '';
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { position: fixed; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); font-size: var(--type-body); line-height: 1.45; }
    .all { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; }
    header { flex: none; display: flex; align-items: center; padding: calc(8px + env(safe-area-inset-top)) calc(var(--edge) + env(safe-area-inset-right)) 8px calc(var(--edge) + env(safe-area-inset-left)); border-bottom: var(--stroke) solid var(--line); }
    .name { flex: 1 1 auto; min-width: 0; margin: 0; font-size: var(--type-small); font-weight: 700; line-height: 1.3; overflow-wrap: break-word; }
    .name span { margin-left: 0.5em; color: var(--ink-second); font-weight: 400; }
    header button { flex: none; display: flex; align-items: center; justify-content: center; width: 48px; height: 48px; margin: 0 -12px 0 8px; padding: 0; border: 0; border-radius: var(--radius-round); background: none; color: var(--ink); font: inherit; font-size: 24px; outline: 0; }
    header button:first-child { margin: 0 4px 0 -14px; }
    header button[data-focused] { box-shadow: var(--focus-ring); }
    .offline { flex: none; margin: 0; padding: 12px var(--edge); background: var(--wait-ground); color: var(--ink); font-size: var(--type-small); font-weight: 600; line-height: 1.35; }
    main { position: relative; flex: 1 1 0; min-height: 0; overflow-x: hidden; overflow-y: auto; }
    .looking { box-sizing: border-box; height: 100%; padding: calc(var(--edge) * 2) var(--edge); overflow: hidden; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const { connectivity, api, events, clock, deviceId, looks, invitation } = this.phone;
    this.#openCalls = lazyCalls({ api, events, clock, deviceId });
    const backStack = new BackStack();
    backStack.push('page', () => this.#goBack());
    const redraw = (): void => this.requestUpdate();
    const navigation = installNavigation({ root: this, keys: BROWSER_KEYS, backStack, clock, ring: 'keys', tabStops: 'each' });
    const onHash = (): void => this.#takeLink(takeInvitation(window));
    addEventListener('hashchange', onHash);
    this.#cancels = [navigation.uninstall, connectivity.state.watch(redraw), looks.state.watch(redraw), fitKeyboard(this), () => removeEventListener('hashchange', onHash)];
    this.#takeLink(invitation);
    void this.#resume();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
  }

  /** A link was opened, perhaps on a page that is open already; in a call it changes nothing. */
  #takeLink(code: string | undefined): void {
    if (code === undefined || this.#isInCall()) return;
    this.trouble = undefined;
    this.#check(code);
  }

  #check(code: string): void {
    this.code = code;
    void import('../call/phone-check.js').then(() => this.requestUpdate(), () => { this.trouble = 'no-server'; });
  }

  #isInCall(): boolean {
    return this.view !== undefined && this.view.phase.kind !== 'idle';
  }

  /** A page that was loaded anew, or opened a second time, finds the call that this phone is in. */
  async #resume(): Promise<boolean> {
    const own = await findOwnCall(this.phone.api);
    if (own) await this.#open().catch(() => { this.trouble = 'no-server'; });
    this.looked = true;
    return own;
  }

  async #open(): Promise<CallSession> {
    const calls = await this.#openCalls!();
    await import('../call/phone-call.js');
    if (this.#calls) return this.#calls;
    this.#calls = calls;
    const look = (view: CallView): void => {
      // What was typed for one call is not kept for the next.
      if (view.phase.kind !== 'idle') this.code = this.trouble = undefined;
      this.view = view;
    };
    this.#cancels.push(calls.view.watch(look));
    look(calls.view.get());
    return calls;
  }

  async #join({ name, camera, chosen }: JoinAsked): Promise<void> {
    const { code } = this;
    if (code === undefined || this.joining) return;
    this.#name = name;
    this.joining = true;
    this.trouble = await this.#redeem(code, name).catch(() => 'no-server' as const);
    this.joining = false;
    if (this.trouble === undefined) {
      this.#calls?.setMicrophone(true, chosen.microphone);
      this.#calls?.setCamera(camera, chosen.camera);
    } else if (this.trouble !== 'no-server' && this.trouble !== 'not-joined') this.code = undefined;
  }

  /** @returns why not, if it did not go */
  async #redeem(code: string, name: string): Promise<JoinTrouble | undefined> {
    // Opened twice: whoever has joined already needs no digits.
    if (await this.#resume()) return undefined;
    const calls = await this.#open();
    const answer = await calls.redeem(code, name === '' ? undefined : name);
    if (answer.ok) return undefined;
    if (answer.failure.kind !== 'problem') return 'no-server';
    switch (answer.failure.problem.code) {
      case 'not-found': return 'code-wrong';
      case 'call-over': return 'call-over';
      case 'too-many-requests': return 'too-many';
      default: return 'not-joined';
    }
  }

  #goBack(): boolean {
    if (this.lookOpen) this.lookOpen = false;
    else if (this.#isInCall()) return this.renderRoot.querySelector('phone-call')?.goBack() ?? false;
    else if (this.code !== undefined) this.#leaveCheck();
    else return false;
    return true;
  }

  #leaveCheck(): void {
    this.code = undefined;
    this.trouble = undefined;
  }

  #openLook(): void {
    void import('./phone-look.js').then(() => { this.lookOpen = true; }, () => undefined);
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { city, connectivity } = this.phone;
    const inCall = this.#isInCall();
    const isOver = this.view?.phase.kind === 'ended';
    return html`<div class="all" ?inert=${this.lookOpen} ${focusGroup({ id: 'page', kind: 'column' })}>
      ${connectivity.state.get() === 'offline' && !inCall ? html`<p class="offline" role="status" data-id="offline">${words.noServer()}</p>` : nothing}
      ${inCall && !isOver ? nothing : html`<header ${focusGroup({ id: 'header', kind: 'row' })}>
        ${this.code !== undefined && !inCall ? html`<button type="button" data-id="other-digits" aria-label=${words.otherDigits()} @click=${() => this.#leaveCheck()} ${focusable({ id: 'other-digits' })}><city-icon name="caret-left"></city-icon></button>` : nothing}
        <p class="name">u-City<span>${pickName(city.name, currentLanguage.get())}</span></p>
        <button type="button" data-id="look" aria-label=${words.look()} @click=${() => this.#openLook()} ${focusable({ id: 'look' })}><city-icon name="globe"></city-icon></button>
      </header>`}
      <main>${this.#drawPage()}</main></div>
      ${this.lookOpen ? html`<phone-look .looks=${this.phone.looks} .languages=${city.languages} @phone-look-closed=${() => { this.lookOpen = false; }}></phone-look>` : nothing}`;
  }

  #drawPage(): TemplateResult {
    if (this.#isInCall() && this.view) return html`<phone-call .phone=${this.phone} .calls=${this.#calls} .view=${this.view}></phone-call>`;
    if (!this.looked) return html`<div class="looking"><city-skeleton></city-skeleton></div>`;
    if (this.code !== undefined) {
      return html`<phone-check .phone=${this.phone} .trouble=${this.trouble} .name=${this.#name} ?joining=${this.joining} @phone-join-asked=${(asked: JoinAsked) => void this.#join(asked)}></phone-check>`;
    }
    return html`<phone-digits .phone=${this.phone} .trouble=${this.trouble} @phone-digits-typed=${({ code }: DigitsTyped) => { this.trouble = undefined; this.#check(code); }}></phone-digits>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-app': PhoneApp;
  }
}
