import { LitElement, css, html, svg } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Cancel } from '../../base/clock.js';
import type { Scanner } from '../../devices/scanner.js';

/**
 * What the camera sees, in a circle, with a drawn hand that holds a card where the camera reads best. The picture is shown
 * only, never kept.
 */
@customElement('pla-camera-circle')
export class PlaCameraCircle extends LitElement {
  @property({ attribute: false }) scanner: Scanner | undefined;
  /** The camera gives a picture; without it the drawing alone is shown. */
  @property({ type: Boolean, reflect: true }) looking = false;
  /** A card was found: the circle closes around it. */
  @property({ type: Boolean, reflect: true }) found = false;
  @query('video') private video!: HTMLVideoElement;
  #cancel: Cancel | undefined;

  static override styles = css`
    :host { display: block; position: relative; width: var(--circle, 60%); aspect-ratio: 1; margin: 0 auto; }
    video, .hand { position: absolute; inset: 0; width: 100%; height: 100%; border-radius: 50%; }
    /* Mirrored, so that a person moves the card the way they see it. */
    video { object-fit: cover; transform: scaleX(-1); background: var(--raised); opacity: 0; transition: opacity 180ms ease-out; }
    :host([looking]) video { opacity: 1; }
    .rim { position: absolute; inset: 0; border-radius: 50%; border: calc(var(--mm) * 3) solid var(--line); box-sizing: border-box; transition: border-color 160ms ease-out; }
    :host([looking]) .rim { border-color: var(--signal); }
    :host([found]) .rim { border-color: var(--good); }
    .card { fill: var(--surface); stroke: var(--ink); stroke-width: 2.4; }
    .code { fill: var(--ink); }
    .skin { fill: var(--raised); stroke: var(--ink); stroke-width: 2.4; stroke-linejoin: round; stroke-linecap: round; }
    .move { animation: hold 2.8s ease-in-out infinite; transform-origin: center; }
    :host([looking]) .hand { opacity: 0.55; }
    :host([found]) .move { animation: none; }
    @keyframes hold { 0%, 100% { transform: translateY(7px); } 50% { transform: translateY(0); } }
    @media (prefers-reduced-motion: reduce) { .move { animation: none; } video { transition: none; } }
  `;

  protected override firstUpdated(): void {
    if (this.scanner?.attachPreview) this.#cancel = this.scanner.attachPreview(this.video);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel?.();
    this.video.srcObject = null;
  }

  override render() {
    return html`
      <video muted playsinline autoplay aria-hidden="true"></video>
      <svg class="hand" viewBox="0 0 200 200" aria-hidden="true">${drawHand()}</svg>
      <div class="rim"></div>`;
  }
}

/** A hand from below with a card whose code faces the camera. */
function drawHand() {
  const modules = [[0, 0, 3], [5, 0, 3], [0, 5, 3], [5, 5, 1], [7, 5, 1], [6, 6, 1], [5, 7, 1], [7, 7, 1], [3.6, 1, 0.8], [3.6, 3, 0.8], [1, 3.6, 0.8], [6, 3.6, 0.8], [3.6, 6, 0.8]] as const;
  return svg`
    <g class="move">
      <path class="skin" d="M84 206 v-34 c-14 -8 -26 -22 -26 -38 l14 -6 56 0 14 6 c0 16 -12 30 -26 38 v34 z"></path>
      <rect class="card" x="52" y="58" width="96" height="78" rx="8"></rect>
      ${modules.map(([x, y, size]) => svg`<rect class="code" x=${77 + x * 5.8} y=${73 + y * 5.8} width=${size * 5.4} height=${size * 5.4} rx="1"></rect>`)}
      <path class="skin" d="M58 148 c-8 -4 -10 -14 -8 -24 c1 -6 12 -6 13 1 l2 12"></path>
      <path class="skin" d="M142 148 c8 -4 10 -14 8 -24 c-1 -6 -12 -6 -13 1 l-2 12"></path>
    </g>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-camera-circle': PlaCameraCircle;
  }
}
