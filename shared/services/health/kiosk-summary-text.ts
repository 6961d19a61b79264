import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../ui/elements/city-qr.js';
import { messages } from '../../ui/language/messages.js';
import { healthMessages } from './strings/compiled/index.js';

/** A text before the eyes, and beside it the code by which it is taken away. */
@customElement('pla-kiosk-summary-text')
export class PlaKioskSummaryText extends LitElement {
  @property() text = '';
  readonly #t = messages(this, healthMessages);

  static override styles = css`
    :host { flex: 1 1 0; min-height: 0; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: calc(var(--gap) * 2); align-items: start; }
    blockquote { margin: 0; max-height: 100%; overflow: hidden; font-size: var(--type-answer); line-height: 1.5; color: var(--ink); white-space: pre-wrap; overflow-wrap: anywhere; }
    figure { margin: 0; width: calc(var(--mm) * 110); max-width: 42vw; }
    figcaption { margin-top: var(--gap); font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
    @media (orientation: portrait) { :host { grid-template-columns: minmax(0, 1fr); align-content: space-between; } figure { max-width: none; justify-self: center; } }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    return html`
      <blockquote data-id="summary-text">${this.text}</blockquote>
      <figure><city-qr .text=${this.text} label=${words.takeAway()} data-id="summary-code"></city-qr><figcaption>${words.codeHolds()}</figcaption></figure>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-summary-text': PlaKioskSummaryText;
  }
}
