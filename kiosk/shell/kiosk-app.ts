import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import type { Language } from '../../shared/base/language.js';
import type { Scan } from '../../shared/devices/scanner.js';
import { BackStack } from '../../shared/navigation/back-stack.js';
import { watchActivity } from '../../shared/navigation/activity.js';
import { answerFirst } from '../../shared/navigation/answer-first.js';
import { IdleTimer, type IdleState } from '../../shared/navigation/idle.js';
import { BROWSER_KEYS } from '../../shared/navigation/keys.js';
import { installNavigation } from '../../shared/navigation/navigation.js';
import { pickOffer } from '../../shared/services/registry.js';
import type { ServiceHome } from '../../shared/services/service.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { BusyEvent } from '../../shared/ui/panel/busy-event.js';
import type { SignInRequest } from '../../shared/ui/panel/sign-in-request.js';
import { kioskMessages } from '../strings/compiled/index.js';
import { dressPanel } from './dress-panel.js';
import type { Kiosk } from './kiosk.js';
import './kiosk-attract.js';
import './kiosk-bar.js';
import type { KioskBarPress } from './kiosk-bar.js';
import './kiosk-city.js';
import './kiosk-home.js';
import './kiosk-view.js';
import { kioskAppStyles } from './kiosk-app.styles.js';
import { Hands } from './hands.js';
import { IncomingCalls } from './incoming-calls.js';
import type { KioskIncoming } from './kiosk-incoming.js';
import { ABOUT_PATH, HELP_PATH } from './own-pages.js';
import { provideKiosk } from './provide-kiosk.js';
import { ReaderAtRest } from './reader-at-rest.js';

/** Pages that stand over the picture of the city. */
const OVER_CITY: readonly string[] = [ABOUT_PATH, HELP_PATH];

/**
 * The panel as a whole: attract screen or a person's visit, the bar on every screen of it, and the layers above. A visit
 * begins with a touch, a key or a card at the reader, ends with "end" or with idle time, and leaves nothing behind.
 */
@customElement('kiosk-app')
export class KioskApp extends LitElement {
  @property({ attribute: false }) kiosk!: Kiosk;
  /** What the services say on the home screen, by service id; fills up after the first screen is drawn. */
  @state() private homes: ReadonlyMap<string, ServiceHome> = new Map();
  @state() private awake = false;
  @state() private layer: 'none' | 'languages' | 'sign-in' = 'none';
  @state() private languageFailed = false;
  /** A card held to the reader, until its answer is left. */
  @state() private heldCard: Scan | undefined;
  /** Numbers visits, so that a new one draws every view anew. */
  @state() private visit = 0;
  readonly #t = messages(this, kioskMessages);
  #answerSignIn: SignInRequest['answer'] | undefined;
  #idle!: IdleTimer;
  #readerAtRest!: ReaderAtRest;
  #incoming!: IncomingCalls;
  #back = new BackStack();
  #releaseIdle: Cancel = () => {};
  #cleanUp: Cancel[] = [];

  static override styles = kioskAppStyles;

