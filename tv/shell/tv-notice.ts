import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notice } from '../../shared/contract/sealed.js';
import { formats } from '../../shared/ui/format.js';
import { messages } from '../../shared/ui/language/messages.js';
import { tellNotice } from '../../shared/ui/offline/notice-words.js';
import { offlineMessages } from '../../shared/ui/offline/strings/compiled/index.js';
import './tv-popup.js';

/**
 * What a person asked for on a screen that was cut off and what could not be done: told at the next sign-in.
 * @fires tv-notice-read
 */
@customElement('tv-notice')
export class TvNotice extends LitElement {
  @property({ attribute: false }) notice!: Notice;
  readonly #t = messages(this, offlineMessages);
  readonly #format = formats(this);

  override render(): TemplateResult {
    const words = this.#t();
    const { spaceLabel, from, to } = this.notice;
    const about = [spaceLabel, from && to ? this.#format().timeRange(from, to) : undefined].filter((part) => part !== undefined).join(' · ');
    return html`<tv-popup name="notice" heading=${words.noticesTitle()} text="${tellNotice(this.notice, words)} ${about ? `(${about})` : ''} ${words.noticesText()}"
      .actions=${[{ id: 'understood', label: words.understood(), main: true }]} @tv-popup-choice=${() => this.dispatchEvent(new Event('tv-notice-read'))}></tv-popup>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-notice': TvNotice;
  }
}
