import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { Router } from '../../shared/navigation/router.js';
import { makeOnlineOutbox } from '../../shared/offline/online-outbox.js';
import { listServices } from '../../shared/services/registry.js';
import type { ServiceManifest } from '../../shared/services/service.js';
import type { CallSession } from '../../shared/telepresence/call-session.js';
import type { OpenCalls } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import type { Phone } from '../shell/phone.js';
import { memoryPlace } from './memory-place.js';
import './phone-call-news.js';
import './phone-view.js';
import { providePhone } from './provide-phone.js';
import { personMessages } from './strings/compiled/index.js';

/** What is theirs, for the person who is signed in on this phone. With one service alone that is its own page; all of it goes with the element. */
@customElement('phone-home')
export class PhoneHome extends LitElement {
  @property({ attribute: false }) phone!: Phone;
  @property({ attribute: false }) openCalls!: OpenCalls;
  /** Once what calls need has been fetched. */
  @property({ attribute: false }) calls: CallSession | undefined;
  readonly #t = messages(this, personMessages);
  readonly #services = listServices('phone');
  readonly #router = new Router(this.#services.flatMap(({ routes }) => routes.filter(({ tag }) => tag.phone !== undefined).map(({ path }) => path)), memoryPlace());
  #cancels: Cancel[] = [];

  static override styles = css`
    :host { display: flex; flex-direction: column; min-height: 100%; }
    footer { flex: none; box-sizing: border-box; width: 100%; max-width: 34rem; margin: 0 auto; padding: 20px calc(var(--edge) + env(safe-area-inset-right)) calc(20px + env(safe-area-inset-bottom)) calc(var(--edge) + env(safe-area-inset-left)); }
    .actions { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr)); grid-gap: 12px; }
    p { margin: 0 0 12px; padding-top: 16px; border-top: var(--stroke) solid var(--line); font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); overflow-wrap: break-word; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) providePhone(this, this.phone, this.#router, () => this.openCalls());
    this.#cancels = [this.#router.current.watch(() => this.requestUpdate()), ...this.#services.map(({ openHome }) => this.#runHome(openHome))];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const cancel of this.#cancels) cancel();
  }

  /** A service runs while this page is there; what it knows of the person goes with it. */
  #runHome(openHome: ServiceManifest['openHome']): Cancel {
    const { city, clock, api, events, connectivity, session } = this.phone;
    const opening = openHome({ city, clock, api, events, connectivity, session, outbox: makeOnlineOutbox(api), position: city.position });
    return () => void opening.then((home) => {
      home.forget();
      home.stop();
    }, () => undefined);
  }

  /** Back leaves what the view shows, then the view; false at the first page. */
  goBack(): boolean {
    return this.renderRoot.querySelector('phone-view')?.mayLeave() === false || this.#router.back();
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { path } = this.#router.current.get();
    const { session } = this.phone;
    const state = session.state.get();
    const first = path === '/';
    return html`
      ${first && this.calls ? html`<phone-call-news .phone=${this.phone} .calls=${this.calls}></phone-call-news>` : nothing}
      <phone-view data-id="phone-home" path=${first ? this.#services[0]?.path ?? '' : path}></phone-view>
      ${first ? html`<footer ${focusGroup({ id: 'person', kind: 'free' })}>
        <p>${state.kind === 'signed-in' ? words.signedInAs({ name: state.displayName }) : nothing}</p>
        <div class="actions">
          <city-button data-id="join-by-digits" @click=${() => this.dispatchEvent(new Event('phone-digits-wanted'))} ${focusable({ id: 'digits' })}>${words.joinByDigits()}</city-button>
          <city-button data-id="sign-out" @click=${() => void session.end('person')} ${focusable({ id: 'sign-out' })}><city-icon slot="icon" name="sign-out"></city-icon>${words.signOut()}</city-button>
        </div>
      </footer>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-home': PhoneHome;
  }
}
