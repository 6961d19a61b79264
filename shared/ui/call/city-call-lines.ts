import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallTile, CallView, ChatLine } from '../../telepresence/call-view.js';
import { messages } from '../language/messages.js';
import { nameTile, sayQuick, type CenterNames } from './call-words.js';
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
    return html`<div role="log" aria-live="polite">${repeat(this.view.chat.slice(-this.lines), ({ id }) => id, (line) => this.#drawLine(line))}</div>`;
  }

  #drawLine({ from, self, says, sent }: ChatLine): TemplateResult {
    const words = this.#t();
    const tile: CallTile | undefined = this.view.tiles.find(({ memberIds, self: own }) => (self ? own : memberIds.includes(from)));
    return html`<p><b>${tile ? nameTile(tile, words, this.centers) : words.guest()}</b> ${says.kind === 'quick' ? sayQuick(says.quick, words) : says.text} ${sent === 'failed' ? html`<em>${words.notSent()}</em>` : sent === 'sending' && !this.view.tiles.some(({ self: own, here }) => !own && here) ? html`<em>${words.waitsToSend()}</em>` : nothing}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-call-lines': CityCallLines;
  }
}
