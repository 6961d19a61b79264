import { FIRST_ICON_OUTLINES } from './compiled/first-icon-outlines.js';
import type { IconName } from './icon-names.js';

const outlines = new Map<string, string>(Object.entries(FIRST_ICON_OUTLINES));
let bringing: Promise<void> | undefined;

/** The outline of an icon in a square of 256; `undefined` while it has yet to be brought. */
export function findOutline(name: IconName): string | undefined {
  return outlines.get(name);
}

/** Brings the outlines that no first screen draws. When they cannot be fetched, the icon stays blank and whoever draws next asks again. */
export function bringOutlines(): Promise<void> {
  bringing ??= import('./compiled/later-icon-outlines.js').then(({ LATER_ICON_OUTLINES }) => {
    for (const [name, outline] of Object.entries(LATER_ICON_OUTLINES)) outlines.set(name, outline);
  }, () => { bringing = undefined; });
  return bringing;
}
