import { describeControls, recordListeners } from './controls.js';
import { findUnreachable, takeTurns } from './reach.js';
import { describeTexts } from './text.js';
import { recordShadowRoots, walk } from './tree.js';

const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

/** Waits until fonts are there and two frames have been drawn. */
async function settle(): Promise<void> {
  await frame();
  await document.fonts.ready;
  await frame();
}

/** Puts a copy in a button's place: it looks the same and is in no focus tree, as if its registration had been forgotten. */
function forgetOneButton(): boolean {
  const button = [...walk()].find((element) => element.localName === 'button');
  button?.replaceWith(button.cloneNode(true));
  return button !== undefined;
}

/** Taps digits on the keypad that is shown, the next as soon as the last was taken. */
async function tapDigits(digits: string): Promise<void> {
  const keypad = [...walk()].find((element) => element.localName === 'city-keypad');
  for (const digit of digits) {
    keypad?.shadowRoot?.querySelector<HTMLElement>(`[data-id=digit-${digit}]`)?.click();
    await takeTurns();
  }
}

const suite = { controls: describeControls, texts: describeTexts, findUnreachable, settle, forgetOneButton, tapDigits };

declare global {
  var __channelSuite: typeof suite;
}

recordListeners();
recordShadowRoots();
globalThis.__channelSuite = suite;
