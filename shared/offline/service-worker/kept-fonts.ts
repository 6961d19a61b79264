/** Fonts outlive versions and are shared by channels: their names hold the hash of their content. */
export const FONT_CACHE = 'u-city-fonts';
const FOLDER = '/fonts/assets/';

/** Where the build lists which font files the words of each language and the names of the cities need. */
export const FONT_LIST = '/fonts/by-language.json';
export const FONT_SHEET = '/fonts/fonts.css';

/** Whether an address is that of a font file. */
export function isFont(path: string): boolean {
  return path.startsWith(FOLDER);
}

/**
 * Fetches the fonts of some languages that are not kept yet, one at a time so that nobody waits for the network because of
 * it, and drops those that no style sheet names any more. What cannot be fetched now is fetched the next time.
 * @param find reads a file of the shell
 */
export async function keepFonts(languages: readonly string[], find: (address: string) => Promise<Response | undefined>): Promise<void> {
  const [list, sheet] = [await find(FONT_LIST), await find(FONT_SHEET)];
  if (!list || !sheet) return;
  const byLanguage = await list.json() as Readonly<Record<string, readonly string[]>>;
  const cache = await caches.open(FONT_CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const wanted = new Set(languages.flatMap((language) => byLanguage[language] ?? []).map((file) => `${FOLDER}${file}`));
  for (const path of wanted) {
    if (!kept.has(path)) await cache.add(path);
  }
  const named = await sheet.text();
  for (const path of kept) {
    if (!named.includes(path.slice(FOLDER.length))) await cache.delete(path);
  }
}
