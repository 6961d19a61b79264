import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { buttonStyles, focusStyles } from './tv-styles.js';

/** One of several settings of which one holds. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly chosen: boolean;
  /** Language of the name, where it is not the screen's. */
  readonly lang?: string;
}

/** A person chose. */
export class ChoiceMade extends Event {
  constructor(readonly choice: string) {
    super('tv-choice-made', { bubbles: true, composed: true });
  }
}

/** A titled group of choices in lines of four; the one that holds is filled. */
@customElement('tv-choices')
export class TvChoices extends LitElement {
  @property() name = '';
  @property() heading = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  /** Where the page's focus starts: at the choice that holds. */
  @property({ type: Boolean }) first = false;

  static override styles = [focusStyles, buttonStyles, css`
    :host { display: block; }
    h2 { margin: 0 0 14px; font-size: var(--type-small); font-weight: 600; line-height: 1.4; color: var(--ink-second); }
    .choices { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-gap: 28px; }
    button { min-width: 0; padding: 12px 20px; text-align: center; overflow-wrap: break-word; }
    button[aria-pressed='true'] { background: var(--ink); color: var(--ground); }
  `];

  override render(): TemplateResult {
    return html`
      <h2 id="heading">${this.heading}</h2>
      <div class="choices" role="group" aria-labelledby="heading" ${focusGroup({ id: this.name, kind: 'grid', columns: 4 })}>
        ${this.choices.map((choice) => html`
          <button type="button" lang=${choice.lang ?? nothing} data-id="${this.name}-${choice.id}" aria-pressed=${choice.chosen ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new ChoiceMade(choice.id))} ${focusable({ id: choice.id, autofocus: this.first && choice.chosen })}>${choice.name}</button>`)}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-choices': TvChoices;
  }
  interface GlobalEventHandlersEventMap {
    'tv-choice-made': ChoiceMade;
  }
}
