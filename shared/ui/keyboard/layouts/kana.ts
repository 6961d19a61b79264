import { append, removeLast, splitLast, type KeyboardLayout } from '../keyboard-layout.js';

const VOICED = '\u3099';
const HALF_VOICED = '\u309a';
const LARGE = 'あいうえおつやゆよわアイウエオツヤユヨワ';
const SMALL = 'ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ';
const ROWS = ['あ か さ た な は ま や ら わ', 'い き し ち に ひ み ゛ り を', 'う く す つ ぬ ふ む ゆ る ん', 'え け せ て ね へ め ゜ れ ー', 'お こ そ と の ほ も よ ろ 小'];

/** Japanese in kana, in the order of the table of fifty sounds; shift leads to katakana. What needs kanji is understood without. */
export const kana: KeyboardLayout = {
  sign: 'あ', language: 'ja', rows: ROWS, keepsShift: true, marks: ['、', '。', '？'],
  shifted: ROWS.map((row) => row.replace(/[ぁ-ゖ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0x60))),
  names: { '゛': '濁点', '゜': '半濁点', 小: '小さい文字' },
  press(text, key) {
    switch (key) {
      case '゛': return mark(text, VOICED);
      case '゜': return mark(text, HALF_VOICED);
      case '小': return resize(text);
      default: return append(text, key);
    }
  },
  remove: removeLast,
};

/** Voices the last sound, and back; a sound that has no such kin stays as it is. */
function mark(text: string, sign: string): string {
  const [before, last] = splitLast(text);
  if (last === '') return text;
  const plain = last.normalize('NFD').charAt(0);
  const marked = (plain + sign).normalize('NFC');
  return before + (marked.length > 1 ? last : marked === last ? plain : marked);
}

function resize(text: string): string {
  const [before, last] = splitLast(text);
  if (last === '') return text;
  const [large, small] = [LARGE.indexOf(last), SMALL.indexOf(last)];
  return before + (large >= 0 ? SMALL.charAt(large) : small >= 0 ? LARGE.charAt(small) : last);
}
