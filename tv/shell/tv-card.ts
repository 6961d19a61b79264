import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Truth } from '../../shared/base/truth.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-icon.js';
import '../../shared/ui/elements/city-truth.js';
import { focusStyles } from './tv-styles.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';

/** A card in a rail: a name, one fact and how true it is. Selecting it is a click. */
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
      position: relative; display: flex; flex-direction: column; box-sizing: border-box; width: 100%; height: 100%; min-height: 204px; padding: 24px 26px; border: 0;
      border-radius: var(--radius-medium, 24px); font: inherit; text-align: left; color: var(--ink); background: var(--surface); outline: none;
    }
    .head { display: flex; align-items: flex-start; margin-bottom: 6px; }
    .heading { flex: 1 1 auto; min-width: 0; font-size: var(--type-lead); font-weight: 700; line-height: 1.25; overflow-wrap: break-word; }
    city-icon { flex: none; margin-left: 16px; font-size: 44px; color: var(--service, var(--service-work)); }
    .text { flex: 1 1 auto; font-size: var(--type-body); line-height: 1.35; color: var(--ink-second); overflow-wrap: break-word; }
    [data-focused] .text { color: var(--ink); }
    city-truth { margin-top: 10px; }
  `];

  override render(): TemplateResult {
    return html`
      <button type="button" data-id="card-${this.name}" ${focusable({ id: this.name, autofocus: this.first })}>
        <span class="head"><span class="heading">${this.heading}</span>${this.icon ? html`<city-icon name=${this.icon}></city-icon>` : ''}</span>
        <span class="text" data-live-fact>${this.text}</span>
        ${this.truth ? html`<city-truth .truth=${this.truth}></city-truth>` : ''}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-card': TvCard;
  }
}
