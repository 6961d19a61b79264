import { textFactor } from '../../shared/ui/panel/text-factor.js';
import type { TvSettings } from './tv-settings.js';

/** Gives the page its theme and text size; the sizes themselves are the tokens' business. */
export function dressTelevision(settings: TvSettings): void {
  const root = document.documentElement;
  root.dataset['theme'] = settings.theme;
  root.dataset['text'] = String(settings.text * 100);
  root.style.setProperty('--text', String(settings.text));
  textFactor.set(settings.text);
}
