import { textFactor } from './text-factor.js';

/** Gives a television's or a desk's page its theme and text size; the sizes themselves are the tokens' business. */
export function dressPage({ text, theme }: { readonly text: 1 | 2; readonly theme: 'day' | 'night' | 'contrast' }): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  root.dataset['text'] = String(text * 100);
  root.style.setProperty('--text', String(text));
  textFactor.set(text);
}
