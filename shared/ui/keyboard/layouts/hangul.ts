import { assemble, removeLastCharacter } from 'es-hangul';
import { splitLast, type KeyboardLayout } from '../keyboard-layout.js';

/** Korean in the two-set arrangement that everybody knows: letters join to syllables while they are typed, and come apart again one by one. */
export const hangul: KeyboardLayout = {
  sign: '가', language: 'ko',
  rows: ['ㅂ ㅈ ㄷ ㄱ ㅅ ㅛ ㅕ ㅑ ㅐ ㅔ', 'ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ', 'ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ'],
  shifted: ['ㅃ ㅉ ㄸ ㄲ ㅆ ㅛ ㅕ ㅑ ㅒ ㅖ', 'ㅁ ㄴ ㅇ ㄹ ㅎ ㅗ ㅓ ㅏ ㅣ', 'ㅋ ㅌ ㅊ ㅍ ㅠ ㅜ ㅡ'],
  marks: [',', '.', '?'],
  press(text, key) {
    // Only the last syllable is still being typed; what stands before it is done.
    const [before, last] = splitLast(text);
    return before + assemble([last, key]);
  },
  remove: removeLastCharacter,
};
