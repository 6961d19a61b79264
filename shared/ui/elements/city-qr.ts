import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { create } from 'qrcode';

/** Quiet zone in modules, as ISO/IEC 18004 asks. */
const MARGIN = 4;

/**
 * A QR code of a text, dark on white in every theme, because readers of phones look for that. It is as large as its box allows.
 * Text that is no address stays with whoever reads it: nothing is fetched.
 */
@customElement('city-qr')
export class CityQr extends LitElement {
  /** UTF-8; at most about 2,300 bytes. */
  @property() text = '';
  /** What the code holds, for those who do not see it. */
  @property() label = '';

  static override styles = css`
    :host { display: block; }
    svg { display: block; width: 100%; height: 100%; }
    rect { fill: #fff; }
    path { fill: #000; }
  `;

  override render(): TemplateResult {
    const { modules } = create(this.text, { errorCorrectionLevel: 'L' });
    const side = modules.size + 2 * MARGIN;
    let path = '';
    for (let row = 0; row < modules.size; row++) {
      for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) path += `M${String(column + MARGIN)} ${String(row + MARGIN)}h1v1h-1z`;
    }
    return html`<svg viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label=${this.label}>${svg`<rect width=${side} height=${side}></rect><path d=${path}></path>`}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-qr': CityQr;
  }
}
