import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICON_NAMES } from '../shared/ui/icons/icon-names.js';
import { writeIfChanged } from './generate/write-if-changed.js';

const DRAWING = /^<svg [^>]*viewBox="0 0 256 256"[^>]*><path d="([^"]+)"\/><\/svg>$/;

/** Copies the drawings of the listed icons, one outline each, so that a channel carries only those and makes no markup from text. */
export function makeIcons(root: string): void {
  const lines = ICON_NAMES.map((name) => `  '${name}': '${readOutline(root, name)}',`);
  writeIfChanged(join(root, 'shared/ui/icons/compiled/icon-outlines.ts'), `// Copied from @phosphor-icons/core (MIT) by scripts/make-icons.ts.
import type { IconName } from '../icon-names.js';

/** The outline of each icon in a square of 256. */
export const ICON_OUTLINES: Readonly<Record<IconName, string>> = {
${lines.join('\n')}
};
`);
}

function readOutline(root: string, name: string): string {
  const drawing = readFileSync(join(root, `node_modules/@phosphor-icons/core/assets/regular/${name}.svg`), 'utf8').trim();
  const outline = DRAWING.exec(drawing)?.[1];
  if (outline === undefined) throw new Error(`The icon ${name} is not a single outline`);
  return outline;
}
