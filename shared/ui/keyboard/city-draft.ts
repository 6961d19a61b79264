import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** The line that is being written with keys on the screen: its end is always seen, with a mark where the next letter goes. */
@customElement('city-draft')
export class CityDraft extends LitElement {
  @property() value = '';
  /** What is to be written; stands in the line while it is empty. */
  @property() label = '';

  static override styles = css`
    :host { display: flex; flex-direction: column; justify-content: flex-end; box-sizing: border-box; height: calc(var(--draft-type, var(--type-lead)) * 1.4 + var(--gap) * 2); overflow: hidden; padding: var(--gap) calc(var(--gap) * 1.5); border: calc(var(--stroke) * 2) solid var(--ink-second); border-radius: var(--radius-medium); background: var(--surface); color: var(--ink); }
    p { margin: 0; font-size: var(--draft-type, var(--type-lead)); line-height: 1.4; white-space: pre-wrap; overflow-wrap: break-word; }
    .empty { color: var(--ink-second); white-space: nowrap; }
    i { display: inline-block; width: 0; height: 1.1em; margin: 0 0.05em; border-left: calc(var(--stroke) * 2) solid var(--signal); vertical-align: -0.2em; }
  `;

  override render(): TemplateResult {
    return this.value === '' ? html`<p class="empty"><i></i>${this.label}</p>` : html`<p role="group" aria-label=${this.label}>${this.value}<i></i></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-draft': CityDraft;
  }
}
