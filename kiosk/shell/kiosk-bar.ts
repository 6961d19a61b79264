import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-icon.js';
import { messages } from '../../shared/ui/language/messages.js';
import { kioskMessages } from '../strings/compiled/index.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import type { PanelSettings } from './panel-settings.js';
import type { IconName } from '../../shared/ui/icons/icon-names.js';

export type BarAction = 'back' | 'language' | 'text' | 'contrast' | 'help' | 'end';

/** A person pressed one of the bar's buttons. */
export class KioskBarPress extends Event {
  constructor(readonly action: BarAction) {
    super('kiosk-bar-press', { bubbles: true, composed: true });
  }
}

/**
 * The row of buttons at the foot of every screen: back, language, text size, contrast, help, end. It is always at the same place,
 * within reach.
 */
@customElement('kiosk-bar')
export class KioskBar extends LitElement {
  @property({ attribute: false }) settings!: PanelSettings;
  /** There is a screen to go back to. */
  @property({ type: Boolean }) canGoBack = false;
  /** Icons alone: the doubled words of large text do not fit this panel's width. */
  @property({ type: Boolean, reflect: true }) compact = false;
  readonly #t = messages(this, kioskMessages);

  static override styles = css`
    :host { display: block; }
    .row { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: var(--gap); height: 100%; }
    button {
      font: inherit; font-size: var(--type-small); font-weight: 600; line-height: 1.2; color: var(--ink); background: var(--raised);
      border: 0; border-radius: var(--radius-medium); padding: calc(var(--mm) * 2); min-width: 0; height: var(--bar-height);
      display: flex; flex-direction: column; align-items: center; justify-content: center; gap: calc(var(--mm) * 2.5);
      text-align: center; overflow-wrap: anywhere;
    }
    button:focus { outline: 0; }
    button:active, button[data-pressed] { background: var(--pressed); }
    button[aria-pressed='true'] { background: var(--ink); color: var(--ground); }
    button[data-focused] { outline: calc(var(--mm) * 1.5) solid var(--signal); box-shadow: 0 0 0 calc(var(--mm) * 3) var(--ink); }
    city-icon { font-size: calc(var(--mm) * 15); }
    /* Half a small panel's width is little: words may need two lines, under the whole icon. */
    @media (orientation: landscape) {
      button { gap: calc(var(--mm) * 1.5); padding: calc(var(--mm) * 1) calc(var(--mm) * 2); }
      city-icon { font-size: calc(var(--mm) * 12); }
    }
    :host([compact]) city-icon { font-size: calc(var(--mm) * 28); }
    :host([compact]) span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  `;

  override render() {
    const words = this.#t();
    const { language, text, theme } = this.settings;
    return html`
      <div class="row" role="toolbar" aria-label=${words.screenSettings()} ${focusGroup({ id: 'bar', kind: 'row' })}>
        ${this.canGoBack ? this.#draw('back', 'arrow-left', words.goBack()) : nothing}
        ${this.#draw('language', 'globe', LANGUAGE_NAMES[language], `${words.language()}: ${LANGUAGE_NAMES[language]}`)}
        ${this.#draw('text', 'text-aa', words.textSize(), undefined, text === 2)}
        ${this.#draw('contrast', 'circle-half', words.contrast(), undefined, theme === 'contrast')}
        ${this.#draw('help', 'headset', words.help())}
        ${this.#draw('end', 'sign-out', words.end())}
      </div>`;
  }

  #draw(action: BarAction, icon: IconName, text: string, label?: string, pressed?: boolean): TemplateResult {
    return html`
      <button type="button" data-id="bar-${action}" aria-label=${label ?? nothing} aria-pressed=${pressed ?? nothing}
        @click=${() => this.dispatchEvent(new KioskBarPress(action))} ${focusable({ id: action })}>
        <city-icon name=${icon}></city-icon><span>${text}</span>
      </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-bar': KioskBar;
  }
  interface GlobalEventHandlersEventMap {
    'kiosk-bar-press': KioskBarPress;
  }
}
