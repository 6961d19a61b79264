import { LANGUAGES, type Language } from '../shared/base/language.js';

export type OperationsTheme = 'day' | 'night' | 'contrast';

/** How this desk's screen looks before anybody signs in. */
export interface OperationsSetup {
  readonly language: Language | undefined;
  readonly theme: OperationsTheme;
}

const THEMES: readonly OperationsTheme[] = ['day', 'night', 'contrast'];

/** Reads `/operations/?lang=ko&theme=night`. What makes no sense is left out; nothing of a person is ever here. */
export function readPageParameters(search: string): OperationsSetup {
  const query = new URLSearchParams(search);
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')),
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'day',
  };
}
