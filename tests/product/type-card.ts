import type { Page } from 'playwright-core';
import { readKeyCharacter } from '../../shared/devices/card-reader/key-characters.js';

const CODES = [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `Key${letter}`), ...'0123456789'.split('').map((digit) => `Digit${digit}`),
  'Space', 'Minus', 'Equal', 'Slash', 'Period', 'Comma', 'Semicolon',
];
const SHIFT = 8;

/** The physical key, with Shift or without, that types a character on the layout readers use. */
function findKey(character: string): { readonly code: string; readonly shift: boolean } {
  for (const shift of [false, true]) {
    const code = CODES.find((candidate) => readKeyCharacter(candidate, shift) === character);
    if (code) return { code, shift };
  }
  throw new Error(`No key types “${character}”`);
}

/** Does what a card reader does when a card is held to it: types the card's code as fast as it can, then Enter. */
export async function typeCard(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...[...text].map((character) => ({ ...findKey(character), key: character, number: character.toUpperCase().charCodeAt(0) })), { code: 'Enter', shift: false, key: 'Enter', number: 13 }];
  // Sent without waiting for each: a reader's keys follow each other within a few milliseconds.
  await Promise.all(keys.flatMap(({ code, shift, key, number }) => (['rawKeyDown', 'keyUp'] as const).map((type) => session.send('Input.dispatchKeyEvent', {
    type, code, key, modifiers: shift ? SHIFT : 0, windowsVirtualKeyCode: /^(Key|Digit|Enter)/.test(code) ? number : 0,
  }))));
  await session.detach();
}
