import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import '../elements/city-button.js';
import '../elements/city-chip.js';
import './city-pages.js';

/** One thing that can be picked. */
export interface PickerOption {
  readonly id: string;
  readonly text: string;
}

/** A person picked an option, or unpicked it where several may be picked. */
export class PickEvent extends Event {
  constructor(readonly id: string) {
    super('city-pick');
  }
}

/**
 * One question with its answers as chips, in the hands' half.
 * @fires city-pick with the option's id
 * @fires city-pick-done when the button of a question with several answers is pressed
 */
@customElement('city-picker')
export class CityPicker extends LitElement {
  @property() name = 'picker';
  @property() question = '';
  @property({ attribute: false }) options: readonly PickerOption[] = [];
  @property({ attribute: false }) picked: ReadonlySet<string> = new Set();
  /** What the button says that ends a question with several answers; without it one pick is the answer. */
  @property() doneText = '';

  static override styles = css`
    :host { display: flex; flex-direction: column; flex: 1 1 0; min-height: 0; }
    h2 { margin: 0 0 calc(var(--gap) * 1.5); font-size: var(--type-lead); line-height: 1.3; flex: none; }
    city-button { margin-top: var(--gap); flex: none; }
  `;

  override render() {
    const [current] = this.picked;
    return html`
      <h2>${this.question}</h2>
      <city-pages name=${this.name} arrange="chips" .current=${current} .items=${this.options.map((option) => ({ key: option.id, draw: () => this.#draw(option) }))}></city-pages>
      ${this.doneText ? html`<city-button variant="signal" data-id="${this.name}-done" @click=${() => this.dispatchEvent(new Event('city-pick-done'))} ${focusable({ id: 'done' })}>${this.doneText}</city-button>` : nothing}`;
  }

  #draw(option: PickerOption) {
    const picked = this.picked.has(option.id);
    return html`<city-chip data-id="${this.name}-${option.id}" ?selected=${picked} @click=${() => this.dispatchEvent(new PickEvent(option.id))}
      ${focusable({ id: option.id, autofocus: picked })}>${option.text}</city-chip>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-picker': CityPicker;
  }
  interface HTMLElementEventMap {
    'city-pick': PickEvent;
  }
}
