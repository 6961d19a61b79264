import { compileMessages } from './compile-messages.js';
import { makeTokens } from './make-tokens.js';

const root = process.cwd();
compileMessages(root);
makeTokens(root);
