/** Families as style sheets name them. */
export const PRETENDARD = 'Pretendard Variable';
/** Pretendard without Hangul, kana and full-width marks, for languages that set those in a font of their own. */
export const PRETENDARD_LATIN = 'Pretendard Latin';

export const PRETENDARD_WHOLE = 'node_modules/pretendard/dist/web/variable/woff2/PretendardVariable.woff2';
/** The publisher's own subsets hold Hangul by frequency, but no letters with marks and no Cyrillic: those we cut ourselves. */
export const PRETENDARD_SUBSETS = 'node_modules/pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';

export interface OwnSubset {
  readonly name: string;
  readonly ranges: readonly (readonly [first: number, last: number])[];
}
export const OWN_SUBSETS: readonly OwnSubset[] = [
  { name: 'latin', ranges: [[0x20, 0x7e], [0xa0, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2c6, 0x2dc], [0x2000, 0x206f], [0x2070, 0x209f], [0x20a0, 0x20bf], [0x2103, 0x2122], [0x2190, 0x2199], [0x2212, 0x2212], [0x25a0, 0x25cf]] },
  { name: 'latin-ext', ranges: [[0x100, 0x130], [0x132, 0x151], [0x154, 0x24f], [0x300, 0x36f], [0x1e00, 0x1eff]] },
  { name: 'cyrillic', ranges: [[0x400, 0x45f], [0x490, 0x4ff]] },
];

/** Style sheets whose faces are taken as they are, but for Latin and other letters, which Pretendard draws before them. */
export const NOTO_SHEETS: readonly { readonly css: string; readonly takes: RegExp }[] = [
  { css: 'node_modules/@fontsource-variable/noto-sans-sc/index.css', takes: /-sc-(\d+|chinese-simplified)-wght/ },
  { css: 'node_modules/@fontsource-variable/noto-sans-jp/index.css', takes: /-jp-(\d+|japanese)-wght/ },
  { css: 'node_modules/@fontsource-variable/noto-sans-thai/index.css', takes: /-thai-thai-wght/ },
];

/** Whose new version makes the fonts anew. */
export const FONT_PACKAGES = ['pretendard', '@fontsource-variable/noto-sans-sc', '@fontsource-variable/noto-sans-jp', '@fontsource-variable/noto-sans-thai'];