  override connectedCallback(): void {
    super.connectedCallback();
    const { kiosk } = this;
    const { session, connectivity } = kiosk.environment;
    const dress = dressPanel(kiosk);
    provideKiosk(this, kiosk, dress);
    const { idleSeconds, idleCountdownSeconds } = kiosk.city.settings;
    this.#idle = new IdleTimer(kiosk.clock, () => ({ idleMs: idleSeconds * 1000, countdownMs: idleCountdownSeconds * 1000 }), () => this.#endVisit('idle'));
    // A deep link, as a test or an installer uses it, begins a visit at once.
    this.awake = kiosk.router.current.get().path !== '/';
    this.#back.push('page', () => this.#goBack());
    this.#readerAtRest = new ReaderAtRest({ reader: kiosk.reader, scanner: kiosk.scanner, clock: kiosk.clock, take: (scan) => this.#takeCard(scan) });
    const redraw = (): void => this.requestUpdate();
    this.#incoming = new IncomingCalls({ clock: kiosk.clock, openCalls: kiosk.openCalls, api: kiosk.environment.api, session, onChange: () => this.#onIncoming() });
    const hands = new Hands({ panel: this, isInUse: () => this.awake || this.#incoming.view !== undefined, onUse: () => void session.extend(), wake: () => this.#wake() });
    const navigation = installNavigation({ root: this, keys: BROWSER_KEYS, backStack: this.#back, clock: kiosk.clock, ring: 'keys' });
    this.#cleanUp = [
      hands.start(),
      navigation.uninstall, answerFirst(), watchActivity({ notice: () => { if (this.awake) this.#idle.notice(); } }), this.#idle.state.watch(redraw), dress.stop,
      () => this.#readerAtRest.stop(), this.#incoming.start(), kiosk.router.current.watch(() => this.#onRoute()), kiosk.settings.state.watch(redraw), connectivity.state.watch(redraw),
      session.state.watch((state) => {
        if (state.kind === 'signed-out' && state.why !== 'person' && state.why !== 'unproven') this.#endVisit('idle');
      }),
      session.notices.watch((notices) => {
        if (notices.length > 0) void import('./kiosk-notices.js');
        redraw();
      }),
      kiosk.scanner.onScan(() => this.#idle.notice()),
    ];
    if (this.awake) this.#idle.notice();
    void this.#openHomes();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const clean of this.#cleanUp) clean();
    for (const home of this.homes.values()) home.stop();
  }

  protected override updated(): void {
    this.kiosk.atRest.set(!this.awake && !this.#incoming.view);
  }

  async #openHomes(): Promise<void> {
    for (const service of this.kiosk.services) {
      const home = await service.openHome(this.kiosk.environment).catch(() => undefined);
      if (home) this.homes = new Map([...this.homes, [service.id, home]]);
    }
  }

  /** Somebody simply held a card to the reader: the service that takes cards answers it. Whoever is asked for a PIN has shown theirs already. */
  #takeCard(scan: Scan): void {
    const path = pickOffer(this.kiosk.services.flatMap((service) => service.scanned).filter(({ kind }) => kind === 'card'), this.kiosk.profile.spaceId !== undefined)?.path;
    if (path === undefined || this.layer === 'sign-in' || this.#incoming.view) return;
    this.#closeLayer(false);
    if (!this.awake) this.#wake();
    this.#idle.notice();
    this.kiosk.router.go(path);
    this.heldCard = scan;
  }

  #wake(): void {
    this.awake = true;
    this.visit++;
    this.#idle.notice();
  }

  #goBack(): void {
    const view = this.renderRoot.querySelector('kiosk-view');
    const [notice] = this.kiosk.environment.session.notices.get();
    const [missed] = this.#incoming.missed?.state.get() ?? [];
    if (this.layer === 'languages') this.#closeLayer(false);
    else if (this.#incoming.view) this.renderRoot.querySelector<KioskIncoming>('kiosk-incoming')?.goBack();
    else if (this.layer !== 'none') this.#closeLayer(false);
    else if (this.#incoming.elsewhere) this.#incoming.leaveThere();
    else if (missed) void this.#incoming.missed?.dismiss(missed.id);
    else if (notice) void this.kiosk.environment.session.dismiss(notice.id);
    else if (view && !view.mayLeave()) return;
    else if (!this.kiosk.router.back()) this.#endVisit('person');
  }

  #closeLayer(signedIn: boolean): void {
    this.layer = 'none';
    this.#answerSignIn?.(signedIn);
    this.#answerSignIn = undefined;
  }

  #endVisit(why: 'person' | 'idle'): void {
    this.#closeLayer(false);
    this.#incoming.forget();
    void this.kiosk.environment.session.end(why);
    for (const home of this.homes.values()) home.forget();
    this.awake = false;
    this.heldCard = undefined;
    this.#readerAtRest.forget();
    this.visit++;
    this.#idle.rest();
    this.kiosk.router.reset('/');
    this.kiosk.settings.reset();
  }

  #onBar({ action }: KioskBarPress): void {
    const { settings } = this.kiosk;
    if (action === 'back') this.#goBack();
    else if (action === 'text') settings.toggleText();
    else if (action === 'contrast') settings.toggleContrast();
    else if (action === 'help') {
      // Whoever is being called has somebody to talk to.
      if (!this.#incoming.view) this.#goToHelp();
    }
    else if (action === 'end') this.#endVisit('person');
    else {
      this.languageFailed = false;
      void import('./kiosk-language-chooser.js').then(() => { this.layer = 'languages'; });
    }
  }

  #onRoute(): void {
    this.heldCard = undefined;
    // A page that was left holds nobody any more.
    this.#releaseIdle();
    this.requestUpdate();
  }

  #goToHelp(): void {
    this.#closeLayer(false);
    if (this.kiosk.router.current.get().path !== HELP_PATH) this.kiosk.router.go(HELP_PATH);
  }

  /** Whoever talks touches nothing for minutes. */
  #onBusy({ busy }: Pick<BusyEvent, 'busy'>): void {
    this.#releaseIdle();
    this.#releaseIdle = busy ? this.#idle.hold() : () => {};
  }

  /** A call comes over whatever is on, also over a panel at rest; while it is there nobody counts as gone. */
  #onIncoming(): void {
    const { view, elsewhere } = this.#incoming;
    if (view) void import('./kiosk-incoming.js').catch(() => undefined);
    if (elsewhere) void import('./kiosk-elsewhere.js').catch(() => undefined);
    if (this.#incoming.missed?.state.get().length) void import('./kiosk-missed.js').catch(() => undefined);
    if (this.awake) this.#onBusy({ busy: view !== undefined && view.phase.kind !== 'ended' });
    // Whoever answered a panel at rest may have made it speak their language.
    else if (!view) this.kiosk.settings.reset();
    this.requestUpdate();
  }

  async #speak(language: Language): Promise<void> {
    const answer = await this.kiosk.settings.speak(language);
    if (answer.ok) this.#closeLayer(false);
    else this.languageFailed = true;
  }

  #onSignInRequest(request: SignInRequest): void {
    request.stopPropagation();
    this.#answerSignIn = request.answer;
    void import('./kiosk-sign-in.js').then(() => { this.layer = 'sign-in'; });
  }

