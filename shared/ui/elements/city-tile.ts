import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import type { IconName } from '../icons/icon-names.js';
import './city-icon.js';
import { controlStyles } from './control-styles.js';
import { PressedState } from './pressed-state.js';

/**
 * A door to a service that already says one thing of it. Selecting it is a `click`.
 * @slot truth a `city-truth` for the fact
 */
@customElement('city-tile')
export class CityTile extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property() heading = '';
  /** The one fact; while it is not known yet its room is kept. */
  @property() text = '';
  /** Drawn in the hue of the service: `--service`, else the first service's. */
  @property() icon: IconName | '' = '';

  static override styles = [controlStyles, css`
    :host { height: 100%; }
    button {
      display: flex; flex-direction: column; align-items: stretch; height: 100%; min-height: calc(var(--target-main) * 1.5); padding: calc(var(--gap) * 1.6) calc(var(--gap) * 2); text-align: left;
      background: var(--surface); border: var(--stroke) solid var(--surface-line); border-radius: var(--radius-large);
    }
    button[data-focused], button[data-pressed] { background: var(--raised); }
    .head { display: flex; align-items: flex-start; width: 100%; }
    .heading { flex: 1 1 auto; min-width: 0; font-size: var(--type-action, var(--type-lead)); font-weight: 700; line-height: 1.3; letter-spacing: -0.01em; }
    .heading:lang(th) { letter-spacing: 0; }
    city-icon { margin: calc(var(--gap) * 0.1) 0 0 var(--gap); font-size: calc(var(--type-lead) * 1.2); color: var(--service, var(--service-work)); }
    .fact { flex: 1 1 auto; width: 100%; min-height: 1.4em; margin-top: calc(var(--gap) * 0.3); font-size: var(--type-small); line-height: 1.4; }
    .truth { width: 100%; margin-top: calc(var(--gap) * 0.8); }
  `];

  constructor() {
    super();
    new PressedState(this);
  }

  override render(): TemplateResult {
    return html`
      <button type="button" ${focusable({ id: 'tile' })}>
        <span class="head"><span class="heading">${this.heading}</span>${this.icon ? html`<city-icon name=${this.icon}></city-icon>` : nothing}</span>
        <span class="fact" ?data-live-fact=${this.text !== ''}>${this.text}</span>
        <span class="truth"><slot name="truth"></slot></span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-tile': CityTile;
  }
}
