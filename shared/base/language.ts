/** The eight languages the city speaks, in the order in which screens list them (BCP 47; `tl` is Filipino). */
export const LANGUAGES = ['ko', 'en', 'zh', 'ja', 'vi', 'th', 'tl', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A proper name in some languages; English is always there because it is the last resort. */
export type LocalName = { readonly en: string } & { readonly [Other in Language]?: string | undefined };

/** Picks the name a reader of `language` can read: their own, else English. */
export function pickName(name: LocalName, language: Language): string {
  return name[language] ?? name.en;
}
