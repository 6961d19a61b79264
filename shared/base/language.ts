/** The eight languages the city speaks, in the order in which screens list them (BCP 47; `tl` is Filipino). */
export const LANGUAGES = ['ko', 'en', 'zh', 'ja', 'vi', 'th', 'tl', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A proper name in some languages; English is always there because it is the last resort. */
export type LocalName = { readonly en: string } & { readonly [Other in Language]?: string | undefined };

/** Picks the name a reader of `language` can read: their own, else English. */
export function pickName(name: LocalName, language: Language): string {
  return name[language] ?? name.en;
}

/** The first of the wanted languages that are spoken here, else the fallback; a browser may say `zh-CN`, `fil` or `ko-KR`. */
export function chooseLanguage(wanted: readonly string[], spoken: readonly Language[], fallback: Language): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    const language = spoken.find((candidate) => candidate === (base === 'fil' ? 'tl' : base));
    if (language) return language;
  }
  return fallback;
}
