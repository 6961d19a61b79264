import type { Language } from './language.js';

/** Each language in its own words: whoever looks for theirs cannot read the others. No flags, since a flag is a country. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ko: '한국어', en: 'English', zh: '中文', ja: '日本語', vi: 'Tiếng Việt', th: 'ไทย', tl: 'Filipino', ru: 'Русский',
};
