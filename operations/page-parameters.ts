import { LANGUAGES, type Language } from '../shared/base/language.js';

type OperationsTheme = 'day' | 'night' | 'contrast';

/** How this desk's screen looks before anybody signs in. */
export interface OperationsSetup {
  readonly language: Language | undefined;
  /** 2 doubles the text. */
  readonly text: 1 | 2;
  readonly theme: OperationsTheme;
  /** Lets tests dress the page again without a reload; only where the server runs a demonstration. */
  readonly hooks: boolean;
}

const THEMES: readonly OperationsTheme[] = ['day', 'night', 'contrast'];

/** Reads `/operations/?lang=ko&text=200&theme=night`. What makes no sense is left out; nothing of a person is ever here. */
export function readPageParameters(search: string): OperationsSetup {
  const query = new URLSearchParams(search);
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')),
    text: query.get('text') === '200' ? 2 : 1,
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'day',
    hooks: query.get('hooks') === '1',
  };
}
