import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../../shared/ui/language/messages.js';
import { tvMessages } from '../strings/compiled/index.js';

/** What a television shows while its server does not answer yet; it goes on by itself. */
@customElement('tv-starting')
export class TvStarting extends LitElement {
  readonly #t = messages(this, tvMessages);

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; justify-content: center; padding: 54px 96px; background: var(--ground); color: var(--ink); }
    h1 { margin: 0 0 24px; font-size: var(--type-display); font-weight: 700; line-height: 1.2; }
    p { margin: 0; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); }
  `;

  override render(): TemplateResult {
    return html`<h1>${this.#t().startFailedTitle()}</h1><p role="status">${this.#t().startFailedText()}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-starting': TvStarting;
  }
}
