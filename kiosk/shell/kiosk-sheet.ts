import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';

/**
 * A dialog in the hands' half of a panel: what lies under it rests and cannot be touched. While it stands, all keys are its own.
 *
 * @slot - what is asked, and the answers
 */
@customElement('kiosk-sheet')
export class KioskSheet extends LitElement {
  /** What is asked; the dialog's name and its title. */
  @property() heading = '';
  @property() name = 'sheet';

  static override styles = css`
    :host { position: absolute; inset: 0; z-index: 10; display: flex; flex-direction: column; justify-content: flex-end; background: color-mix(in srgb, var(--ground) 72%, transparent); animation: shade 160ms ease-out; }
    .sheet {
      background: var(--surface); border-top: calc(var(--mm) * 1) solid var(--line); color: var(--ink); box-sizing: border-box;
      padding: calc(var(--gap) * 2) var(--edge) calc(var(--edge) + var(--reach-bottom)); min-height: 40%; max-height: calc(100% - var(--reach-top));
      display: flex; flex-direction: column; gap: calc(var(--gap) * 2); animation: rise 180ms ease-out;
    }
    h2 { margin: 0; font-size: var(--type-heading); line-height: 1.15; }
    .body { flex: 1 1 auto; min-height: 0; display: flex; flex-direction: column; gap: calc(var(--gap) * 2); }
    @keyframes shade { from { opacity: 0; } }
    @keyframes rise { from { transform: translateY(calc(var(--mm) * 12)); opacity: 0; } }
    @media (orientation: landscape) {
      .sheet { width: var(--hands-width); align-self: flex-end; border-left: calc(var(--mm) * 1) solid var(--line); }
    }
    @media (prefers-reduced-motion: reduce) { :host, .sheet { animation: none; } }
  `;

  override render() {
    return html`
      <div class="sheet" role="dialog" aria-modal="true" aria-labelledby="heading" data-id=${this.name} ${focusGroup({ id: this.name, kind: 'modal' })}>
        <h2 id="heading">${this.heading}</h2>
        <div class="body"><slot></slot></div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-sheet': KioskSheet;
  }
}
