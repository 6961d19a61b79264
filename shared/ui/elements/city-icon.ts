import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IconName } from '../icons/icon-names.js';
import { bringOutlines, findOutline } from '../icons/outlines.js';

/**
 * One icon in the colour and size of the text around it (1 em). It is an ornament to readers: the words beside it, or the
 * control's label, say the same.
 */
@customElement('city-icon')
export class CityIcon extends LitElement {
  /** The icon's name in Phosphor; empty draws the space alone. */
  @property() name: IconName | '' = '';

  static override styles = css`
    :host { display: inline-block; flex: none; width: 1em; height: 1em; line-height: 1; vertical-align: -0.15em; }
    svg { display: block; width: 100%; height: 100%; fill: currentColor; }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render(): TemplateResult | typeof nothing {
    if (this.name === '') return nothing;
    const outline = findOutline(this.name);
    if (outline === undefined) void this.#bring();
    return html`<svg viewBox="0 0 256 256" focusable="false"><path d=${outline ?? ''}></path></svg>`;
  }

  async #bring(): Promise<void> {
    await bringOutlines();
    // Asking again for what cannot be had would be for ever.
    if (this.name !== '' && findOutline(this.name) !== undefined) this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-icon': CityIcon;
  }
}
