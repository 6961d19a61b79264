import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { BackStack } from '../../shared/navigation/back-stack.js';
import { installNavigation } from '../../shared/navigation/navigation.js';
import { findRoute } from '../../shared/services/registry.js';
import { messages } from '../../shared/ui/language/messages.js';
import { dressPage } from '../../shared/ui/panel/dress-page.js';
import type { SignInRequest } from '../../shared/ui/panel/sign-in-request.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import { tvMessages } from '../strings/compiled/index.js';
import type { OpenedHome } from './home-rails.js';
import { provideTv } from './provide-tv.js';
import './tv-home.js';
import type { ServiceRetry } from './tv-home.js';
import type { PopupChoice } from './tv-popup.js';
import type { MissedCalls } from '../../shared/ui/call/missed-calls.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { TvCall } from './tv-call.js';
import type { TvSignIn } from './tv-sign-in.js';
import type { TopPress } from './tv-top.js';
import { restWhileHidden } from './rest-while-hidden.js';
import { ABOUT_PATH, SETTINGS_PATH, type Tv } from './tv.js';

/** The first facts are on screen and the focus is placed: after this there is time for the picture of the city. */
const PICTURE_AFTER_MS = 1500;
const VIEWS_AFTER_MS = 2_500;
/** From then on this television can ring. */
const CALLS_AFTER_MS = 8_000;

/** How long the hint at the end of Back stays. */
const HINT_MS = 4_000;

/**
 * The television as a whole: home, the services' views and its own pages, and the layers above them: sign-in, the word that
 * the network is gone, the question before leaving.
 */
