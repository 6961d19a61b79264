import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { buttonStyles, focusStyles } from './tv-styles.js';

export interface PopupAction {
  readonly id: string;
  readonly label: string;
  /** The next action: drawn in the signal colour, and where the focus starts. */
  readonly main?: boolean;
}

/** A person chose one of the popup's buttons. */
export class PopupChoice extends Event {
  constructor(readonly choice: string) {
    super('tv-popup-choice', { bubbles: true, composed: true });
  }
}

/** A question or a notice over everything else; keys stay inside until it is answered. */
@customElement('tv-popup')
export class TvPopup extends LitElement {
  @property() name = 'popup';
  @property() heading = '';
  @property() text = '';
  @property({ attribute: false }) actions: readonly PopupAction[] = [];

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; z-index: 10; display: flex; align-items: center; justify-content: center; background: var(--veil, rgba(4, 10, 18, 0.82)); }
    .box { box-sizing: border-box; width: calc(700px + 400px * var(--text, 1)); padding: 64px; border-radius: var(--radius-large, 36px); background: var(--raised); }
    h1 { margin: 0 0 32px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    p { margin: 0 0 48px; font-size: var(--type-body); line-height: 1.4; color: var(--ink-second); }
    .row { display: flex; flex-wrap: wrap; margin: 0 -12px -12px; }
    .row button { margin: 12px; min-width: 240px; text-align: center; }
    [data-focused]:not(.signal) { background: var(--surface); }
  `];

  override render(): TemplateResult {
    return html`
      <div class="box" role="dialog" aria-modal="true" aria-labelledby="heading" aria-describedby=${this.text ? 'text' : nothing} data-id=${this.name} ${focusGroup({ id: this.name, kind: 'modal' })}>
        <h1 id="heading">${this.heading}</h1>
        ${this.text ? html`<p id="text">${this.text}</p>` : nothing}
        <div class="row" ${focusGroup({ id: 'actions', kind: 'row' })}>
          ${this.actions.map((action) => html`
            <button type="button" class=${action.main ? 'signal' : ''} data-id="${this.name}-${action.id}" @click=${() => this.dispatchEvent(new PopupChoice(action.id))}
              ${focusable({ id: action.id, autofocus: action.main === true })}>${action.label}</button>`)}
        </div>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-popup': TvPopup;
  }
  interface GlobalEventHandlersEventMap {
    'tv-popup-choice': PopupChoice;
  }
}
