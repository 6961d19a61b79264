import { consume } from '@lit/context';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { CityInfo } from '../../contract/city.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import type { Router } from '../../navigation/router.js';
import { cityContext, routerContext, sessionContext } from '../../ui/contexts.js';
import { formats } from '../../ui/format.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import type { SessionStore } from '../../ui/session.js';
import '../../ui/tv/city-tv-page.js';
import { tvControlStyles, tvHalvesStyles } from '../../ui/tv/tv-view.styles.js';
import type { ConsentChosen } from './consent-chosen.js';
import { HealthAccess } from './health-access.js';
import { healthHomeMessages } from './home/strings/compiled/index.js';
import { tellRefused } from './refused-words.js';
import { healthMessages } from './strings/compiled/index.js';
import './tv-consent-list.js';
import { tvHealthStyles } from './tv-health.styles.js';
import { drawNext, drawTold } from './tv-told.js';

/** The privacy notice and what a person agrees to, line by line, before the server hears anything of it. */
@customElement('pla-tv-health-consent')
export class PlaTvHealthConsent extends LitElement {
  @consume({ context: routerContext }) private router!: Router;
  @consume({ context: cityContext }) private city!: CityInfo;
  @consume({ context: sessionContext }) private session!: SessionStore;
  /** What was booked here; shown in place of the question. */
  @state() private booked: string | undefined;
  readonly #health = new HealthAccess(this);
  readonly #t = messages(this, healthMessages);
  readonly #home = messages(this, healthHomeMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, tvHalvesStyles, tvHealthStyles, css`
    pla-tv-consent-list { margin-right: 96px; }
    .choice { width: 640px; justify-content: space-between; }
    .notice { color: var(--ink-second); }
    .notice.large { font-size: var(--type-small); line-height: 1.35; }
    .choice button { flex: none; margin-top: 24px; text-align: center; }
    .refused { font-weight: 600; }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    // A page that is opened by its address has nobody who could agree.
    if (this.session.state.get().kind !== 'signed-in') this.router.replace('/health');
  }

  override render(): TemplateResult {
    return this.booked === undefined ? this.#drawConsents() : this.#drawBooked(this.booked);
  }

  #drawConsents(): TemplateResult {
    const words = this.#t();
    const { consents, wish, action } = this.#health.state;
    const refused = tellRefused(action, words);
    return html`
      <city-tv-page data-id="consent" heading=${words.consentTitle()} second=${wish.from === undefined ? '' : this.#sayWhen(wish.from)} ok=${words.hintChoose()} back=${words.backFromConsent()}>
        <div class="halves" ${focusGroup({ id: 'consent', kind: 'row' })}>
          <pla-tv-consent-list .consents=${consents} @pla-consent-chosen=${({ item, given }: ConsentChosen) => void this.#health.store.choose(item, given)}></pla-tv-consent-list>
          <div class="choice" ${focusGroup({ id: 'agree', kind: 'column' })}>
            ${refused ? html`<p class="refused" role="alert" data-id="consent-refused">${refused.text}</p>`
              : html`<p class="notice ${this.#large() ? 'large' : ''}">${words.consentLead({ days: this.city.settings.consultationKeptDays })}</p>`}
            ${refused?.otherTime
              ? html`<button type="button" class="main" data-id="other-time" @click=${() => this.router.replace('/health/times')} ${focusable({ id: 'other-time', autofocus: true })}>${words.otherTime()}</button>`
              : html`<button type="button" class="main" data-id="consent-agree" aria-disabled=${action.kind === 'sending'} @click=${() => void this.#agree()} ${focusable({ id: 'agree', autofocus: true })}>${wish.from === undefined ? words.agreeNow() : words.agreeBook()}</button>`}
          </div>
        </div>
      </city-tv-page>`;
  }

  #drawBooked(from: string): TemplateResult {
    const words = this.#t();
    return html`
      <city-tv-page data-id="booked" heading=${this.#home().seeClinician()} ok=${words.done()} back=${words.backFromConsent()}>
        ${drawTold('check', words.bookedTitle({ when: this.#sayWhen(from) }), words.bookedText())}
        ${drawNext([{ id: 'booked-done', label: words.done(), act: () => this.router.reset('/') }])}
      </city-tv-page>`;
  }

  #sayWhen(from: string): string {
    return `${this.#format().nearDay(from, this.#health.state.now)} ${this.#format().time(from)}`;
  }

  async #agree(): Promise<void> {
    const { wish, action } = this.#health.state;
    if (action.kind === 'sending' || !await this.#health.store.agree() || !this.isConnected) return;
    if (wish.from === undefined) this.router.replace('/health/room');
    else this.booked = wish.from;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-health-consent': PlaTvHealthConsent;
  }
}
