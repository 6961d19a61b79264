import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Cancel } from '../../shared/base/clock.js';
import type { CityRail, RailItem } from '../../shared/navigation/city-rail.js';
import '../../shared/navigation/city-rail.js';
import { focusGroup } from '../../shared/navigation/focus-group.js';
import { aboutMessages } from '../../shared/ui/about/strings/compiled/index.js';
import { LANGUAGE_NAMES } from '../../shared/base/language-names.js';
import { messages } from '../../shared/ui/language/messages.js';
import { uiMessages } from '../../shared/ui/strings/compiled/index.js';
import type { TvTheme } from '../page-parameters.js';
import { tvMessages } from '../strings/compiled/index.js';
import type { Choice, ChoiceMade } from './tv-choices.js';
import './tv-choices.js';
import './tv-hints.js';
import { ABOUT_PATH, type Tv } from './tv.js';

const GROUPS_IN_LARGE_TEXT = 2;
const THEMES: readonly TvTheme[] = ['night', 'day', 'contrast'];

interface ChoiceGroup extends RailItem {
  readonly heading: string;
  readonly choices: readonly Choice[];
  readonly columns?: number;
  readonly choose: (id: string) => void;
}

/** Language, text size and colours of this television, and the way to what it tells of itself. Each choice is seen at once; large text shows two groups at a time. */
@customElement('tv-settings-page')
export class TvSettingsPage extends LitElement {
  @property({ attribute: false }) tv!: Tv;
  @state() private notLoaded = false;
  readonly #t = messages(this, tvMessages);
  readonly #words = messages(this, uiMessages);
  readonly #about = messages(this, aboutMessages);
  #cancel: Cancel = () => undefined;

  static override styles = css`
    :host { position: absolute; top: 0; left: 0; right: 0; bottom: 0; display: block; }
    main { display: flex; flex-direction: column; box-sizing: border-box; height: 100%; padding: 54px 96px; }
    h1 { display: flex; flex: none; align-items: baseline; margin: 0 0 24px; font-size: var(--type-title); font-weight: 700; line-height: 1.25; }
    h1 span { flex: 1 1 auto; margin-left: 24px; font-size: var(--type-small); font-weight: 400; color: var(--ink-second); text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .groups { flex: 1 1 0; min-height: 0; --rail-gap: 32px; }
    .failed { margin: 0 0 20px; font-size: var(--type-small); line-height: 1.4; color: var(--wait); }
  `;

  /** The element may be defined after it was drawn: it has its television with the first update, not when it is connected. */
  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('tv')) return;
    this.#cancel();
    this.#cancel = this.tv.settings.state.watch(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#cancel();
  }

  #listGroups(): readonly ChoiceGroup[] {
    const words = this.#t();
    const { settings, city } = this.tv;
    const { language, text, theme } = settings.state.get();
    const themeNames: Record<TvTheme, string> = { night: words.colorsNight(), day: words.colorsDay(), contrast: words.colorsContrast() };
    return [
      {
        id: 'language', heading: words.language(),
        choices: city.languages.map((code) => ({ id: code, name: LANGUAGE_NAMES[code], chosen: code === language, lang: code })),
        choose: (id) => void this.#speak(id),
      },
      {
        id: 'text', heading: words.textSize(),
        choices: [{ id: '100', name: words.textNormal(), chosen: text === 1 }, { id: '200', name: words.textLarge(), chosen: text === 2 }],
        choose: (id) => settings.setText(id === '200' ? 2 : 1),
      },
      {
        id: 'theme', heading: words.colors(),
        choices: THEMES.map((name) => ({ id: name, name: themeNames[name], chosen: name === theme })),
        choose: (id) => settings.setTheme(THEMES.find((name) => name === id) ?? 'night'),
      },
      {
        id: 'about', heading: this.#about().aboutTitle(), columns: text === 2 ? 1 : 2,
        choices: [{ id: 'open', name: this.#about().aboutSummary() }],
        choose: () => this.tv.router.go(ABOUT_PATH),
      },
    ];
  }

  async #speak(id: string): Promise<void> {
    const language = this.tv.city.languages.find((code) => code === id);
    if (language) this.notLoaded = !(await this.tv.settings.speak(language)).ok;
  }

  override render(): TemplateResult {
    const words = this.#t();
    const large = this.tv.settings.state.get().text === 2;
    const groups = this.#listGroups();
    return html`
      <main ${focusGroup({ id: 'settings', kind: 'column' })}>
        <h1>${words.settingsTitle()}${large ? html`<span>${this.#tellPlace()}</span>` : nothing}</h1>
        ${this.notLoaded ? html`<p class="failed" role="alert">${words.languageNotLoaded()}</p>` : nothing}
        <div class="groups">
          <city-rail name="groups" axis="column" .items=${groups} .visible=${large ? GROUPS_IN_LARGE_TEXT : groups.length} @city-rail-moved=${() => this.requestUpdate()} .drawItem=${(item: RailItem) => this.#drawGroup(item as ChoiceGroup)}></city-rail>
        </div>
        <tv-hints aria-label=${this.#words().keyHints()} .hints=${[{ key: this.#words().selectKey(), text: words.hintChoose() }, { key: this.#words().back(), text: this.#words().toStart() }]}></tv-hints>
      </main>`;
  }

  /** Which of the groups are in view, where that is not all of them. */
  #tellPlace(): string {
    const { first, last, count } = this.renderRoot.querySelector<CityRail>('city-rail')?.window ?? { first: 0, last: GROUPS_IN_LARGE_TEXT - 1, count: this.#listGroups().length };
    return `${first + 1}–${Math.min(last, first + GROUPS_IN_LARGE_TEXT - 1) + 1} / ${count}`;
  }

  #drawGroup({ id, heading, choices, columns = 4, choose }: ChoiceGroup): TemplateResult {
    return html`<tv-choices .name=${id} .heading=${heading} .choices=${choices} .columns=${columns} ?first=${id === 'language'} @tv-choice-made=${(made: ChoiceMade) => choose(made.choice)}></tv-choices>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tv-settings-page': TvSettingsPage;
  }
}
