import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** One key of the remote and what it does here. */
export interface KeyHint {
  readonly key: string;
  readonly text: string;
}

/** The line at the foot of the shell's pages: which keys do what. */
@customElement('tv-hints')
export class TvHints extends LitElement {
  @property({ attribute: false }) hints: readonly KeyHint[] = [];

  static override styles = css`
    :host { display: flex; align-items: center; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); }
    span { margin-right: 44px; white-space: nowrap; }
    kbd { display: inline-block; margin-right: 16px; padding: 2px 16px; border: 2px solid var(--line); border-radius: 10px; font: inherit; font-weight: 700; color: var(--ink); }
  `;

  override render(): TemplateResult {
    return html`${this.hints.map((hint) => html`<span><kbd>${hint.key}</kbd>${hint.text}</span>`)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-hints': TvHints;
  }
}
