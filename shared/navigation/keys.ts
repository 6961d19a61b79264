import type { Direction } from './focus-node.js';

/** What a person means by a key, whatever remote or keyboard it came from. */
export type Intent =
  | Direction | 'select' | 'back'
  | 'play' | 'pause' | 'play-pause' | 'stop' | 'rewind' | 'forward' | 'next' | 'previous'
  | 'red' | 'green' | 'yellow' | 'blue' | 'page-up' | 'page-down' | 'info' | 'guide'
  | `digit${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`;

/** Key codes of one platform; `byName` answers for keys that send no code. */
export interface KeyTable {
  readonly byCode: Readonly<Record<number, Intent>>;
  readonly byName: Readonly<Record<string, Intent>>;
}

const DIGITS: Record<number, Intent> = {};
const DIGIT_NAMES: Record<string, Intent> = {};
for (const digit of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const) {
  DIGITS[48 + digit] = `digit${digit}`;
  DIGITS[96 + digit] = `digit${digit}`;
  DIGIT_NAMES[String(digit)] = `digit${digit}`;
}

/** What every platform agrees on. */
export const COMMON_KEYS: KeyTable = {
  byCode: { ...DIGITS, 13: 'select', 37: 'left', 38: 'up', 39: 'right', 40: 'down' },
  byName: { ...DIGIT_NAMES, Enter: 'select', ArrowLeft: 'left', ArrowUp: 'up', ArrowRight: 'right', ArrowDown: 'down' },
};

/** Keyboards, and televisions that show a web page. Hisense sends Backspace as Back; F1 to F4 stand for the colours. */
export const BROWSER_KEYS: KeyTable = {
  byCode: {
    ...COMMON_KEYS.byCode, 8: 'back', 27: 'back', 33: 'page-up', 34: 'page-down', 112: 'red', 113: 'green', 114: 'yellow', 115: 'blue',
  },
  byName: {
    ...COMMON_KEYS.byName, Escape: 'back', BrowserBack: 'back', GoBack: 'back', MediaPlayPause: 'play-pause', MediaStop: 'stop',
    MediaTrackNext: 'next', MediaTrackPrevious: 'previous',
  },
};

/** What reading a key needs of the event. */
export interface KeyPress {
  readonly keyCode: number;
  readonly key: string;
}

/** The intent of a key press: by code first, then by name. */
export function readIntent(press: KeyPress, table: KeyTable): Intent | undefined {
  return table.byCode[press.keyCode] ?? table.byName[press.key];
}

const DIRECTIONS: readonly string[] = ['up', 'down', 'left', 'right'] satisfies Direction[];

export function isDirection(intent: Intent): intent is Direction {
  return DIRECTIONS.includes(intent);
}

/** The digit of a digit key, else `undefined`. */
export function digitOf(intent: Intent): string | undefined {
  return intent.startsWith('digit') ? intent.slice(5) : undefined;
}

/**
 * Whether a text field keeps the key for itself: left and right move its caret, Backspace and characters edit it; up and
 * down leave it.
 */
export function belongsToTextField(intent: Intent, press: KeyPress): boolean {
  return intent === 'left' || intent === 'right' || press.keyCode === 8 || press.key === 'Backspace' || digitOf(intent) !== undefined || intent === 'select';
}
