import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Clock } from '../../shared/base/clock.js';
import type { Notice } from '../../shared/contract/sealed.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { clockContext, sessionContext } from '../../shared/ui/contexts.js';
import '../../shared/ui/elements/city-button.js';
import { formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import { tellNotice } from '../../shared/ui/offline/notice-words.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import type { SessionStore } from '../../shared/ui/session.js';
import { offlineMessages } from '../../shared/ui/offline/strings/compiled/index.js';
import './kiosk-sheet.js';

/** What a person asked for on a screen that was cut off and what could not be done: told at the next sign-in, one after the other. */
@customElement('kiosk-notices')
export class KioskNotices extends LitElement {
  @property({ attribute: false }) notice!: Notice;
  @consume({ context: sessionContext }) private session!: SessionStore;
  @consume({ context: clockContext }) private clock!: Clock;
  readonly #t = messages(this, offlineMessages);
  readonly #format = formats(this);
  readonly #large = largeText(this);

  static override styles = css`
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; }
    .about { color: var(--ink-second); }
  `;

  override render() {
    const words = this.#t();
    const format = this.#format();
    const { spaceLabel, from, to } = this.notice;
    const about = [spaceLabel, from && to ? `${format.nearDay(from, this.clock.now())} ${format.timeRange(from, to)}` : undefined].filter((part) => part !== undefined).join(' · ');
    return html`
      <kiosk-sheet name="notices" heading=${words.noticesTitle()}>
        <p>${tellNotice(this.notice, words)}</p>
        ${about ? html`<p class="about">${about}</p>` : nothing}
        ${this.#large() ? nothing : html`<p class="about">${words.noticesText()}</p>`}
        <city-button variant="signal" size="main" data-id="notice-understood" @click=${() => void this.session.dismiss(this.notice.id)} ${focusable({ id: 'understood', autofocus: true })}>${words.understood()}</city-button>
      </kiosk-sheet>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-notices': KioskNotices;
  }
}
