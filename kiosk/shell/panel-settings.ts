import type { Language } from '../../shared/base/language.js';
import type { Result } from '../../shared/base/result.js';
import { Store, type Readable } from '../../shared/base/store.js';
import { loadLanguage } from '../../shared/ui/language/message-group.js';
import type { PanelTheme } from '../page-parameters.js';

/** What a person may change about the screen. It is theirs for their visit and no longer. */
export interface PanelSettings {
  readonly language: Language;
  /** 2 doubles the text. */
  readonly text: 1 | 2;
  readonly theme: PanelTheme;
}

/** The panel's own settings, what this visitor has made of them, and the way back. */
export class PanelSettingsStore {
  readonly #own: PanelSettings;
  readonly #state: Store<PanelSettings>;

  constructor(own: PanelSettings) {
    this.#own = own;
    this.#state = new Store(own);
  }

  get state(): Readable<PanelSettings> {
    return this.#state;
  }

  /** Speaks another language once all its messages are there; until then, and if they do not come, the screen stays as it is. */
  async speak(language: Language): Promise<Result<void, 'not-fetched'>> {
    const answer = await loadLanguage(language);
    if (answer.ok) this.#state.update((settings) => ({ ...settings, language }));
    return answer;
  }

  toggleText(): void {
    this.#state.update((settings) => ({ ...settings, text: settings.text === 1 ? 2 : 1 }));
  }

  /** High contrast, or back to what the panel shows at this time of day. */
  toggleContrast(): void {
    const otherwise = this.#own.theme === 'contrast' ? 'auto' : this.#own.theme;
    this.#state.update((settings) => ({ ...settings, theme: settings.theme === 'contrast' ? otherwise : 'contrast' }));
  }

  /** Takes on settings whose language is already loaded; tests draw a screen in all of them this way. */
  wear(settings: PanelSettings): void {
    this.#state.set(settings);
  }

  /** The next person finds the panel as it was set up. */
  reset(): void {
    const changed = this.#state.get().language !== this.#own.language;
    this.#state.set(this.#own);
    if (changed) void loadLanguage(this.#own.language);
  }
}
