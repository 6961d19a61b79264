import type { Language } from '../../base/language.js';

/** A character that stands for the letters typed last, such as a Chinese one for its pinyin. */
export interface Suggestion {
  readonly face: string;
  /** The whole text once it is taken. */
  readonly text: string;
}

/** One script as it is typed on a screen: which keys there are, and what a key makes of the text so far. No element, no state. */
export interface KeyboardLayout {
  /** What the key shows that leads to these letters. */
  readonly sign: string;
  /** Whose fonts and voice its keys have. */
  readonly language: Language;
  /** Rows of keys, parted by spaces. Shift and delete stand at the ends of the last one. */
  readonly rows: readonly string[];
  /** The same rows while shift is held; a script without has no such key. */
  readonly shifted?: readonly string[];
  /** Shift stays until it is pressed again: another alphabet rather than one capital. */
  readonly keepsShift?: boolean;
  /** It has all Latin letters, and needs no second layout for them. */
  readonly isLatin?: boolean;
  /** Marks beside the space bar. */
  readonly marks: readonly string[];
  /** What a key shows where that is not what it types. */
  readonly faces?: Readonly<Record<string, string>>;
  /** What a screen reader says of a key whose face says little. */
  readonly names?: Readonly<Record<string, string>>;
  press(text: string, key: string): string;
  remove(text: string): string;
  suggest?(text: string): readonly Suggestion[];
}

/** Most keys in a row: letters, and on the last one shift and delete beside them. */
export function countColumns({ rows }: KeyboardLayout): number {
  return Math.max(...rows.map((row, index) => row.split(' ').length + (index === rows.length - 1 ? 2 : 0)), 10);
}

/** What most scripts do with a key: put it at the end. */
export function append(text: string, key: string): string {
  return text + key;
}

/** And with delete: the last character goes, be it one that takes two units. */
export function removeLast(text: string): string {
  return Array.from(text).slice(0, -1).join('');
}

/** The text without its last character, and that character. */
export function splitLast(text: string): readonly [before: string, last: string] {
  const before = removeLast(text);
  return [before, text.slice(before.length)];
}
