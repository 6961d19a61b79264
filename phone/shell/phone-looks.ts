import type { Language } from '../../shared/base/language.js';
import { Store, type Readable } from '../../shared/base/store.js';
import { currentLanguage, loadLanguage } from '../../shared/ui/language/message-group.js';
import { dressPage } from '../../shared/ui/panel/dress-page.js';
import type { PhoneTheme } from '../page-parameters.js';

export interface PhoneLook {
  readonly text: 1 | 2;
  readonly theme: PhoneTheme;
}

/** How the page looks and which language it speaks; gone with the page. */
export class PhoneLooks {
  readonly #state: Store<PhoneLook>;

  constructor(look: PhoneLook) {
    this.#state = new Store(look);
    dressPage(look);
  }

  get state(): Readable<PhoneLook> {
    return this.#state;
  }

  wear(change: Partial<PhoneLook>): void {
    this.#state.update((look) => ({ ...look, ...change }));
    dressPage(this.#state.get());
  }

  /** @returns false if the language could not be fetched; the page keeps the one it has */
  async speak(language: Language): Promise<boolean> {
    return language === currentLanguage.get() || (await loadLanguage(language)).ok;
  }
}
