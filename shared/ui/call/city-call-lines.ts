import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallView } from '../../telepresence/call-view.js';
import { messages } from '../language/messages.js';
import type { CenterNames } from './call-words.js';
import { listWritten } from './list-said.js';
import { callMessages } from './strings/compiled/index.js';

/** The last lines that were written in a call; new ones are read aloud. */
@customElement('city-call-lines')
export class CityCallLines extends LitElement {
  @property({ attribute: false }) view!: CallView;
  @property({ attribute: false }) centers: CenterNames = new Map();
  /** So many of the last lines are shown. */
  @property({ type: Number }) lines = 2;
  readonly #t = messages(this, callMessages);

  static override styles = css`
    :host { display: block; min-height: 0; overflow: hidden; }
    p { margin: calc(var(--gap) * 0.3) 0 0; font-size: var(--type-body); line-height: 1.35; overflow-wrap: break-word; }
    b { font-weight: 600; color: var(--ink-second); }
    em { font-style: normal; color: var(--ink-second); font-size: var(--type-small); }
  `;

  override render(): TemplateResult {
    const lines = listWritten(this.view, this.#t(), this.centers).slice(-this.lines);
    return html`<div role="log" aria-live="polite">${repeat(lines, ({ id }) => id, ({ who, text, note }) => html`<p><b>${who}</b> ${text} ${note === '' ? nothing : html`<em>${note}</em>`}</p>`)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-lines': CityCallLines;
  }
}
