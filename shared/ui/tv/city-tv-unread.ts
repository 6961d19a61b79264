import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import { focusGroup } from '../../navigation/focus-group.js';
import '../elements/city-icon.js';
import { tvControlStyles } from './tv-view.styles.js';
import type { IconName } from '../icons/icon-names.js';

/** Nothing to show: what happened or what could be here, and the one thing to do next. Dispatches `city-next` on select. */
@customElement('city-tv-unread')
export class CityTvUnread extends LitElement {
  @property() name = 'unread';
  @property() icon: IconName = 'wifi-slash';
  @property() heading = '';
  @property() text = '';
  @property() action = '';

  static override styles = [tvControlStyles, css`
    :host { display: flex; flex: 1 1 0; align-items: center; }
    .box { max-width: 1200px; }
    city-icon { font-size: 96px; color: var(--ink-second); }
    h2 { margin: 24px 0 16px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    p { margin: 0 0 40px; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); }
    button { width: auto; min-width: 320px; text-align: center; }
  `];

  override render() {
    return html`
      <div class="box" role="status" data-id=${this.name} ${focusGroup({ id: this.name, kind: 'column' })}>
        <city-icon name=${this.icon}></city-icon>
        <h2>${this.heading}</h2>
        <p>${this.text}</p>
        <button type="button" class="main" data-id="${this.name}-next" @click=${() => this.dispatchEvent(new Event('city-next'))}
          ${focusable({ id: 'next', autofocus: true })}>${this.action}</button>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-tv-unread': CityTvUnread;
  }
}