  override render() {
    const { city, clock, environment, profile, settings, router } = this.kiosk;
    const { language } = settings.state.get();
    const route = router.current.get();
    const isHome = route.path === '/';
    const idle = this.#idle.state.get();
    const call = this.#incoming.view;
    return html`
      ${!this.awake || isHome || OVER_CITY.includes(route.path) ? html`<kiosk-city .api=${environment.api} .clock=${clock} .centerId=${profile.centerId} .hereText=${settings.state.get().text === 2 ? '' : this.#t().youAreHere()} ?wide=${!this.awake}></kiosk-city>` : nothing}
      ${this.awake ? this.#drawVisit(isHome) : html`<kiosk-attract .city=${city} .clock=${clock} .first=${language} .languages=${profile.languages} ?inert=${call !== undefined}></kiosk-attract>`}
      ${call ? html`<kiosk-incoming .calls=${this.#incoming.calls} .view=${call}></kiosk-incoming>` : nothing}
      ${this.awake || call ? this.#drawBar(call !== undefined || !isHome || this.layer === 'sign-in') : nothing}
      ${this.#drawIdle(idle)}`;
  }

  #drawVisit(isHome: boolean): TemplateResult {
    const { router, environment, settings, services } = this.kiosk;
    const current = settings.state.get();
    const signingIn = this.layer === 'sign-in';
    const offline = environment.connectivity.state.get() === 'offline';
    const [notice] = environment.session.notices.get();
    const { elsewhere } = this.#incoming;
    const [missed, ...others] = this.#incoming.missed?.state.get() ?? [];
    const rings = this.#incoming.view !== undefined;
    return html`
      <main class=${offline ? 'with-banner' : ''} ?inert=${rings} data-visit=${this.visit} @city-busy=${(event: BusyEvent) => this.#onBusy(event)} @city-visit-over=${() => this.#endVisit('person')} @city-sign-in-request=${(event: SignInRequest) => this.#onSignInRequest(event)}>
        <div class="under" ?inert=${signingIn}>
          ${isHome
            ? html`<kiosk-home .services=${services} .homes=${this.homes} .kiosk=${this.kiosk}></kiosk-home>`
            : html`<kiosk-view .route=${router.current.get()} .scan=${this.heldCard}></kiosk-view>`}
        </div>
        ${signingIn ? html`<kiosk-sign-in @kiosk-signed-in=${() => this.#closeLayer(true)}></kiosk-sign-in>` : nothing}
      </main>
      ${offline ? html`<div class="banner" role="status" data-id="offline-banner">${current.text === 2 ? this.#t().offlineShort() : this.#t().offlineBanner()}</div>` : nothing}
      ${elsewhere && !signingIn && !rings ? html`<kiosk-elsewhere .calls=${this.#incoming.calls} .elsewhere=${elsewhere} @kiosk-left-there=${() => this.#incoming.leaveThere()}></kiosk-elsewhere>` : nothing}
      ${missed && !elsewhere && !signingIn && !rings ? html`<kiosk-missed .missed=${this.#incoming.missed} .call=${missed} more=${others.length}></kiosk-missed>` : nothing}
      ${notice && !elsewhere && !missed && !signingIn && !rings ? html`<kiosk-notices .notice=${notice}></kiosk-notices>` : nothing}`;
  }

  /** On every screen of a visit, and on a panel at rest that is called. */
  #drawBar(canGoBack: boolean): TemplateResult {
    const current = this.kiosk.settings.state.get();
    return html`
      <kiosk-bar .settings=${current} ?canGoBack=${canGoBack} ?compact=${current.text === 2} @kiosk-bar-press=${(press: KioskBarPress) => this.#onBar(press)}></kiosk-bar>
      ${this.layer === 'languages' ? html`
        <kiosk-language-chooser .languages=${this.kiosk.profile.languages} .current=${current.language} ?failed=${this.languageFailed}
          @kiosk-language-chosen=${({ language }: { language: Language }) => this.#speak(language)}></kiosk-language-chooser>` : nothing}`;
  }

  #drawIdle(idle: IdleState): TemplateResult | typeof nothing {
    if (idle.kind !== 'warning') return nothing;
    void import('./kiosk-idle-warning.js');
    return html`<kiosk-idle-warning .clock=${this.kiosk.clock} .endsAt=${idle.endsAt} @kiosk-end=${() => this.#endVisit('person')}></kiosk-idle-warning>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-app': KioskApp;
  }
}
