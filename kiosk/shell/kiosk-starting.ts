import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../../shared/ui/language/messages.js';
import { kioskMessages } from '../strings/compiled/index.js';

/** What a panel shows that was switched on before its server could be reached; it goes away by itself. */
@customElement('kiosk-starting')
export class KioskStarting extends LitElement {
  readonly #t = messages(this, kioskMessages);

  static override styles = css`
    :host { position: fixed; inset: 0; display: flex; flex-direction: column; justify-content: center; padding: var(--edge); background: var(--ground); color: var(--ink); }
    h1 { margin: 0 0 var(--gap); font-size: var(--type-heading); }
    p { margin: 0; font-size: var(--type-lead); line-height: 1.5; color: var(--ink-second); }
  `;

  override render() {
    return html`<h1>${this.#t().startFailedTitle()}</h1><p role="status">${this.#t().startFailedText()}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-starting': KioskStarting;
  }
}
