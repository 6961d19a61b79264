import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST_ICON_NAMES, LATER_ICON_NAMES } from '../shared/ui/icons/icon-names.js';
import { writeIfChanged } from './generate/write-if-changed.js';

const DRAWING = /^<svg [^>]*viewBox="0 0 256 256"[^>]*><path d="([^"]+)"\/><\/svg>$/;

/** Copies the drawings of the listed icons, one outline each, so that a channel carries only those and makes no markup from text. */
export function makeIcons(root: string): void {
  for (const [file, list, constant, names] of [
    ['first-icon-outlines', 'FIRST_ICON_NAMES', 'FIRST_ICON_OUTLINES', FIRST_ICON_NAMES],
    ['later-icon-outlines', 'LATER_ICON_NAMES', 'LATER_ICON_OUTLINES', LATER_ICON_NAMES],
  ] as const) {
    const lines = names.map((name) => `  '${name}': '${readOutline(root, name)}',`);
    writeIfChanged(join(root, `shared/ui/icons/compiled/${file}.ts`), `// Copied from @phosphor-icons/core (MIT) by scripts/make-icons.ts.
import type { ${list} } from '../icon-names.js';

/** The outline of each icon in a square of 256. */
export const ${constant}: Readonly<Record<(typeof ${list})[number], string>> = {
${lines.join('\n')}
};
`);
  }
}

function readOutline(root: string, name: string): string {
  const drawing = readFileSync(join(root, `node_modules/@phosphor-icons/core/assets/regular/${name}.svg`), 'utf8').trim();
  const outline = DRAWING.exec(drawing)?.[1];
  if (outline === undefined) throw new Error(`The icon ${name} is not a single outline`);
  return outline;
}
