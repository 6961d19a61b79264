import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** One thing that a panel says of itself. */
@customElement('kiosk-note')
export class KioskNote extends LitElement {
  @property() text = '';

  static override styles = css`
    :host { display: block; font-size: var(--type-answer); line-height: 1.4; color: var(--ink-second); }
    p { margin: 0; }
  `;

  override render() {
    return html`<p>${this.text}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-note': KioskNote;
  }
}
