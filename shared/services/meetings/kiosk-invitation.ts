import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../navigation/focus-group.js';
import { focusable } from '../../navigation/focusable.js';
import '../../ui/elements/city-button.js';
import '../../ui/elements/city-icon.js';
import '../../ui/elements/city-skeleton.js';
import type { IconName } from '../../ui/icons/icon-names.js';
import '../../ui/panel/city-panel-page.js';
import { kioskMeetingsStyles } from './kiosk-meetings.styles.js';

/**
 * A page of a panel that has nothing to show: what happened or could be here, the one thing to do next, and at most one other.
 * @fires pla-next when the first is pressed
 * @fires pla-other when the second is
 */
@customElement('pla-kiosk-invitation')
export class PlaKioskInvitation extends LitElement {
  /** Prefix of the `data-id`s. */
  @property() name = '';
  /** Without one its data is still on its way. */
  @property() heading = '';
  @property() text = '';
  @property() icon: IconName = 'calendar-blank';
  @property() action = '';
  @property() other = '';

  static override styles = kioskMeetingsStyles;

  override render() {
    const { name } = this;
    if (this.heading === '') return html`<city-panel-page data-id="${name}-loading"><city-skeleton slot="eyes"></city-skeleton><city-skeleton></city-skeleton></city-panel-page>`;
    return html`
      <city-panel-page grow data-id=${name}>
        <h1 slot="title">${this.heading}</h1>
        <div slot="eyes" class="mark"><city-icon name=${this.icon}></city-icon></div>
        <div slot="lead" role=${this.icon === 'wifi-slash' ? 'alert' : 'status'}><p>${this.text}</p></div>
        <div slot="action" class="answers" ${focusGroup({ id: name, kind: 'column' })}>
          ${this.other ? html`<city-button data-id="${name}-other" @click=${() => this.dispatchEvent(new Event('pla-other'))} ${focusable({ id: 'other' })}>${this.other}</city-button>` : nothing}
          ${this.action ? html`<city-button variant="signal" size="main" data-id="${name}-action" @click=${() => this.dispatchEvent(new Event('pla-next'))} ${focusable({ id: 'next', autofocus: true })}>${this.action}</city-button>` : nothing}
        </div>
      </city-panel-page>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pla-kiosk-invitation': PlaKioskInvitation;
  }
}
