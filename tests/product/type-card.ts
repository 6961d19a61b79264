import type { Locator, Page } from 'playwright-core';
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

interface ReaderKey {
  readonly code: string;
  readonly shift: boolean;
  readonly key: string;
}

/** What a reader types for a code: its characters, then Enter. */
function listKeys(text: string): ReaderKey[] {
  return [...[...text].map((character) => ({ ...findKey(character), key: character })), { code: 'Enter', shift: false, key: 'Enter' }];
}

/** Does what a card reader does when a card is held to it: types the card's code as fast as it can, then Enter. */
export async function typeCard(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // Sent without waiting for each: a reader's keys follow each other within a few milliseconds.
  await Promise.all(listKeys(text).flatMap(({ code, shift, key }) => (['rawKeyDown', 'keyUp'] as const).map((type) => session.send('Input.dispatchKeyEvent', {
    type, code, key, modifiers: shift ? SHIFT : 0, windowsVirtualKeyCode: code === 'Enter' ? 13 : /^(Key|Digit)/.test(code) ? key.toUpperCase().charCodeAt(0) : 0,
  }))));
  await session.detach();
}

/** Digits as a person presses them: slower than a card reader. */
export async function typeDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) {
    await page.keyboard.press(digit);
    await page.waitForTimeout(60);
  }
}

/** Digits on the screen's own keypad: on a busy machine keys may come together, and are then a card reader's. */
export async function tapDigits(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.locator(`[data-id=digit-${digit}]`).first().click();
}

/** Holds a card to the reader until the screen answers, as a person does who sees nothing happen: three times at most. */
export async function holdCardUntil(page: Page, text: string, answer: Locator): Promise<void> {
  for (let show = 1; ; show++) {
    await typeCard(page, text);
    try {
      await answer.waitFor({ timeout: 6000 });
      return;
    } catch (error) {
      if (show === 3) throw error;
    }
  }
}

/** The same keys in one turn of the page, for tests that look at what follows: on a busy machine real keys may come apart, as a person's do. */
export async function typeCardAtOnce(page: Page, text: string): Promise<void> {
  await page.evaluate((keys) => {
    for (const { code, shift, key } of keys) {
      for (const type of ['keydown', 'keyup']) document.body.dispatchEvent(new KeyboardEvent(type, { code, key, shiftKey: shift, bubbles: true, composed: true, cancelable: true }));
    }
  }, listKeys(text));
}
