import { LANGUAGES, type Language } from '../shared/base/language.js';

export type TvTheme = 'night' | 'day' | 'contrast';

/** How this television looks before anybody changes it. */
export interface TvSetup {
  readonly language: Language | undefined;
  readonly text: 1 | 2;
  readonly theme: TvTheme;
  /** Behaves like this television's keys and Back in any browser. */
  readonly platform: 'tizen' | 'webos' | undefined;
  /** Lets tests dress the page again without a reload. */
  readonly hooks: boolean;
}

const THEMES: readonly TvTheme[] = ['night', 'day', 'contrast'];

/** Reads `/tv/?lang=ru&text=200&theme=contrast`. What makes no sense is left out; nothing of a person is ever here. */
export function readPageParameters(search: string): TvSetup {
  const query = new URLSearchParams(search);
  const platform = query.get('platform');
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')),
    text: query.get('text') === '200' ? 2 : 1,
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'night',
    platform: platform === 'tizen' || platform === 'webos' ? platform : undefined,
    hooks: query.get('hooks') === '1',
  };
}

/** What is left of a setup where the server runs no demonstration: how the television looks, but no other platform's keys and no hook for tests. */
export function refuseDemoParameters(setup: TvSetup): TvSetup {
  return { ...setup, platform: undefined, hooks: false };
}
