import chinese from 'simple-keyboard-layouts/build/layouts/chinese.js';
import { append, removeLast, type KeyboardLayout, type Suggestion } from '../keyboard-layout.js';
import { latin } from './latin.js';

/** The package is written in modules and described as if it were not: its default is the layout itself. */
const { layoutCandidates: CHARACTERS } = chinese as unknown as { readonly layoutCandidates: Readonly<Record<string, string>> };
const LONGEST = 6;

/**
 * Chinese by pinyin: letters at the end of the text wait for one of the characters that are said so, syllable by syllable.
 * The characters come in the order of how often they are used; words of several are not known.
 */
export const pinyin: KeyboardLayout = {
  sign: '拼', language: 'zh', rows: latin.rows, marks: ['，', '。', '？'],
  press(text, key) {
    // Space takes what is offered first, as everywhere.
    return key === ' ' ? (suggest(text)[0]?.text ?? append(text, key)) : append(text, key);
  },
  remove: removeLast,
  suggest,
};

/** The characters for the first syllable of the letters that wait, each with the text that it makes. */
function suggest(text: string): readonly Suggestion[] {
  const letters = /[a-z]+$/.exec(text)?.[0] ?? '';
  const before = text.slice(0, text.length - letters.length);
  for (let length = Math.min(letters.length, LONGEST); length > 0; length--) {
    const found = CHARACTERS[letters.slice(0, length)];
    // No syllable begins with these letters: the one before it is shorter, as in ni-ni.
    if (found !== undefined && !/^[iuv]/.test(letters.slice(length))) return found.split(' ').map((face) => ({ face, text: before + face + letters.slice(length) }));
  }
  return [];
}
