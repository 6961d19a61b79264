import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Language } from '../../shared/base/language.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-button.js';
import { messages } from '../../shared/ui/language/messages.js';
import { largeText } from '../../shared/ui/panel/text-factor.js';
import { kioskMessages } from '../strings/compiled/index.js';
import './kiosk-sheet.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';

/** A person chose a language. */
export class KioskLanguageChosen extends Event {
  constructor(readonly language: Language) {
    super('kiosk-language-chosen', { bubbles: true, composed: true });
  }
}

/** Eight languages, each named in itself, as large buttons. With doubled text pressing the marked one is how to keep it. */
@customElement('kiosk-language-chooser')
export class KioskLanguageChooser extends LitElement {
  @property({ attribute: false }) languages: readonly Language[] = [];
  @property() current: Language = 'en';
  /** The last choice could not be loaded. */
  @property({ type: Boolean }) failed = false;
  @state() private asked: Language | undefined;
  readonly #t = messages(this, kioskMessages);
  readonly #large = largeText(this);

  static override styles = css`
    :host { display: contents; }
    .names { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--gap); }
    button {
      font: inherit; font-size: var(--type-lead); font-weight: 600; color: var(--ink); background: var(--raised); min-height: var(--target-main); line-height: 1.1;
      border: calc(var(--mm) * 1) solid transparent; border-radius: var(--radius-medium); padding: calc(var(--mm) * 2); min-width: 0;
    }
    button:focus { outline: 0; }
    button:active, button[data-pressed] { background: var(--pressed); }
    button[aria-pressed='true'] { border-color: var(--ink); }
    button[data-focused] { outline: calc(var(--mm) * 1.5) solid var(--signal); box-shadow: 0 0 0 calc(var(--mm) * 3) var(--ink); }
    p { margin: 0; font-size: var(--type-body); }
  `;

  override render() {
    return html`
      <kiosk-sheet name="languages" .heading=${this.#t().chooseLanguage()}>
        ${this.failed ? html`<p role="alert">${this.#t().languageNotLoaded()}</p>` : ''}
        <div class="names" ${focusGroup({ id: 'names', kind: 'grid', columns: 2 })}>
          ${this.languages.map((language) => html`
            <button type="button" lang=${language} data-id="language-${language}" aria-pressed=${language === this.current} aria-busy=${language === this.asked}
              @click=${() => this.#choose(language)} ${focusable({ id: language, autofocus: language === this.current })}>${LANGUAGE_NAMES[language]}</button>`)}
        </div>
        ${this.#large() ? '' : html`<city-button variant="quiet" data-id="languages-close" @click=${() => this.#choose(this.current)} ${focusable({ id: 'close' })}>${this.#t().keepLanguage()}</city-button>`}
      </kiosk-sheet>`;
  }

  #choose(language: Language): void {
    this.asked = language;
    this.dispatchEvent(new KioskLanguageChosen(language));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-language-chooser': KioskLanguageChooser;
  }
  interface GlobalEventHandlersEventMap {
    'kiosk-language-chosen': KioskLanguageChosen;
  }
}
