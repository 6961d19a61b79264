import { ICON_OUTLINES } from './compiled/icon-outlines.js';
import type { IconName } from './icon-names.js';

const outlines = new Map<string, string>(Object.entries(ICON_OUTLINES));

/** Adds icons that come with what draws them. */
export function addOutlines(more: Readonly<Record<string, string>>): void {
  for (const [name, outline] of Object.entries(more)) outlines.set(name, outline);
}

/** The outline of an icon in a square of 256; empty before the code that draws it has brought it. */
export function findOutline(name: IconName): string {
  return outlines.get(name) ?? '';
}
