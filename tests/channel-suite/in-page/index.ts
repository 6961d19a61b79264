import { describeControls, recordListeners } from './controls.js';
import { findUnreachable } from './reach.js';
import { describeTexts } from './text.js';
import { walk } from './tree.js';

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

const suite = { controls: describeControls, texts: describeTexts, findUnreachable, settle, forgetOneButton };

declare global {
  var __channelSuite: typeof suite;
}

recordListeners();
globalThis.__channelSuite = suite;
