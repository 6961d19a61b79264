import { consume } from '@lit/context';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CityInfo } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { cityContext, routerContext, sessionContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import { VisitOver } from '../../ui/panel/visit-over.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { SessionStore } from '../../ui/session.js';
import type { ConsentChosen } from './consent-chosen.js';
import { HealthAccess } from './health-access.js';
import './kiosk-consent-list.js';
import { kioskHealthStyles } from './kiosk-health.styles.js';
import { tellRefused } from './refused-words.js';
import { healthMessages } from './strings/compiled/index.js';

/** The privacy notice and what a person agrees to, line by line, before the server hears anything of it. */
@customElement('pla-kiosk-health-consent')
export class PlaKioskHealthConsent extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: cityContext }) private city!: CityInfo;
  @consume({ context: sessionContext }) private session!: SessionStore;
  /** What was booked here; shown in place of the question. */
  @state() private booked: string | undefined;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [kioskHealthStyles, css`
    .lead { display: grid; gap: var(--gap); }
    .refused { color: var(--ink); font-weight: 600; }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that is opened by its address has nobody who could agree.
    if (this.session.state.get().kind !== 'signed-in') this.router.replace('/health');
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { consents, wish, action } = this.#health.state;
    if (this.booked !== undefined) return this.#drawBooked(this.booked);
    const refused = tellRefused(action, words);
    const notice = words.consentLead({ days: this.city.settings.consultationKeptDays });
    return html`
      <city-panel-page grow ?lead-beside=${this.#large()} data-id="consent">
        <div slot="title"><h1>${words.consentTitle()}</h1>${wish.from === undefined ? nothing : html`<p class="told">${this.#sayWhen(wish.from)}</p>`}</div>
        <div slot="lead" class="lead">${this.#large() || refused ? nothing : html`<p>${notice}</p>`}${refused ? html`<p class="refused" role="alert" data-id="consent-refused">${refused.text}</p>` : nothing}</div>
        <pla-kiosk-consent-list notice=${refused ? '' : notice} .consents=${consents} @pla-consent-chosen=${({ item, given }: ConsentChosen) => void this.#health.store.choose(item, given)}></pla-kiosk-consent-list>
        <div slot="action" class="actions" ${focusGroup({ id: 'action', kind: 'row' })}>
          ${refused?.otherTime
            ? html`<city-button variant="signal" size="main" data-id="other-time" @click=${() => this.router.replace('/health/times')} ${focusable({ id: 'other-time', autofocus: true })}>${words.otherTime()}</city-button>`
            : html`<city-button variant="signal" size="main" data-id="consent-agree" ?busy=${action.kind === 'sending'} @click=${() => void this.#agree()} ${focusable({ id: 'agree', autofocus: true })}>${wish.from === undefined ? words.agreeNow() : words.agreeBook()}</city-button>`}
        </div>
      </city-panel-page>`;
  }

  #drawBooked(from: string): TemplateResult {
    const words = this.#t();
    return html`
      <city-panel-page grow data-id="booked">
        <h1 slot="title">${words.bookedTitle({ when: this.#sayWhen(from) })}</h1>
        <div slot="eyes" class="mark"><city-icon name="check"></city-icon></div>
        <p slot="lead" role="status">${words.bookedText()}</p>
        <city-button slot="action" variant="signal" size="main" data-id="booked-done" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'done', autofocus: true })}>${words.done()}</city-button>
      </city-panel-page>`;
  }

  #sayWhen(from: string): string {
    return `${this.#format().nearDay(from, this.#health.state.now)} ${this.#format().time(from)}`;
  }

  async #agree(): Promise<void> {
    const { wish } = this.#health.state;
    if (!await this.#health.store.agree() || !this.isConnected) return;
    if (wish.from === undefined) this.router.replace('/health/room');
    else this.booked = wish.from;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-health-consent': PlaKioskHealthConsent;
  }
}
