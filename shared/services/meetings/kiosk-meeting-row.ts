import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

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

  static override styles = css`
    :host { display: block; }
    button {
      font: inherit; width: 100%; min-height: var(--target-main); text-align: start; color: var(--ink); background: var(--surface); box-sizing: border-box;
      border: calc(var(--mm) * 0.8) solid var(--line); border-radius: var(--radius-medium); padding: calc(var(--mm) * 4) calc(var(--mm) * 6); display: block;
    }
    :host([selected]) button { border-color: var(--ink); box-shadow: inset 0 0 0 calc(var(--mm) * 0.8) var(--ink); }
    :host([disabled]) button { background: var(--raised); border-color: var(--raised); }
    button:focus { outline: 0; }
    :host([data-focused]) button { outline: calc(var(--mm) * 1.5) solid var(--signal); }
    .line { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--gap); }
    b { font-size: var(--type-action); line-height: 1.3; min-width: 0; }
    .end { font-size: var(--type-small); font-weight: 700; line-height: 1.8; }
    .text { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
  `;

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
