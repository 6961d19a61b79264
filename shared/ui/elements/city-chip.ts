import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import { controlStyles } from './control-styles.js';
import { PressedState } from './pressed-state.js';

/**
 * One of several choices that stand side by side: a time, a floor, a wish; with `state`, a space of a plan, drawn as the plan
 * draws it. Selecting it is a `click`; a disabled one sends none.
 * @slot - a word or two
 */
@customElement('city-chip')
export class CityChip extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ type: Boolean, reflect: true }) selected = false;
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Chips that stand for a space: how the space stands now. */
  @property({ reflect: true }) state: 'free' | 'taken' | 'mine' | 'chosen' | 'out-of-order' | undefined;
  /** What a screen reader says in place of the text, where the text is only a sign. */
  @property() label = '';

  static override styles = [controlStyles, css`
    button {
      min-width: var(--target); min-height: var(--target); padding: calc(var(--gap) * 0.5) calc(var(--gap) * 1.5); border: var(--stroke) solid var(--line); border-radius: var(--radius-round);
      background: var(--surface); font-size: var(--type-body); font-weight: 600; line-height: 1.25; text-align: center; font-variant-numeric: tabular-nums;
    }
    button[data-focused] { background: var(--raised); }
    button[data-pressed] { background: var(--pressed); }
    :host([selected]) button { background: var(--ink); border-color: var(--ink); color: var(--ground); font-weight: 700; }
    :host([disabled]) button { background: var(--raised); border-color: var(--raised); color: var(--ink-second); }
    :host([state]) button { padding: 0 calc(var(--gap) * 0.5); border-width: calc(var(--stroke) * 1.8); border-radius: var(--radius-medium); }
    :host([state='free']) button { border-color: var(--free); }
    :host([state='chosen']) button, :host([state='mine']) button { background: var(--signal); border-color: var(--signal); color: var(--signal-ink); font-weight: 800; }
    :host([state='chosen']) button[data-focused] { box-shadow: var(--focus-ring-on-signal); }
    :host([state='taken']) button { background: var(--taken); border-color: var(--taken); font-weight: 500; }
    :host([state='out-of-order']) button { background: none; border: var(--stroke) dashed var(--ink-second); font-weight: 500; }
  `];

  constructor() {
    super();
    new PressedState(this);
    // Slotted content lies outside the inner button, so a press on it would pass by the button's own `disabled`.
    this.addEventListener('click', (event) => { if (this.disabled) event.stopImmediatePropagation(); }, true);
  }

  protected override updated(): void {
    this.setAttribute('aria-disabled', String(this.disabled));
  }

  override render(): TemplateResult {
    return html`
      <button type="button" ?disabled=${this.disabled} aria-pressed=${this.selected} aria-label=${this.label || nothing} ${focusable({ id: 'chip', disabled: this.disabled })}>
        <slot></slot>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-chip': CityChip;
  }
}