@customElement('tv-app')
export class TvApp extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @state() private homes: ReadonlyMap<string, OpenedHome> = new Map();
  @state() private signingIn = false;
  @state() private offlineNotice = false;
  @state() private exitAsked = false;
  @state() private toast: 'stay' | 'signed-out' | undefined;
  /** Code of the map comes after the first facts. */
  @state() private cityDrawn = false;
  /** The television has told that memory is short: the picture, which is only to look at, goes. */
  @state() private memoryShort = false;
  readonly #t = messages(this, tvMessages);
  readonly #words = messages(this, uiMessages);
  #answerSignIn: SignInRequest['answer'] | undefined;
  #cancels: Cancel[] = [];
  #cancelToast: Cancel = () => undefined;
  #calls: CallSession | undefined;
  #sayContinue: () => string = () => '';
  #missed: MissedCalls | undefined;

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; overflow: hidden; background: var(--ground); color: var(--ink); font-family: var(--font, inherit); }
    /* For its few seconds it stands where the line of the day stood. */
    .told { --hero: hidden; }
    .toast { position: absolute; left: 96px; right: 96px; top: 170px; z-index: 9; pointer-events: none; }
    .toast span { display: inline-block; max-width: 1080px; padding: 24px 40px; border-radius: var(--radius-medium, 24px); background: var(--ink); color: var(--ground); font-size: var(--type-body); line-height: 1.4; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    const { tv } = this;
    const { session, connectivity } = tv.environment;
    provideTv(this, tv, () => this.#openCalls());
    dressPage(tv.settings.state.get());
    const backStack = new BackStack(() => this.#leave());
    backStack.push('page', () => tv.router.back());
    backStack.push('dialog', () => this.#closeLayer());
    const navigation = installNavigation({ root: this, keys: tv.platform.keys, backStack, clock: tv.clock, ring: 'always', hover: true });
    const redraw = (): void => this.requestUpdate();
    this.#cancels = [
      navigation.uninstall,
      tv.router.current.watch(redraw),
      tv.settings.state.watch((settings) => dressPage(settings)),
      connectivity.state.watch((state) => {
        this.offlineNotice = state === 'offline';
        if (this.offlineNotice) void import('./tv-popup.js');
      }),
      tv.platform.onNetworkChange((connected) => connectivity.report(connected && connectivity.state.get() === 'online')),
      tv.platform.deepLink.watch((link) => { if (link) tv.router.go(link.path); }),
      restWhileHidden(tv.platform.visibility, tv.environment),
      tv.platform.visibility.watch(redraw),
      tv.platform.onLowMemory(() => { this.memoryShort = true; }),
      session.state.watch((state) => {
        if (state.kind === 'signed-out' && state.why !== 'unproven') this.#onSignedOut();
        this.requestUpdate();
      }),
      session.notices.watch(redraw),
    ];
    const onKey = (): void => void session.extend();
    addEventListener('keydown', onKey, true);
    this.#cancels.push(() => removeEventListener('keydown', onKey, true));
    void this.#openHomes();
    // Views and popups come after home, and have to be there when the network is not.
    this.#cancels.push(tv.clock.after(VIEWS_AFTER_MS, () => void import('./tv-view.js')), tv.clock.after(CALLS_AFTER_MS, () => void this.#openCalls().catch(() => undefined)));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
    for (const home of this.homes.values()) if (home !== 'broken') home.stop();
  }

  /** Calls of this television: from the first time on whatever rings comes over what is on. */
  async #openCalls(): Promise<CallSession> {
    if (this.#calls) return this.#calls;
    const [calls, { sayContinue }, { MissedCalls }] = await Promise.all([this.tv.openCalls(), import('./tv-call.js'), import('../../shared/ui/call/missed-calls.js')]);
    if (!this.#calls) {
      this.#calls = calls;
      this.#sayContinue = sayContinue(this);
      const missed = this.#missed = new MissedCalls({ api: this.tv.environment.api, session: this.tv.environment.session, calls });
      this.#cancels.push(calls.view.watch(() => this.requestUpdate()), missed.state.watch(() => this.requestUpdate()), missed.start());
      this.requestUpdate();
    }
    return calls;
  }

  async #callHelp(): Promise<void> {
    const calls = await this.#openCalls();
    await calls.start({ kind: 'desk', desk: 'help' });
  }

  async #openHomes(): Promise<void> {
    await Promise.all(this.tv.services.map((service) => this.#openHome(service.id)));
    const opened = [...this.homes.values()].flatMap((home) => (home === 'broken' ? [] : [home]));
    let begun = false;
    const look = (): void => {
      if (begun || !opened.some((home) => home.rails.get().length > 0)) return;
      begun = true;
      this.tv.clock.after(PICTURE_AFTER_MS, () => void import('./tv-city.js').then(() => { this.cityDrawn = true; }, () => undefined));
    };
    this.#cancels.push(...opened.map((home) => home.rails.watch(look)));
    look();
  }

  async #openHome(serviceId: string): Promise<void> {
    const service = this.tv.services.find((candidate) => candidate.id === serviceId);
    const home = await service?.openHome(this.tv.environment).catch(() => 'broken' as const);
    if (!home) return;
    const before = this.homes.get(serviceId);
    if (before && before !== 'broken') before.stop();
    this.homes = new Map([...this.homes, [serviceId, home]]);
  }

  /** Closes the layer on top; false when there is none. */
  #closeLayer(): boolean {
    const [notice] = this.tv.environment.session.notices.get();
    const [missed] = this.#missed?.state.get() ?? [];
    const call = this.renderRoot.querySelector<TvCall>('tv-call');
    if (call) call.goBack();
    else if (this.offlineNotice) this.offlineNotice = false;
    else if (missed && !this.signingIn) void this.#missed?.dismiss(missed.id);
    else if (notice && !this.signingIn) void this.tv.environment.session.dismiss(notice.id);
    else if (this.exitAsked) this.exitAsked = false;
    else if (!this.signingIn) return false;
    else if (!this.renderRoot.querySelector<TvSignIn>('tv-sign-in')?.goBack()) this.#endSignIn(false);
    return true;
  }

  /** Back at home: what this platform expects, but always something one can see. */
  #leave(): void {
    const { exitRule, leave } = this.tv.platform;
    if (exitRule === 'ask') void import('./tv-popup.js').then(() => { this.exitAsked = true; });
    else if (exitRule === 'hand-over') leave();
    else this.#showToast('stay');
  }

  #showToast(toast: 'stay' | 'signed-out'): void {
    this.toast = toast;
    this.#cancelToast();
    this.#cancelToast = this.tv.clock.after(HINT_MS, () => { this.toast = undefined; });
  }

  async #askSignIn(answer?: SignInRequest['answer']): Promise<void> {
    await import('./tv-sign-in.js');
    this.#answerSignIn = answer;
    this.signingIn = true;
  }

  #endSignIn(signedIn: boolean): void {
    this.signingIn = false;
    this.#answerSignIn?.(signedIn);
    this.#answerSignIn = undefined;
  }

  #onSignedOut(): void {
    for (const home of this.homes.values()) if (home !== 'broken') home.forget();
    this.tv.router.reset('/');
    this.#showToast('signed-out');
  }

  #onTop({ action }: TopPress): void {
    if (action === 'sign-out') void this.tv.environment.session.end('person');
    else if (action === 'sign-in') void this.#askSignIn();
    else if (action === 'help') void this.#callHelp();
    else if (action === 'continue') void this.#calls?.takeOver();
    else void import('./tv-settings-page.js').then(() => this.tv.router.go(SETTINGS_PATH));
  }

  override render(): TemplateResult {
    const { router } = this.tv;
    const route = router.current.get();
    const onHome = route.path === '/';
    const call = this.#calls?.view.get();
    const inCall = call !== undefined && call.phase.kind !== 'idle';
    // A view in whose midst the call stands draws it, and what the person has to be told besides waits.
    const isOwn = inCall && call.target?.kind === 'desk' && call.target.desk === findRoute(route.path, 'tv')?.route.desk;
    if (!onHome) void import('./tv-view.js');
    if (route.path === SETTINGS_PATH) void import('./tv-settings-page.js');
    if (route.path === ABOUT_PATH) void import('./tv-about-page.js');
    return html`
      <div class=${this.toast ? 'told' : ''} @city-sign-in-request=${(request: SignInRequest) => void this.#askSignIn(request.answer)} @tv-top-press=${(press: TopPress) => this.#onTop(press)}
        @tv-service-retry=${(retry: ServiceRetry) => void this.#openHome(retry.serviceId)} @tv-view-left=${() => router.reset('/')} ?inert=${!isOwn && (inCall || this.signingIn || this.exitAsked || this.offlineNotice || this.tv.environment.session.notices.get().length > 0 || (this.#missed?.state.get().length ?? 0) > 0)}>
        ${onHome ? html`<tv-home .callElsewhere=${call?.elsewhere ? this.#sayContinue() : ''} .tv=${this.tv} .homes=${this.homes} ?city=${this.cityDrawn && !this.memoryShort && this.tv.platform.visibility.get() === 'visible'}></tv-home>`
          : route.path === SETTINGS_PATH ? html`<tv-settings-page .tv=${this.tv}></tv-settings-page>`
          : route.path === ABOUT_PATH ? html`<tv-about-page .tv=${this.tv}></tv-about-page>`
          : html`<tv-view .route=${route}></tv-view>`}
      </div>
      ${this.signingIn ? html`<tv-sign-in @tv-signed-in=${() => this.#endSignIn(true)}></tv-sign-in>` : nothing}
      ${this.toast ? html`<div class="toast" role="status" data-id="toast-${this.toast}"><span>${this.toast === 'stay' ? this.#t().stayHint() : this.#t().sessionOver()}</span></div>` : nothing}
      ${this.exitAsked ? this.#drawExit() : nothing}
      ${isOwn ? nothing : inCall ? html`<tv-call .tv=${this.tv} .calls=${this.#calls} .view=${call}></tv-call>` : this.offlineNotice ? this.#drawOffline() : this.#drawNotice()}`;
  }

  #drawExit(): TemplateResult {
    const words = this.#t();
    const signedIn = this.tv.environment.session.state.get().kind === 'signed-in';
    return html`<tv-popup name="exit" heading=${words.exitTitle()} text=${signedIn ? words.exitText() : ''} .actions=${[{ id: 'stay', label: words.exitStay(), main: true }, { id: 'leave', label: words.exitLeave() }]}
      @tv-popup-choice=${({ choice }: PopupChoice) => {
        this.exitAsked = false;
        if (choice === 'leave') void this.tv.environment.session.end('person').then(() => this.tv.platform.leave());
      }}></tv-popup>`;
  }

  /** Calls that were missed and what could not be done while a screen was cut off, one after the other. */
  #drawNotice(): TemplateResult | typeof nothing {
    const { session } = this.tv.environment;
    const [notice] = session.notices.get();
    const [missed, ...others] = this.#missed?.state.get() ?? [];
    if (missed && !this.signingIn) {
      // It asks for the centers as soon as it is there, and has its television only then.
      if (!customElements.get('tv-missed')) {
        void import('./tv-missed.js').then(() => this.requestUpdate(), () => undefined);
        return nothing;
      }
      return html`<tv-missed .tv=${this.tv} .missed=${this.#missed} .call=${missed} more=${others.length}></tv-missed>`;
    }
    if (!notice || this.signingIn) return nothing;
    void import('./tv-notice.js');
    return html`<tv-notice .notice=${notice} @tv-notice-read=${() => void session.dismiss(notice.id)}></tv-notice>`;
  }

  #drawOffline(): TemplateResult {
    return html`<tv-popup name="offline" heading=${this.#t().offlineTitle()} text=${this.#t().offlineText()} .actions=${[{ id: 'close', label: this.#words().close(), main: true }]}
      @tv-popup-choice=${() => { this.offlineNotice = false; }}></tv-popup>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-app': TvApp;
  }
}
