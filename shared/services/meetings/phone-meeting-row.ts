import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../ui/elements/city-icon.js';

/** One meeting in a phone's list, as a button: when it is, where or what, and what matters of it now. */
@customElement('pla-phone-meeting-row')
export class PlaPhoneMeetingRow extends LitElement {
  @property() heading = '';
  @property() text = '';
  /** What matters of it now, such as that it was cancelled. */
  @property() status = '';
  /** It does not take place: its words are quiet. */
  @property({ type: Boolean, reflect: true }) off = false;

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = css`
    :host { display: block; }
    button { display: flex; align-items: center; box-sizing: border-box; width: 100%; min-height: 64px; padding: 12px 12px 12px 16px; border: 2px solid var(--line); border-radius: var(--radius-medium); background: var(--surface); color: var(--ink); font: inherit; text-align: start; outline: 0; }
    :host([data-focused]) button { box-shadow: var(--focus-ring); }
    button:active { background: var(--pressed); }
    .words { flex: 1 1 auto; min-width: 0; }
    b, .text, .status { display: block; overflow-wrap: break-word; }
    b { font-size: var(--type-body); line-height: 1.35; font-variant-numeric: tabular-nums; }
    :host([off]) b { font-weight: 400; text-decoration: line-through; color: var(--ink-second); }
    .text { margin-top: 2px; font-size: var(--type-small); line-height: 1.4; color: var(--ink-second); }
    .status { margin-top: 4px; font-size: var(--type-small); font-weight: 700; line-height: 1.4; }
    city-icon { flex: none; margin-left: 8px; font-size: 1.3em; color: var(--ink-second); }
  `;

  override render(): TemplateResult {
    return html`
      <button type="button">
        <span class="words"><b>${this.heading}</b>${this.text ? html`<span class="text" data-live-fact>${this.text}</span>` : nothing}${this.status ? html`<span class="status">${this.status}</span>` : nothing}</span>
        <city-icon name="caret-right"></city-icon>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-phone-meeting-row': PlaPhoneMeetingRow;
  }
}
