import { describeControls, recordListeners } from './controls.js';
import { findUnreachable } from './reach.js';
import { describeTexts } from './text.js';

const suite = { controls: describeControls, texts: describeTexts, findUnreachable };

declare global {
  var __channelSuite: typeof suite; // eslint-disable-line no-var -- how a global is declared
}

recordListeners();
globalThis.__channelSuite = suite;
