import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { focusable } from '../../navigation/focusable.js';
import { controlStyles } from './control-styles.js';
import { PressedState } from './pressed-state.js';

/**
 * A button that says what will happen. Selecting it is a `click`, by finger, pointer or key; a disabled or busy one sends none.
 * @slot - the verb with its object
 * @slot icon a `city-icon` before the text, which then begins at the left
 * @slot detail a second, quieter line
 * @slot end a `city-icon` at the far end
 */
@customElement('city-button')
export class CityButton extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  /** `signal` is the screen's one next action, `quiet` any other, `plain` one without a surface. */
  @property({ reflect: true }) variant: 'signal' | 'quiet' | 'plain' = 'quiet';
  /** `main` is as high as a screen's main action. */
  @property({ reflect: true }) size: 'usual' | 'main' = 'usual';
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** What it does is under way: it keeps its words and its place, moves a little, and takes no press. */
  @property({ type: Boolean, reflect: true }) busy = false;
  @state() private hasIcon = false;

  static override styles = [controlStyles, css`
    button {
      display: flex; align-items: center; justify-content: center; height: 100%; min-height: var(--target); padding: calc(var(--gap) * 0.8) calc(var(--gap) * 2);
      border-radius: var(--radius-medium); font-size: var(--type-body); font-weight: 600; line-height: 1.25; text-align: center; overflow: hidden;
    }
    .text { display: block; min-width: 0; }
    .led { justify-content: flex-start; text-align: left; }
    .led .text { flex: 1 1 auto; }
    .name, .detail { display: block; }
    .detail { font-size: var(--type-small); font-weight: 400; line-height: 1.35; }
    ::slotted(city-icon) { flex: none; font-size: 1.3em; }
    ::slotted([slot='icon']) { margin-right: calc(var(--gap) * 1.5); }
    ::slotted([slot='end']) { margin-left: calc(var(--gap) * 1.5); }
    :host([size='main']) button { min-height: var(--target-main); font-size: var(--type-action, var(--type-lead)); font-weight: 700; border-radius: var(--radius-large); padding-left: calc(var(--gap) * 2.5); padding-right: calc(var(--gap) * 2.5); }
    :host([variant='signal']) button { background: var(--signal); color: var(--signal-ink); font-weight: 700; }
    :host([variant='plain']) button { background: none; }
    /* The signal's own colour cannot ring it: ground parts it from the ink. */
    :host([variant='signal']) button[data-focused] { background: var(--signal); box-shadow: var(--focus-ring-on-signal); }
    button[data-pressed] { background: var(--pressed); }
    :host([variant='signal']) button[data-pressed] { background: var(--signal); box-shadow: inset 0 0 0 calc(var(--stroke) * 3) var(--signal-ink); }
    :host([disabled]) button { background: none; color: var(--ink-second); box-shadow: inset 0 0 0 var(--stroke) var(--line); }
    :host([busy]) button::after { content: ''; position: absolute; left: 0; right: 0; bottom: 0; height: calc(var(--gap) * 0.5); background: currentColor; opacity: 0.7; transform: scaleX(0.3); }
    @media (prefers-reduced-motion: no-preference) {
      :host([busy]) button::after { animation: pass 1200ms ease-in-out infinite alternate; }
      @keyframes pass { from { transform: translateX(-35%) scaleX(0.3); } to { transform: translateX(35%) scaleX(0.3); } }
    }
  `];

  constructor() {
    super();
    new PressedState(this);
    // Slotted content lies outside the inner button, so a press on it would pass by the button's own `disabled`.
    this.addEventListener('click', (event) => { if (this.disabled || this.busy) event.stopImmediatePropagation(); }, true);
  }

  protected override updated(): void {
    this.setAttribute('aria-disabled', String(this.disabled || this.busy));
  }

  override render(): TemplateResult {
    return html`
      <button type="button" class=${this.hasIcon ? 'led' : ''} ?disabled=${this.disabled} aria-disabled=${this.busy} aria-busy=${this.busy} ${focusable({ id: 'button', disabled: this.disabled })}>
        <slot name="icon" @slotchange=${(event: Event) => this.#look(event)}></slot>
        <span class="text"><span class="name"><slot></slot></span><span class="detail"><slot name="detail"></slot></span></span>
        <slot name="end"></slot>
      </button>`;
  }

  #look(event: Event): void {
    this.hasIcon = event.target instanceof HTMLSlotElement && event.target.assignedNodes().length > 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'city-button': CityButton;
  }
}
