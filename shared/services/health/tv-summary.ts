import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/call/invite/city-qr.js';
import { messages } from '../../ui/language/messages.js';
import { largeText } from '../../ui/panel/text-factor.js';
import { tvControlStyles } from '../../ui/tv/tv-view.styles.js';
import { healthMessages } from './strings/compiled/index.js';
import { listParts } from './summary-words.js';

/** Characters that stand beside the code whatever their script; of doubled text fewer. */
const PART = 430;
const LARGE_PART = 84;

/** A text that is taken away: beside it the code that holds it, and, where it is longer than the screen, a button that reads on. */
@customElement('pla-tv-summary')
export class PlaTvSummary extends LitElement {
  @property() text = '';
  @state() private shown = 0;
  readonly #t = messages(this, healthMessages);
  readonly #large = largeText(this);

  static override styles = [tvControlStyles, css`
    :host { display: flex; flex: 1 1 0; align-items: center; min-height: 0; --qr: 400px; }
    .code { flex: none; width: 400px; margin-right: 80px; }
    .code p { margin: 24px 0 0; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
    .words { flex: 1 1 0; min-width: 0; }
    .words p { margin: 0; font-size: var(--type-body); line-height: 1.45; overflow-wrap: break-word; }
    .words p:lang(th) { line-height: 1.6; }
    .words p + p { margin-top: 12px; }
    button { width: auto; min-width: 320px; margin-top: 28px; text-align: center; }
  `];

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.shown = 0;
  }

  override render(): TemplateResult {
    const words = this.#t();
    const large = this.#large();
    const parts = large ? listParts(this.text, LARGE_PART) : this.text.split('\n').flatMap((line) => listParts(line, PART));
    const page = Math.min(this.shown, parts.length - 1);
    return html`
      <div class="code">
        <city-qr .text=${this.text} label="${words.takeAway()} ${words.codeHolds()}" data-id="summary-code"></city-qr>
        ${large ? nothing : html`<p>${words.takeAway()}</p>`}
      </div>
      <div class="words" data-id="summary-text">
        ${(large ? parts.slice(page, page + 1) : parts).map((part) => html`<p>${part}</p>`)}
        ${large && parts.length > 1
          ? html`<button type="button" data-id="summary-on" @click=${() => { this.shown = (page + 1) % parts.length; }} ${focusable({ id: 'read-on' })}>${words.readOn({ page: page + 1, pages: parts.length })}</button>` : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-tv-summary': PlaTvSummary;
  }
}
