import type { Language } from '../../shared/base/language.js';

/**
 * Words that stay as they are in every language: names, signs that people know in Latin letters, units of measure.
 * Anything else in Latin letters inside Korean, Chinese, Japanese, Thai or Russian text counts as left in English.
 */
const SAME_EVERYWHERE = /\b(u-City|QR|PIN|OK|TV|USB|NFC|ID|CO2|CO2e|Wi-Fi|km|kg|m|g|cm|mm|English|Tiếng Việt|Filipino)\b|[A-Z]\b|\b\d+\w*/gu;

/** Values that a language shares with English by right; each is a word of that language too. */
const BORROWED: Readonly<Partial<Record<Language, readonly string[]>>> = {
  vi: ['min'],
  tl: ['min', 'email', 'camera', 'scanner', 'screen', 'seat', 'Simulator', 'Contrast'],
};

const SCRIPTS = {
  hangul: /\p{Script=Hangul}/u, han: /\p{Script=Han}/u, kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  thai: /\p{Script=Thai}/u, cyrillic: /\p{Script=Cyrillic}/u, latin: /[A-Za-zÀ-ɏḀ-ỿ]{2,}/u,
} as const;
type ScriptName = keyof typeof SCRIPTS;

/** Which scripts a language is written in; text must show at least one of them and none beyond. */
const WRITTEN_IN: Readonly<Record<Language, readonly ScriptName[]>> = {
  ko: ['hangul'], en: ['latin'], zh: ['han'], ja: ['kana', 'han'], vi: ['latin'], th: ['thai'], tl: ['latin'], ru: ['cyrillic'],
};

/**
 * Says what is wrong with the script of a text, or `undefined`.
 * @param text the words of a message without its arguments
 * @param english the English words of the same message
 */
export function findForeignScript(text: string, english: string, language: Language): string | undefined {
  const words = text.replace(SAME_EVERYWHERE, ' ');
  const own = WRITTEN_IN[language];
  for (const [script, pattern] of Object.entries(SCRIPTS) as [ScriptName, RegExp][]) {
    if (!own.includes(script) && pattern.test(words)) return `${script} letters`;
  }
  const englishWords = english.replace(SAME_EVERYWHERE, ' ').trim();
  if (!/\p{L}/u.test(englishWords)) return undefined;
  if (!own.some((script) => SCRIPTS[script].test(words)) && /\p{L}{2,}/u.test(words)) return `no ${own.join(' or ')} letters`;
  if (language !== 'en' && words.trim() === englishWords && !BORROWED[language]?.includes(englishWords)) return 'the same as in English';
  return undefined;
}
