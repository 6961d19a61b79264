import { join } from 'node:path';
import { compileTokens } from '../shared/ui/tokens/compile-tokens.js';
import { writeIfChanged } from './generate/write-if-changed.js';

/** Compiles the tokens, authored in OKLCH, into the one style sheet that every channel loads. */
export function makeTokens(root: string): void {
  writeIfChanged(join(root, 'shared/ui/tokens/compiled/tokens.css'), `/* Compiled from shared/ui/tokens/*.ts by scripts/make-tokens.ts. */\n${compileTokens()}`);
}
