import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { pickName } from '../../shared/base/language.js';
import { BackStack } from '../../shared/navigation/back-stack.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { BROWSER_KEYS } from '../../shared/navigation/keys.js';
import { installNavigation } from '../../shared/navigation/navigation.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-skeleton.js';
import { currentLanguage, settleMessages } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { SessionEnd } from '../../shared/ui/session.js';
import '../call/phone-digits.js';
import type { DigitsTyped, JoinTrouble } from '../call/phone-digits.js';
import type { JoinAsked } from '../call/phone-check.js';
import { phoneMessages } from '../strings/compiled/index.js';
import { fitKeyboard } from './fit-keyboard.js';
import { PhoneCalls } from './phone-calls.js';
import { sayEnd } from './say-end.js';
import { takeInvitation } from './take-invitation.js';
import type { Phone } from './phone.js';

/** The phone's page: the digits of an invitation, a look at the own devices, the call, and its end; or, once somebody has signed in, what is theirs. */
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
  /** What stands over the first page: card and PIN, or, for who is signed in, the digits. */
  @state() private over: 'sign-in' | 'digits' | undefined;
  /** Why nobody is signed in any more, until something else is done. */
  @state() private ended: SessionEnd = 'none';
  readonly #t = messages(this, phoneMessages);
  readonly #calls = new PhoneCalls(this, () => this.phone, () => this.#onCall());
  #name = '';
  #signedIn = false;
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
    const { connectivity, session, clock, looks, invitation } = this.phone;
    const backStack = new BackStack();
    backStack.push('page', () => this.#goBack());
    const redraw = (): void => this.requestUpdate();
    const navigation = installNavigation({ root: this, keys: BROWSER_KEYS, backStack, clock, ring: 'keys', tabStops: 'each' });
    const onHash = (): void => this.#takeLink(takeInvitation(window));
    const onAct = (): void => void session.extend();
    addEventListener('hashchange', onHash);
    for (const type of ['keydown', 'pointerdown'] as const) addEventListener(type, onAct, true);
    this.#cancels = [
      navigation.uninstall, connectivity.state.watch(redraw), looks.state.watch(redraw), session.state.watch(() => this.#onSession()), fitKeyboard(this),
      () => removeEventListener('hashchange', onHash), () => { for (const type of ['keydown', 'pointerdown'] as const) removeEventListener(type, onAct, true); },
    ];
    this.#takeLink(invitation);
    void this.#calls.resume().catch(() => { this.trouble = 'no-server'; }).then(() => { this.looked = true; });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
  }

  #onSession(): void {
    const state = this.phone.session.state.get();
    const signedIn = state.kind === 'signed-in';
    if (signedIn === this.#signedIn) return;
    this.#signedIn = signedIn;
    this.over = undefined;
    this.ended = state.kind === 'signed-out' ? state.why : 'none';
    // Who is signed in can be called here; of who is not any more nothing stays, and no call of theirs.
    if (signedIn) void this.#calls.open().catch(() => undefined);
    else this.#calls.calls?.forget();
    this.requestUpdate();
  }

  #onCall(): void {
    // What was typed for one call is not kept for the next.
    this.code = this.trouble = this.over = undefined;
    this.ended = 'none';
  }

  /** A link was opened, perhaps on a page that is open already; in a call it changes nothing. */
  #takeLink(code: string | undefined): void {
    if (code === undefined || this.#calls.isShown) return;
    this.trouble = undefined;
    this.#check(code);
  }

  #check(code: string): void {
    this.code = code;
    this.over = undefined;
    void import('../call/phone-check.js').then(() => this.requestUpdate(), () => { this.trouble = 'no-server'; });
  }

  async #join({ name, camera, chosen }: JoinAsked): Promise<void> {
    const { code } = this;
    if (code === undefined || this.joining) return;
    this.#name = name;
    this.joining = true;
    this.trouble = await this.#calls.redeem(code, name).catch(() => 'no-server' as const);
    this.joining = false;
    if (this.trouble === undefined) {
      this.#calls.calls?.setMicrophone(true, chosen.microphone);
      this.#calls.calls?.setCamera(camera, chosen.camera);
    } else if (this.trouble !== 'no-server' && this.trouble !== 'not-joined') this.#typeAgain();
  }

  #typeAgain(): void {
    this.code = undefined;
    if (this.#signedIn) this.over = 'digits';
  }

  /** Brings the page for card and PIN, and with it what comes after it: nobody shall have signed in and see nothing. */
  #openSignIn(): void {
    this.trouble = undefined;
    void Promise.all([import('../person/phone-sign-in.js'), import('../person/phone-home.js')]).then(() => settleMessages())
      .then(() => { this.over = 'sign-in'; }, () => { this.trouble = 'no-server'; });
  }

  #goBack(): boolean {
    if (this.lookOpen) this.lookOpen = false;
    else if (this.#calls.isShown) return this.renderRoot.querySelector('phone-call')?.goBack() ?? false;
    else if (this.code !== undefined || this.over !== undefined) this.#leave();
    else return this.renderRoot.querySelector('phone-home')?.goBack() ?? false;
    return true;
  }

  /** Leaves what stands over the first page. */
  #leave(): void {
    this.code = this.trouble = this.over = undefined;
  }

  #openLook(): void {
    void import('./phone-look.js').then(() => { this.lookOpen = true; }, () => undefined);
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { city, connectivity } = this.phone;
    const inCall = this.#calls.isShown;
    const isOver = this.#calls.view?.phase.kind === 'ended';
    return html`<div class="all" ?inert=${this.lookOpen} ${focusGroup({ id: 'page', kind: 'column' })}>
      ${connectivity.state.get() === 'offline' && !inCall ? html`<p class="offline" role="status" data-id="offline">${words.noServer()}</p>` : nothing}
      ${inCall && !isOver ? nothing : html`<header ${focusGroup({ id: 'header', kind: 'row' })}>
        ${this.#drawBack()}
        <p class="name">u-City<span>${pickName(city.name, currentLanguage.get())}</span></p>
        <button type="button" data-id="look" aria-label=${words.look()} @click=${() => this.#openLook()} ${focusable({ id: 'look' })}><city-icon name="globe"></city-icon></button>
      </header>`}
      <main>${this.#drawPage()}</main></div>
      ${this.lookOpen ? html`<phone-look .looks=${this.phone.looks} .languages=${city.languages} @phone-look-closed=${() => { this.lookOpen = false; }}></phone-look>` : nothing}`;
  }

  #drawBack(): TemplateResult | typeof nothing {
    if (this.#calls.isShown || (this.code === undefined && this.over === undefined)) return nothing;
    const words = this.#t();
    const [id, says] = this.code === undefined ? ['over-back', words.back()] : ['other-digits', words.otherDigits()];
    return html`<button type="button" data-id=${id} aria-label=${says} @click=${() => this.#leave()} ${focusable({ id })}><city-icon name="caret-left"></city-icon></button>`;
  }

  #drawPage(): TemplateResult {
    const { phone, code, trouble } = this;
    const { calls, view, isShown } = this.#calls;
    if (isShown) return html`<phone-call .phone=${phone} .calls=${calls} .view=${view}></phone-call>`;
    if (!this.looked) return html`<div class="looking"><city-skeleton></city-skeleton></div>`;
    if (code !== undefined) {
      return html`<phone-check .phone=${phone} .trouble=${trouble} .name=${this.#name} ?joining=${this.joining} @phone-join-asked=${(asked: JoinAsked) => void this.#join(asked)}></phone-check>`;
    }
    if (this.over === 'sign-in') return html`<phone-sign-in .phone=${phone}></phone-sign-in>`;
    if (this.#signedIn && this.over === undefined) return html`<phone-home .phone=${phone} .calls=${calls} .openCalls=${() => this.#calls.open()} @phone-digits-wanted=${() => { this.over = 'digits'; }}></phone-home>`;
    return html`<phone-digits .phone=${phone} .trouble=${trouble} news=${sayEnd(this.ended, this.#t())} ?signed-in=${this.#signedIn}
      @phone-sign-in-wanted=${() => this.#openSignIn()} @phone-digits-typed=${({ code: typed }: DigitsTyped) => { this.trouble = undefined; this.#check(typed); }}></phone-digits>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-app': PhoneApp;
  }
}
