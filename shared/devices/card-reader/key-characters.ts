/** Characters of a US keyboard by physical key: plain, then with Shift. */
const SYMBOLS: Readonly<Record<string, readonly [string, string]>> = {
  Space: [' ', ' '], Minus: ['-', '_'], Equal: ['=', '+'], Slash: ['/', '?'], Period: ['.', '>'], Comma: [',', '<'],
  Semicolon: [';', ':'], Quote: ["'", '"'], Backquote: ['`', '~'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'],
  NumpadAdd: ['+', '+'], NumpadSubtract: ['-', '-'], NumpadMultiply: ['*', '*'], NumpadDivide: ['/', '/'], NumpadDecimal: ['.', '.'],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * The character a card reader means with a key, from the key's place and not from what the input method made of it: with a
 * Hangul input method on, `KeyboardEvent.key` would be jamo. Readers are set to the US layout, which is how they are sold.
 * @param code `KeyboardEvent.code`
 * @returns undefined for keys that type nothing
 */
export function readKeyCharacter(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter) return shift ? letter : letter.toLowerCase();
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit) return shift ? SHIFTED_DIGITS.charAt(Number(digit)) : digit;
  const numpad = /^Numpad(\d)$/.exec(code)?.[1];
  if (numpad) return numpad;
  return SYMBOLS[code]?.[shift ? 1 : 0];
}

/** The physical key, with Shift or without, that types a character on a reader's keyboard; undefined if none does. */
export function findCharacterKey(character: string): { readonly code: string; readonly shiftKey: boolean } | undefined {
  const codes = [`Key${character.toUpperCase()}`, ...Array.from({ length: 10 }, (_unused, digit) => `Digit${digit}`), ...Object.keys(SYMBOLS)];
  for (const code of codes) {
    for (const shiftKey of [false, true]) if (readKeyCharacter(code, shiftKey) === character) return { code, shiftKey };
  }
  return undefined;
}
