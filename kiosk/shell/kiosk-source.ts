import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** A source of the city's facts, or a part of one where doubled text leaves no room for all of it. What is not given is not drawn. */
@customElement('kiosk-source')
export class KioskSource extends LitElement {
  /** A title above, in the screen's language. */
  @property() heading = '';
  /** What the source gave; this and the text are the city pack's words, which are English. */
  @property() what = '';
  @property() text = '';
  /** The licence, in the screen's language. */
  @property() terms = '';
  @property() address = '';

  static override styles = css`
    :host { display: block; font-size: var(--type-small); line-height: 1.35; color: var(--ink); }
    .ruled { padding-top: var(--gap); border-top: var(--stroke) solid var(--line); }
    h2 { margin: var(--gap) 0; font-size: var(--type-lead); line-height: 1.3; }
    p { margin: 0; overflow-wrap: anywhere; }
    .what { font-weight: 700; }
    .terms { color: var(--ink-second); }
  `;

  override render() {
    return html`
      ${this.heading ? html`<h2>${this.heading}</h2>` : nothing}
      ${this.what ? html`<p class="what ${this.heading ? '' : 'ruled'}" lang="en">${this.what}</p>` : nothing}
      ${this.text ? html`<p lang="en">${this.text}</p>` : nothing}
      ${this.terms ? html`<p class="terms">${this.terms}</p>` : nothing}
      ${this.address ? html`<p class="terms" lang="en">${this.address}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-source': KioskSource;
  }
}
