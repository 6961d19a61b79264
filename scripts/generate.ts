import { compileMessages } from './compile-messages.js';
import { makeIcons } from './make-icons.js';
import { makeTokens } from './make-tokens.js';

// What is up to date stays as it is, so that anything may run this first.
const root = process.cwd();
compileMessages(root);
makeIcons(root);
makeTokens(root);
// The cutter of fonts takes long to load and is needed seldom; everything else has no need to wait for it.
await (await import('./make-fonts.js')).makeFonts(root);
