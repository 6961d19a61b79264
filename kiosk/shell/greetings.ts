import type { Language } from '../../shared/base/language.js';
import type { GreetingsMessages } from '../greetings/strings/compiled/index.js';

export interface Greeting {
  readonly language: Language;
  readonly messages: GreetingsMessages;
}

/** The attract screen's words in each language; a small group of its own, so that eight languages in turn cost little. */
const LOADERS: Readonly<Record<Language, () => Promise<{ readonly messages: GreetingsMessages }>>> = {
  ko: () => import('../greetings/strings/compiled/ko.js'), en: () => import('../greetings/strings/compiled/en.js'),
  zh: () => import('../greetings/strings/compiled/zh.js'), ja: () => import('../greetings/strings/compiled/ja.js'),
  vi: () => import('../greetings/strings/compiled/vi.js'), th: () => import('../greetings/strings/compiled/th.js'),
  tl: () => import('../greetings/strings/compiled/tl.js'), ru: () => import('../greetings/strings/compiled/ru.js'),
};

/** The words in one language, or `undefined` if they cannot be fetched now. */
export async function loadGreeting(language: Language): Promise<Greeting | undefined> {
  try {
    return { language, messages: (await LOADERS[language]()).messages };
  } catch {
    return undefined;
  }
}
