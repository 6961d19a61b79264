import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../../ui/elements/city-icon.js';
import { messages } from '../../ui/language/messages.js';
import { healthMessages } from './strings/compiled/index.js';

/** One consent as a switch as large as its line; one that is needed is a line alone. Selecting it is a click. */
@customElement('pla-kiosk-consent-line')
export class PlaKioskConsentLine extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() heading = '';
  /** Left out where doubled text has no room for it. */
  @property() text = '';
  @property({ type: Boolean, reflect: true }) given = false;
  @property({ type: Boolean }) needed = false;
  readonly #t = messages(this, healthMessages);

  static override styles = css`
    :host { display: block; }
    .line {
      display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: calc(var(--gap) * 2); width: 100%; min-height: var(--target); box-sizing: border-box; margin: 0; padding: calc(var(--mm) * 3) calc(var(--mm) * 6);
      border: calc(var(--mm) * 0.8) solid var(--line); border-radius: var(--radius-medium); background: var(--surface); color: var(--ink); font: inherit; line-height: 1.3; text-align: start;
    }
    button:focus { outline: 0; }
    :host([data-focused]) button { outline: calc(var(--mm) * 1.5) solid var(--signal); }
    div.line { background: none; }
    b { display: block; font-size: var(--type-body); }
    .text { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink-second); }
    .answer { display: inline-flex; align-items: center; justify-content: center; gap: calc(var(--gap) * 0.5); min-width: calc(var(--type-body) * 3.4); padding: calc(var(--mm) * 2) calc(var(--mm) * 4); box-sizing: border-box; border-radius: var(--radius-round); background: var(--raised); font-size: var(--type-body); font-weight: 700; }
    :host([given]) .answer { background: var(--good); color: var(--good-ink); }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    const content = html`
      <span><b>${this.heading}</b>${this.text ? html`<span class="text">${this.text}</span>` : nothing}</span>
      <span class="answer">${this.given ? html`<city-icon name="check"></city-icon>${words.choiceYes()}` : words.choiceNo()}</span>`;
    return this.needed ? html`<div class="line">${content}</div>` : html`<button type="button" class="line" role="switch" aria-checked=${this.given}>${content}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-consent-line': PlaKioskConsentLine;
  }
}
