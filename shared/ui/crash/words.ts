import type { Language } from '../../base/language.js';
import en from './strings/en.json' with { type: 'json' };
import ja from './strings/ja.json' with { type: 'json' };
import ko from './strings/ko.json' with { type: 'json' };
import ru from './strings/ru.json' with { type: 'json' };
import th from './strings/th.json' with { type: 'json' };
import tl from './strings/tl.json' with { type: 'json' };
import vi from './strings/vi.json' with { type: 'json' };
import zh from './strings/zh.json' with { type: 'json' };

export type CrashWords = typeof en;

/** All eight at once and without the messages' own loading, which may be what failed. */
export const CRASH_WORDS: Readonly<Record<Language, CrashWords>> = { ko, en, zh, ja, vi, th, tl, ru };
