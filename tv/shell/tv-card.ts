import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Truth } from '../../shared/base/truth.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-truth.js';
import { focusStyles } from './tv-styles.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';

/** A card in a rail: a name on the card's whole width, one fact and how true it is. Selecting it is a click. */
@customElement('tv-card')
export class TvCard extends LitElement {
  @property() name = '';
  @property() heading = '';
  @property() text = '';
  @property() icon: IconName | '' = '';
  @property({ attribute: false }) truth: Truth | undefined;
  /** Takes the focus when the page opens. */
  @property({ type: Boolean }) first = false;

  static override styles = [focusStyles, css`
    :host { display: block; min-width: 0; }
    button {
      position: relative; display: flex; flex-direction: column; align-items: stretch; box-sizing: border-box; width: 100%; height: 100%; min-height: 204px; padding: 20px; border: 0;
      border-radius: var(--radius-medium, 24px); font: inherit; text-align: left; color: var(--ink); background: var(--surface); outline: none;
    }
    .heading { margin-bottom: 6px; font-size: var(--type-lead); font-weight: 700; line-height: 1.25; overflow-wrap: break-word; }
    .text { flex: 1 1 auto; font-size: var(--type-body); line-height: 1.35; color: var(--ink-second); overflow-wrap: break-word; white-space: pre-line; }
    [data-focused] .text { color: var(--ink); }
    .foot { display: flex; align-items: flex-end; margin-top: 8px; }
    city-truth { flex: 0 0 auto; max-width: 100%; }
    /* The icon stands where the mark leaves it room; where it does not, it falls out of sight below. */
    .side { display: flex; flex: 1 1 0; flex-wrap: wrap; justify-content: flex-end; min-width: 0; height: 1em; margin-left: 12px; overflow: hidden; font-size: calc(40px * var(--text, 1)); line-height: 1; color: var(--service, var(--service-work)); }
    .side::before { content: ''; width: 1px; height: 1em; }
  `];

  override render(): TemplateResult {
    return html`
      <button type="button" data-id="card-${this.name}" ${focusable({ id: this.name, autofocus: this.first })}>
        <span class="heading">${this.heading}</span>
        <span class="text" data-live-fact>${this.text}</span>
        <span class="foot"><city-truth .truth=${this.truth}></city-truth><span class="side">${this.icon ? html`<city-icon name=${this.icon}></city-icon>` : ''}</span></span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-card': TvCard;
  }
}
