import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { buttonStyles, focusStyles } from './tv-styles.js';

/** One of several settings of which one holds. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Left out where a choice is no setting but leads somewhere. */
  readonly chosen?: boolean;
  /** Language of the name, where it is not the screen's. */
  readonly lang?: string;
}

/** A person chose. */
export class ChoiceMade extends Event {
  constructor(readonly choice: string) {
    super('tv-choice-made', { bubbles: true, composed: true });
  }
}

/** A titled group of choices in lines of four, or of fewer where their names are long; the one that holds is filled. */
@customElement('tv-choices')
export class TvChoices extends LitElement {
  @property() name = '';
  @property() heading = '';
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property({ type: Number, reflect: true }) columns = 4;
  /** Where the page's focus starts: at the choice that holds. */
  @property({ type: Boolean }) first = false;

  static override styles = [focusStyles, buttonStyles, css`
    :host { display: block; }
    h2 { margin: 0 0 22px; font-size: var(--type-small); font-weight: 600; line-height: 1.4; color: var(--ink-second); }
    .choices { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-gap: 28px; }
    :host([columns='1']) .choices { grid-template-columns: minmax(0, 1fr); }
    :host([columns='2']) .choices { grid-template-columns: repeat(2, minmax(0, 1fr)); }
    button { min-width: 0; padding: 12px 20px; text-align: center; overflow-wrap: break-word; }
    button[aria-pressed='true'] { background: var(--ink); color: var(--ground); }
  `];

  override render(): TemplateResult {
    return html`
      <h2 id="heading">${this.heading}</h2>
      <div class="choices" role="group" aria-labelledby="heading" ${focusGroup({ id: this.name, kind: 'grid', columns: this.columns })}>
        ${this.choices.map((choice) => html`
          <button type="button" lang=${choice.lang ?? nothing} data-id="${this.name}-${choice.id}" aria-pressed=${choice.chosen === undefined ? nothing : choice.chosen ? 'true' : 'false'}
            @click=${() => this.dispatchEvent(new ChoiceMade(choice.id))} ${focusable({ id: choice.id, autofocus: this.first && choice.chosen === true })}>${choice.name}</button>`)}
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
