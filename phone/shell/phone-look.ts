import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import type { Language } from '../../shared/base/language.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { focusable } from '../../shared/navigation/focusable.js';
import '../../shared/ui/elements/city-button.js';
import { currentLanguage } from '../../shared/ui/language/message-group.js';
import { messages } from '../../shared/ui/language/messages.js';
import { phoneMessages } from '../strings/compiled/index.js';
import type { PhoneLooks } from './phone-looks.js';

/** What a person chooses about the page itself: its language, each named in itself, the size of its text, its colours. */
@customElement('phone-look')
export class PhoneLook extends LitElement {
  @property({ attribute: false }) looks!: PhoneLooks;
  @property({ attribute: false }) languages: readonly Language[] = [];
  @state() private failed = false;
  readonly #t = messages(this, phoneMessages);

  static override styles = css`
    :host { position: fixed; top: 0; left: 0; right: 0; bottom: 0; z-index: 5; display: block; overflow-y: auto; background: var(--ground); }
    .page { box-sizing: border-box; max-width: 34rem; margin: 0 auto; padding: calc(24px + env(safe-area-inset-top)) var(--edge) calc(24px + env(safe-area-inset-bottom)); }
    h1 { margin: 0 0 16px; font-size: var(--type-title); line-height: 1.25; }
    h2 { margin: 24px 0 10px; font-size: var(--type-small); font-weight: 600; color: var(--ink-second); }
    p { margin: 0 0 16px; line-height: 1.4; }
    .choices { display: grid; grid-template-columns: repeat(auto-fill, minmax(7em, 1fr)); grid-gap: 10px; }
    button { box-sizing: border-box; min-height: 48px; padding: 6px 12px; border: 2px solid var(--line); border-radius: var(--radius-small); background: var(--surface); color: var(--ink); font: inherit; font-size: var(--type-body); line-height: 1.25; outline: 0; overflow-wrap: break-word; }
    button[aria-pressed='true'] { border-color: var(--ink); background: var(--ink); color: var(--ground); font-weight: 700; }
    button[data-focused] { box-shadow: var(--focus-ring); }
    city-button { margin-top: 32px; }
  `;

  override render(): TemplateResult {
    const words = this.#t();
    const { text, theme } = this.looks.state.get();
    return html`
      <div class="page" role="dialog" aria-modal="true" aria-labelledby="title" data-id="looks" ${focusGroup({ id: 'looks', kind: 'modal' })}>
        <h1 id="title">${words.look()}</h1>
        ${this.failed ? html`<p role="alert" data-id="language-failed">${words.languageNotLoaded()}</p>` : nothing}
        <h2>${words.language()}</h2>
        <div class="choices" ${focusGroup({ id: 'languages', kind: 'free' })}>
          ${this.languages.map((language) => html`<button type="button" lang=${language} data-id="language-${language}" aria-pressed=${language === currentLanguage.get()} @click=${() => void this.#speak(language)}
            ${focusable({ id: language, autofocus: language === currentLanguage.get() })}>${LANGUAGE_NAMES[language]}</button>`)}
        </div>
        <h2>${words.textSize()}</h2>
        <div class="choices" ${focusGroup({ id: 'text', kind: 'free' })}>
          ${([1, 2] as const).map((size) => this.#drawChoice(`text-${size}`, size === text, size === 1 ? words.textNormal() : words.textLarge(), () => this.looks.wear({ text: size })))}
        </div>
        <h2>${words.colors()}</h2>
        <div class="choices" ${focusGroup({ id: 'colors', kind: 'free' })}>
          ${(['day', 'night', 'contrast'] as const).map((each) => this.#drawChoice(`theme-${each}`, each === theme, { day: words.colorsDay, night: words.colorsNight, contrast: words.colorsContrast }[each](), () => this.looks.wear({ theme: each })))}
        </div>
        <city-button variant="signal" size="main" data-id="looks-close" @click=${() => this.dispatchEvent(new Event('phone-look-closed'))} ${focusable({ id: 'close' })}>${words.closeLook()}</city-button>
      </div>`;
  }

  #drawChoice(id: string, chosen: boolean, says: string, choose: () => void): TemplateResult {
    return html`<button type="button" data-id=${id} aria-pressed=${chosen} @click=${() => { choose(); this.requestUpdate(); }} ${focusable({ id })}>${says}</button>`;
  }

  async #speak(language: Language): Promise<void> {
    this.failed = !await this.looks.speak(language);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'phone-look': PhoneLook;
  }
}
