import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../../shared/ui/language/messages.js';
import { phoneMessages } from '../strings/compiled/index.js';

/** What the page shows that was opened before its server could be reached; it goes away by itself. */
@customElement('phone-starting')
export class PhoneStarting extends LitElement {
  readonly #t = messages(this, phoneMessages);

  static override styles = css`
    :host { position: fixed; top: 0; left: 0; right: 0; bottom: 0; overflow-y: auto; padding: 20vh var(--edge) var(--edge); background: var(--ground); color: var(--ink); }
    h1 { margin: 0 0 var(--gap); font-size: var(--type-title); line-height: 1.25; }
    p { margin: 0; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); }
  `;

  override render(): TemplateResult {
    return html`<h1>${this.#t().title()}</h1><p role="status" data-id="starting">${this.#t().noServer()}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-starting': PhoneStarting;
  }
}
