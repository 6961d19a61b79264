import { compileMessages } from './compile-messages.js';
import { makeIcons } from './make-icons.js';
import { makeTokens } from './make-tokens.js';

const root = process.cwd();
compileMessages(root);
makeIcons(root);
makeTokens(root);
