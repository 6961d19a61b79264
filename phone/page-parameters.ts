import { LANGUAGES, type Language } from '../shared/base/language.js';

export type PhoneTheme = 'day' | 'night' | 'contrast';

/** How the page looks before anybody changes it. */
export interface PhoneSetup {
  readonly language: Language | undefined;
  /** 2 doubles the text, beside what the browser's own setting does. */
  readonly text: 1 | 2;
  /** Undefined: as the phone has it. */
  readonly theme: PhoneTheme | undefined;
  /** Lets tests dress the page again without a reload; only where the server runs a demonstration. */
  readonly hooks: boolean;
}

const THEMES: readonly PhoneTheme[] = ['day', 'night', 'contrast'];

/** Reads `/phone/?lang=ko&text=200&theme=night`. What makes no sense is left out; nothing of a person is ever here. */
export function readPageParameters(search: string): PhoneSetup {
  const query = new URLSearchParams(search);
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')),
    text: query.get('text') === '200' ? 2 : 1,
    theme: THEMES.find((theme) => theme === query.get('theme')),
    hooks: query.get('hooks') === '1',
  };
}

/** What the phone's owner has chosen for all pages: more contrast stands above darkness. */
export function readOwnTheme(matches: (query: string) => boolean): PhoneTheme {
  if (matches('(prefers-contrast: more)')) return 'contrast';
  return matches('(prefers-color-scheme: dark)') ? 'night' : 'day';
}
