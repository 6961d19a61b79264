import { LANGUAGES, type Language } from '../../shared/base/language.js';
import type { Scene } from '../../shared/services/service.js';
import { coverPairs, listRows } from './pairwise.js';
import { PROFILES, type ScreenProfile } from './profiles.js';

/** One way to look at a scene. */
export interface Case {
  readonly scene: Scene;
  readonly language: Language;
  readonly text: 1 | 2;
  readonly theme: 'day' | 'night' | 'contrast';
  readonly profile: ScreenProfile;
}

/** Staff of the first cities work in these two; every scene of a desk is drawn in the others too, in turn, with the second city. */
const STAFF_LANGUAGES: readonly Language[] = ['ko', 'en'];
const THEMES = ['day', 'night', 'contrast'] as const;

/**
 * The cases of one channel: every pair of scene, language, text size, theme and profile once at least, or every combination
 * of them (themes in turn: they change colours, which are looked at once a scene and theme, and no layout).
 */
export function listCases(scenes: readonly Scene[], channel: Scene['channel'], extent: 'pairwise' | 'full'): Case[] {
  const profiles = PROFILES.filter((profile) => profile.channel === channel);
  const own = scenes.filter((scene) => scene.channel === channel);
  const languages = channel === 'operations' ? STAFF_LANGUAGES : LANGUAGES;
  if (extent === 'pairwise') {
    return coverPairs<Case & Record<string, unknown>>({ scene: own, language: languages, text: [1, 2], theme: THEMES, profile: profiles }, () => true);
  }
  const rows = listRows<Omit<Case, 'theme'> & Record<string, unknown>>({ scene: own, language: languages, text: [1, 2], profile: profiles });
  return rows.map((row, index) => ({ scene: row.scene, language: row.language, text: row.text, profile: row.profile, theme: THEMES[index % THEMES.length] ?? 'day' }));
}
