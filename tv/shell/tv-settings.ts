import type { Language } from '../../shared/base/language.js';
import type { Result } from '../../shared/base/result.js';
import { type Readable, Store } from '../../shared/base/store.js';
import { loadLanguage } from '../../shared/ui/language/message-group.js';
import type { TvTheme } from '../page-parameters.js';

/** How the household wants its screen. */
export interface TvSettings {
  readonly language: Language;
  /** 2 doubles the text. */
  readonly text: 1 | 2;
  readonly theme: TvTheme;
}

/** The television's settings; held for as long as the app runs. */
export class TvSettingsStore {
  readonly #state: Store<TvSettings>;
  readonly #theme: Store<TvTheme>;

  constructor(initial: TvSettings) {
    this.#state = new Store(initial);
    this.#theme = new Store(initial.theme);
  }

  get state(): Readable<TvSettings> {
    return this.#state;
  }

  get theme(): Readable<TvTheme> {
    return this.#theme;
  }

  /** Speaks another language once its messages are there; if they do not come, the screen keeps the one it has. */
  async speak(language: Language): Promise<Result<void, 'not-fetched'>> {
    const answer = await loadLanguage(language);
    if (answer.ok) this.#state.update((settings) => ({ ...settings, language }));
    return answer;
  }

  /** Takes on settings whose language is already loaded; tests draw a screen in all of them this way. */
  wear(settings: TvSettings): void {
    this.#state.set(settings);
    this.#theme.set(settings.theme);
  }

  setText(text: 1 | 2): void {
    this.#state.update((settings) => ({ ...settings, text }));
  }

  setTheme(theme: TvTheme): void {
    this.#state.update((settings) => ({ ...settings, theme }));
    this.#theme.set(theme);
  }
}
