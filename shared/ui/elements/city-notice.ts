import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IconName } from '../icons/icon-names.js';
import './city-button.js';
import './city-icon.js';

/** The person takes the next step that a notice offers. */
export class NoticeActionEvent extends Event {
  constructor() {
    super('city-notice-action');
  }
}

const ICONS: Readonly<Record<'error' | 'offline' | 'empty', IconName>> = { error: 'warning-circle', offline: 'wifi-slash', empty: 'magnifying-glass' };

/**
 * Stands in for a view that has nothing to show: what happened, what was kept, what to do next.
 * @slot - further next steps
 * @fires city-notice-action when the button is pressed
 */
@customElement('city-notice')
export class CityNotice extends LitElement {
  /** `error`: something failed; `offline`: the network is away; `empty`: there is nothing yet. */
  @property({ reflect: true }) kind: 'error' | 'offline' | 'empty' = 'empty';
  @property() heading = '';
  @property() text = '';
  /** What the button says; without it there is none. */
  @property() action = '';

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; box-sizing: border-box; }
    :host([hidden]) { display: none; }
    .mark { flex: none; line-height: 1; font-size: calc(var(--type-title) * 1.4); color: var(--ink-second); }
    :host([kind='error']) .mark, :host([kind='offline']) .mark { color: var(--wait); }
    h1 { flex: none; margin: var(--gap) 0 0; font-size: var(--type-title); font-weight: 700; line-height: 1.25; overflow-wrap: break-word; }
    p { flex: none; margin: var(--gap) 0 0; max-width: 34em; font-size: var(--type-body); line-height: 1.5; color: var(--ink-second); overflow-wrap: break-word; }
    h1:lang(th), p:lang(th) { line-height: 1.6; }
    .next { flex: none; margin-top: auto; padding-top: calc(var(--gap) * 2); }
  `;

  override render(): TemplateResult {
    return html`
      <div class="mark"><city-icon name=${ICONS[this.kind]}></city-icon></div>
      <div role=${this.kind === 'error' ? 'alert' : 'status'}><h1>${this.heading}</h1><p>${this.text}</p></div>
      <div class="next">
        ${this.action ? html`<city-button variant="signal" size="main" data-id="notice-action" @click=${() => this.dispatchEvent(new NoticeActionEvent())}>${this.action}</city-button>` : nothing}
        <slot></slot>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-notice': CityNotice;
  }
  interface HTMLElementEventMap {
    'city-notice-action': NoticeActionEvent;
  }
}
