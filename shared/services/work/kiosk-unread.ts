import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import type { CallFailure } from '../../offline/api-client.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-skeleton.js';
import { messages } from '../../ui/language/messages.js';
import '../../ui/panel/city-panel-page.js';
import { tellUnread } from './problem-words.js';
import { workMessages } from './strings/compiled/index.js';

/**
 * What a Work screen shows before its data is there: bones while it comes, and what to do if it does not.
 * @fires pla-retry when the person asks to try again
 */
@customElement('pla-kiosk-unread')
export class PlaKioskUnread extends LitElement {
  /** Prefix of the `data-id`s. */
  @property() name = '';
  @property({ attribute: false }) failure: CallFailure | undefined;
  readonly #t = messages(this, workMessages);

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; }
    .mark { flex: 1 1 0; min-height: 0; overflow: hidden; display: flex; align-items: center; justify-content: center; font-size: calc(var(--mm) * 90); color: var(--wait); }
    h1 { margin: 0 0 var(--gap); font-size: var(--type-heading); line-height: 1.25; }
    p { margin: 0; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
  `;

  override render() {
    if (!this.failure) return html`<city-panel-page data-id="${this.name}-loading"><city-skeleton slot="eyes"></city-skeleton><city-skeleton></city-skeleton></city-panel-page>`;
    const { title, text } = tellUnread(this.failure, this.#t());
    return html`
      <city-panel-page grow data-id="${this.name}-failed">
        <h1 slot="title">${title}</h1>
        <div slot="eyes" class="mark"><city-icon name="wifi-slash"></city-icon></div>
        <div slot="lead" role="alert"><p>${text}</p></div>
        <city-button slot="action" variant="signal" size="main" data-id="${this.name}-retry" @click=${() => this.dispatchEvent(new Event('pla-retry'))} ${focusable({ id: 'retry', autofocus: true })}>${this.#t().tryOnceMore()}</city-button>
      </city-panel-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-unread': PlaKioskUnread;
  }
}
