import type { Language } from '../../base/language.js';
import type { KeyboardLayout } from './keyboard-layout.js';
import { latin } from './layouts/latin.js';

/** Each script is fetched by those who write it. */
const LAYOUTS: Readonly<Record<Language, () => Promise<KeyboardLayout>>> = {
  ko: async () => (await import('./layouts/hangul.js')).hangul,
  en: () => Promise.resolve(latin),
  zh: async () => (await import('./layouts/pinyin.js')).pinyin,
  ja: async () => (await import('./layouts/kana.js')).kana,
  vi: async () => (await import('./layouts/vietnamese.js')).vietnamese,
  th: async () => (await import('./layouts/thai.js')).thai,
  tl: () => Promise.resolve(latin),
  ru: async () => (await import('./layouts/cyrillic.js')).cyrillic,
};

/** The letters of a language; Latin ones where its own cannot be fetched. */
export function loadLayout(language: Language): Promise<KeyboardLayout> {
  return LAYOUTS[language]().catch(() => latin);
}
