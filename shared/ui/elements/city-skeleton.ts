import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';

/**
 * Stands where content will come, in the room that its parent gives it. It shows itself after 200 ms only: what comes
 * sooner comes without a flicker.
 */
@customElement('city-skeleton')
export class CitySkeleton extends LitElement {
  readonly #t = messages(this, uiMessages);

  static override styles = css`
    :host { display: block; flex: 1 1 0; min-height: 0; box-sizing: border-box; overflow: hidden; }
    :host([hidden]) { display: none; }
    .shapes { display: flex; flex-direction: column; height: 100%; animation: appear 160ms ease-out 200ms both; }
    .line, .block { flex: none; border-radius: var(--radius-medium); background: var(--raised); }
    .line { width: 45%; height: var(--type-title); margin-bottom: calc(var(--gap) * 2); border-radius: var(--radius-small); }
    .block { height: calc(var(--target) * 1.5); margin-bottom: var(--gap); }
    .block:nth-child(3) { opacity: 0.75; }
    .block:nth-child(4) { opacity: 0.5; }
    @keyframes appear { from { opacity: 0; } to { opacity: 1; } }
    @keyframes breathe { from { opacity: 1; } to { opacity: 0.55; } }
    @media (prefers-reduced-motion: no-preference) { .shapes { animation: appear 160ms ease-out 200ms both, breathe 1200ms ease-in-out 400ms infinite alternate; } }
  `;

  override render(): TemplateResult {
    return html`<div class="shapes" role="img" aria-label=${this.#t().loading()}><div class="line"></div><div class="block"></div><div class="block"></div><div class="block"></div></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-skeleton': CitySkeleton;
  }
}
