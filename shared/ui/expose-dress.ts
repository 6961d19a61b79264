import type { Language } from '../base/language.js';
import type { InstallProfile } from '../contract/identity.js';

/** How a screen is to look next: everything a person or an installer can choose about it. */
export interface Dress {
  readonly language: Language;
  readonly text: 1 | 2;
  readonly theme: 'day' | 'night' | 'contrast';
  /** Panels only: another size or height on the wall. */
  readonly profile?: Partial<InstallProfile>;
}

declare global {
  /** Only on a page opened with `?hooks=1`. */
  var __uCityDress: ((dress: Dress) => Promise<void>) | undefined;
}

/** Lets tests draw one screen in every language, text size, theme and panel without walking to it again each time. */
export function exposeDress(dress: (dress: Dress) => Promise<void>): void {
  globalThis.__uCityDress = dress;
}
