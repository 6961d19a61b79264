import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { panelRowStyles } from '../../ui/panel/panel-row.styles.js';

/** One line of a panel's list of meetings or rooms, as a button: what it is, and what is told of it. */
@customElement('pla-kiosk-meeting-row')
export class PlaKioskMeetingRow extends LitElement {
  @property() heading = '';
  @property() text = '';
  /** Said at the end of the first line, such as that it is chosen. */
  @property() end = '';
  @property({ type: Boolean, reflect: true }) selected = false;
  @property({ type: Boolean, reflect: true }) disabled = false;

  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [panelRowStyles, css`
    :host([disabled]) button { background: var(--raised); border-color: var(--raised); }
    .line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--gap); }
    b { font-size: var(--type-action); line-height: 1.3; min-width: 0; }
    .end { font-size: var(--type-small); font-weight: 700; line-height: 1.8; }
    .text { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
  `];

  constructor() {
    super();
    this.addEventListener('click', (event) => { if (this.disabled) event.stopImmediatePropagation(); }, true);
  }

  protected override updated(): void {
    this.setAttribute('aria-disabled', String(this.disabled));
  }

  override render() {
    return html`
      <button type="button" aria-pressed=${this.selected} aria-disabled=${this.disabled}>
        <span class="line"><b>${this.heading}</b>${this.end ? html`<span class="end">${this.end}</span>` : nothing}</span>
        ${this.text ? html`<span class="text" data-live-fact>${this.text}</span>` : nothing}
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-meeting-row': PlaKioskMeetingRow;
  }
}
