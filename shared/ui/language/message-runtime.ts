import type { Language } from '../../base/language.js';

/** Locales whose habits each language follows: British English writes 14:32 and Monday 23 November as the city's signs do. */
export const LOCALES: Readonly<Record<Language, string>> = {
  ko: 'ko-KR', en: 'en-GB', zh: 'zh-CN', ja: 'ja-JP', vi: 'vi-VN', th: 'th-TH-u-ca-gregory-nu-latn', tl: 'fil-PH', ru: 'ru-RU',
};

const numberFormats = new Map<string, Intl.NumberFormat>();
const pluralRules = new Map<Language, Intl.PluralRules>();

/** Writes a number as readers of `language` do. Called by compiled messages. */
export function writeNumber(language: Language, value: number, mostDecimals = 3): string {
  const key = `${language}/${mostDecimals}`;
  let format = numberFormats.get(key);
  if (!format) numberFormats.set(key, (format = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: mostDecimals })));
  return format.format(value);
}

/** A plural form of one message: what to write for it. */
export type PluralForms = { readonly [Category in string]?: () => string } & { readonly other: () => string };

/**
 * Picks an exact form (`=0`) or the language's plural category (CLDR, by Intl). Called by compiled messages.
 * @public
 */
export function writePlural(language: Language, value: number, forms: PluralForms): string {
  let rules = pluralRules.get(language);
  if (!rules) pluralRules.set(language, (rules = new Intl.PluralRules(LOCALES[language])));
  return (forms[`=${value}`] ?? forms[rules.select(value)] ?? forms.other)();
}

/**
 * Picks the form of a `select`. Called by compiled messages.
 * @public
 */
export function writeChoice(value: string, forms: PluralForms): string {
  return (forms[value] ?? forms.other)();
}
