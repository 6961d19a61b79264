import { append, removeLast, type KeyboardLayout } from '../keyboard-layout.js';

const ROWS = ['й ц у к е н г ш щ з х ъ', 'ф ы в а п р о л д ж э', 'я ч с м и т ь б ю ё'];

/** Russian, as on every keyboard there. */
export const cyrillic: KeyboardLayout = {
  sign: 'АБВ', language: 'ru', rows: ROWS, shifted: ROWS.map((row) => row.toUpperCase()), marks: [',', '.', '?'], press: append, remove: removeLast,
};
