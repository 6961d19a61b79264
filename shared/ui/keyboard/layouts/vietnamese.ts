import { append, removeLast, type KeyboardLayout } from '../keyboard-layout.js';

const ROWS = ['ă â ê ô ơ ư đ á à ả ã ạ', 'q w e r t y u i o p', 'a s d f g h j k l', 'z x c v b n m'];
/** Keys of the five tones, drawn on the letter a: each goes to the syllable that was typed last. */
const TONES: Readonly<Record<string, string>> = { á: '\u0301', à: '\u0300', ả: '\u0309', ã: '\u0303', ạ: '\u0323' };
const ANY_TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** The vowels of the last syllable: `qu` and `gi` before another vowel are its consonant. */
const SYLLABLE = /(?:qu(?=[aăâeêiouơôưy])|gi(?=[aăâeêouơôưy])|[^aăâeêioôơuưy])?([aăâeêioôơuưy]+)([a-zđ]*)$/i;

/** Vietnamese: letters with their own marks in a row of their own, and tones after the syllable, where its vowel takes them. */
export const vietnamese: KeyboardLayout = {
  sign: 'Ă', language: 'vi', rows: ROWS, shifted: ROWS.map((row, index) => (index === 0 ? row.replace(/[^áàảãạ ]/g, (letter) => letter.toUpperCase()) : row.toUpperCase())), isLatin: true, marks: [',', '.', '?'],
  names: { á: 'dấu sắc', à: 'dấu huyền', ả: 'dấu hỏi', ã: 'dấu ngã', ạ: 'dấu nặng' },
  press(text, key) {
    const tone = TONES[key];
    return tone === undefined ? append(text, key) : putTone(text, key, tone);
  },
  remove: removeLast,
};

/** Puts a tone on the last syllable in place of the one that it has; the same once more takes it away. */
function putTone(text: string, key: string, tone: string): string {
  const start = text.search(/\S*$/);
  const word = text.slice(start).normalize('NFD');
  const plain = word.replace(ANY_TONE, '').normalize('NFC');
  const match = SYLLABLE.exec(plain);
  const [, vowels, end] = match ?? [];
  if (vowels === undefined || end === undefined) return append(text, key);
  if (word.includes(tone)) return text.slice(0, start) + plain;
  const at = plain.length - end.length - vowels.length + findMain(vowels, end !== '');
  return text.slice(0, start) + plain.slice(0, at) + ((plain[at] ?? '') + tone).normalize('NFC') + plain.slice(at + 1);
}

/** Which of a syllable's vowels carries the tone: the last one that has a mark of its own, else the last before a consonant, else the one before the last. */
function findMain(vowels: string, isClosed: boolean): number {
  for (let index = vowels.length - 1; index >= 0; index--) if (/[ăâêôơư]/i.test(vowels[index] ?? '')) return index;
  if (vowels.length === 1 || isClosed) return vowels.length - 1;
  return /^(oa|oe|uy)$/i.test(vowels) ? 1 : vowels.length - 2;
}
