import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import type { Language } from '../../shared/base/language.js';
import { focusable } from '../../shared/navigation/focusable.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { LANGUAGE_NAMES } from '../../shared/ui/language/language-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import type { TvTheme } from '../page-parameters.js';
import { tvMessages, type TvMessages } from '../strings/compiled/index.js';
import './tv-hints.js';
import { buttonStyles, focusStyles } from './tv-styles.js';
import type { Tv } from './tv.js';

const THEMES: readonly { readonly theme: TvTheme; readonly name: (words: TvMessages) => string }[] = [
  { theme: 'night', name: (words) => words.colorsNight() },
  { theme: 'day', name: (words) => words.colorsDay() },
  { theme: 'contrast', name: (words) => words.colorsContrast() },
];

/** Language, text size and colours of this television. Each choice is seen at once. */
@customElement('tv-settings-page')
export class TvSettingsPage extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @state() private notLoaded = false;
  readonly #t = messages(this, tvMessages);
  readonly #words = messages(this, uiMessages);
  #cancel: Cancel = () => undefined;

  static override styles = [focusStyles, buttonStyles, css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; }
    main { display: flex; flex-direction: column; box-sizing: border-box; height: 100%; padding: 54px 96px; }
    h1 { flex: none; margin: 0 0 24px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; word-break: keep-all; }
    .groups { flex: 1 1 auto; }
    h2 { margin: 0 0 14px; font-size: var(--type-small); font-weight: 600; line-height: 1.4; color: var(--ink-second); }
    .choices { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); grid-gap: 20px; margin-bottom: 28px; }
    button { padding: 12px 24px; text-align: center; }
    button[aria-pressed='true'] { background: var(--ink); color: var(--ground); }
    .failed { margin: 0 0 20px; font-size: var(--type-small); color: var(--wait); }
  `];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#cancel = this.tv.settings.state.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  async #speak(language: Language): Promise<void> {
    this.notLoaded = !(await this.tv.settings.speak(language)).ok;
  }

  override render(): TemplateResult {
    const words = this.#t();
    const { settings, city } = this.tv;
    const { language, text, theme } = settings.state.get();
    return html`
      <main ${focusGroup({ id: 'settings', kind: 'column' })}>
        <h1>${words.settingsTitle()}</h1>
        <div class="groups">
          <h2 id="language">${words.language()}</h2>
          ${this.notLoaded ? html`<p class="failed" role="alert">${words.languageNotLoaded()}</p>` : nothing}
          <div class="choices" role="group" aria-labelledby="language" ${focusGroup({ id: 'language', kind: 'grid', columns: 4 })}>
            ${city.languages.map((code) => this.#draw(`language-${code}`, LANGUAGE_NAMES[code], code === language, () => void this.#speak(code), code))}
          </div>
          <h2 id="text">${words.textSize()}</h2>
          <div class="choices" role="group" aria-labelledby="text" ${focusGroup({ id: 'text', kind: 'row' })}>
            ${this.#draw('text-100', words.textNormal(), text === 1, () => settings.setText(1))}
            ${this.#draw('text-200', words.textLarge(), text === 2, () => settings.setText(2))}
          </div>
          <h2 id="colors">${words.colors()}</h2>
          <div class="choices" role="group" aria-labelledby="colors" ${focusGroup({ id: 'colors', kind: 'row' })}>
            ${THEMES.map((choice) => this.#draw(`theme-${choice.theme}`, choice.name(words), choice.theme === theme, () => settings.setTheme(choice.theme)))}
          </div>
        </div>
        <tv-hints aria-label=${this.#words().keyHints()} .hints=${[{ key: this.#words().selectKey(), text: words.hintChoose() }, { key: this.#words().back(), text: this.#words().toStart() }]}></tv-hints>
      </main>`;
  }

  #draw(id: string, name: string, chosen: boolean, choose: () => void, lang?: string): TemplateResult {
    return html`<button type="button" lang=${lang ?? nothing} data-id=${id} aria-pressed=${chosen ? 'true' : 'false'} @click=${choose} ${focusable({ id, autofocus: chosen })}>${name}</button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-settings-page': TvSettingsPage;
  }
}
