import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../../ui/call/invite/city-qr.js';
import '../../ui/panel/city-pages.js';
import type { HealthMessages } from './strings/compiled/index.js';
import { listParts } from './summary-words.js';

/** Characters of one part on a page; in doubled text a page holds few lines. */
const PART = 160;
const LARGE_PART = 60;

/**
 * A part of a summary on a page.
 * @slot - its words
 */
@customElement('pla-kiosk-summary-part')
export class PlaKioskSummaryPart extends LitElement {
  static override styles = css`:host { display: block; font-size: var(--type-answer); line-height: 1.5; color: var(--ink); overflow-wrap: anywhere; }`;

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

export const kioskSummaryStyles = css`
  .code { flex: none; align-self: center; --qr: 14vh; }
  @media (orientation: landscape) { .code { --qr: 36vh; } }
`;

/** A text that is taken away: the code before the eyes, the words, page by page, before the hands. */
export function drawSummary(text: string, words: HealthMessages, large: boolean): TemplateResult {
  const items = listParts(text, large ? LARGE_PART : PART).map((part, index) => ({ key: `${String(index)} ${part}`, draw: () => html`<pla-kiosk-summary-part data-id="summary-part">${part}</pla-kiosk-summary-part>` }));
  return html`
    <city-qr slot="eyes" class="code" .text=${text} label="${words.takeAway()} ${words.codeHolds()}" data-id="summary-code"></city-qr>
    <city-pages name="summary" .items=${items}></city-pages>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-summary-part': PlaKioskSummaryPart;
  }
}
