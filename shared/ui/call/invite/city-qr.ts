import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { drawQr } from './draw-qr.js';

/** A QR code, black on white whatever the theme: cameras read nothing else as surely. */
@customElement('city-qr')
export class CityQr extends LitElement {
  /** What the code says. */
  @property() text = '';
  /** What it is for, for whoever cannot see it. */
  @property() label = '';

  static override styles = css`
    :host { display: block; width: var(--qr, 240px); height: var(--qr, 240px); border-radius: var(--radius-small); overflow: hidden; background: #fff; }
    svg { display: block; width: 100%; height: 100%; }
  `;

  override render(): TemplateResult {
    const { size, path } = drawQr(this.text);
    return html`<svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label} shape-rendering="crispEdges"><path fill="#000" d=${path}></path></svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-qr': CityQr;
  }
}
