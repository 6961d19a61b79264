import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Truth } from '../../base/truth.js';
import '../elements/city-clock.js';
import '../elements/city-truth.js';
import { messages } from '../language/messages.js';
import { uiMessages } from '../strings/compiled/index.js';

/**
 * The frame of a service's page on a television: what it is for above, how true it is and the time beside it, and below
 * what OK and Back do here.
 * @slot default - the page
 * @slot foot - one line above the key hints
 */
@customElement('city-tv-page')
export class CityTvPage extends LitElement {
  @property() heading = '';
  @property() second = '';
  @property({ attribute: false }) truth: Truth | undefined;
  /** What OK does here; left out where every control does something else. */
  @property() ok = '';
  /** Where Back leads. */
  @property() back = '';
  readonly #t = messages(this, uiMessages);

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: flex; flex-direction: column; box-sizing: border-box; padding: 54px 96px; background: var(--ground); color: var(--ink); }
    header { display: flex; flex: none; align-items: flex-start; margin-bottom: 32px; }
    .title { flex: 1 1 auto; min-width: 0; margin-right: 40px; }
    h1 { margin: 0; font-size: var(--type-title); font-weight: 700; line-height: 1.2; overflow-wrap: break-word; }
    .second { margin: 6px 0 0; font-size: var(--type-body); line-height: 1.4; color: var(--ink-second); }
    .side { display: flex; flex: none; align-items: center; }
    city-truth { margin-right: 28px; }
    city-clock { font-size: var(--type-title); font-weight: 700; line-height: 1.2; }
    :host(:lang(th)) h1 { line-height: 1.4; }
    .body { position: relative; display: flex; flex: 1 1 0; flex-direction: column; min-height: 0; }
    footer { flex: none; margin-top: 24px; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); }
    .hints { display: flex; flex-wrap: wrap; align-items: center; margin-top: 12px; }
    .hints span { margin-right: 44px; white-space: nowrap; }
    kbd { display: inline-block; margin-right: 16px; padding: 2px 16px; border: 2px solid var(--line); border-radius: 10px; font: inherit; font-weight: 700; color: var(--ink); }
  `;

  override render() {
    const words = this.#t();
    return html`
      <header>
        <div class="title"><h1>${this.heading}</h1>${this.second ? html`<p class="second">${this.second}</p>` : nothing}</div>
        <div class="side">${this.truth ? html`<city-truth .truth=${this.truth}></city-truth>` : nothing}<city-clock></city-clock></div>
      </header>
      <div class="body"><slot></slot></div>
      <footer>
        <slot name="foot"></slot>
        <div class="hints" aria-label=${words.keyHints()}>
          ${this.ok ? html`<span><kbd>${words.selectKey()}</kbd>${this.ok}</span>` : nothing}
          ${this.back ? html`<span><kbd>${words.back()}</kbd>${this.back}</span>` : nothing}
        </div>
      </footer>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-tv-page': CityTvPage;
  }
}
