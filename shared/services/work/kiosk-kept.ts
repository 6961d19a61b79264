import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { consume } from '@lit/context';
import { pickName } from '../../base/language.js';
import type { Clock } from '../../base/clock.js';
import type { Center, Space } from '../../contract/city.js';
import { focusable } from '../../navigation/focusable.js';
import { clockContext } from '../../ui/contexts.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import { formats } from '../../ui/format.js';
import { currentLanguage } from '../../ui/language/message-group.js';
import { messages } from '../../ui/language/messages.js';
import { offlineMessages } from '../../ui/offline/strings/compiled/index.js';
import '../../ui/panel/city-panel-page.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { VisitOver } from '../../ui/panel/visit-over.js';
import { nameSign } from './space-words.js';
import { workHomeMessages } from './home/strings/compiled/index.js';
import { workMessages } from './strings/compiled/index.js';
import type { TimeRange } from '../../city/occupancy.js';

/**
 * A reservation that is kept and not made: the panel is cut off. It looks like waiting, not like success, and says who may be
 * quicker. Without a space it stands for the list that an unverified person cannot see.
 */
@customElement('pla-kiosk-kept')
export class PlaKioskKept extends LitElement {
  @property({ attribute: false }) space: Space | undefined;
  @property({ attribute: false }) range: TimeRange | undefined;
  @property({ attribute: false }) center: Center | undefined;
  @consume({ context: clockContext }) private clock!: Clock;
  readonly #t = messages(this, workMessages);
  readonly #home = messages(this, workHomeMessages);
  readonly #offline = messages(this, offlineMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = css`
    :host { position: absolute; inset: 0; display: block; background: var(--ground); }
    .mark { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; font-size: calc(var(--mm) * 90); color: var(--wait); }
    h1 { margin: 0 0 var(--gap); font-size: var(--type-heading); line-height: 1.2; letter-spacing: -0.02em; }
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
    .what { margin: 0 0 var(--gap); font-weight: 700; color: var(--ink); }
  `;

  override render() {
    const words = this.#t();
    const offline = this.#offline();
    const format = this.#format();
    const { space, range, center } = this;
    const kept = space && range && center;
    return html`
      <city-panel-page grow data-id=${kept ? 'reserve-kept' : 'reservations-kept'}>
        <h1 slot="title">${kept ? offline.keptTitle() : offline.mineOfflineTitle()}</h1>
        <div slot="eyes" class="mark"><city-icon name="clock"></city-icon></div>
        <div slot="lead" role="status">
          ${kept ? html`<p class="what">${nameSign(space.label, this.#home())}, ${format.nearDay(range.from, this.clock.now())} ${format.timeRange(range.from, range.to)}${this.#large() ? nothing : html`<br>${pickName(center.name, currentLanguage.get())}`}</p>` : nothing}
          <p>${kept ? offline.keptText() : offline.mineOfflineText()}</p>
        </div>
        ${kept && !this.#large() ? html`<p>${offline.keptLater()}</p>` : nothing}
        <city-button slot="action" variant="signal" size="main" data-id="kept-done" @click=${() => this.dispatchEvent(new VisitOver())} ${focusable({ id: 'done', autofocus: true })}>${words.finishNow()}</city-button>
      </city-panel-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-kept': PlaKioskKept;
  }
}
