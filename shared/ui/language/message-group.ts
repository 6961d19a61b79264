import { fail, succeed, type Result } from '../../base/result.js';
import type { Language } from '../../base/language.js';
import { Store, type Readable } from '../../base/store.js';

/** Brings one language's messages of a group; each is a chunk of its own, so a screen fetches only what it speaks. */
export type MessageLoaders<Messages> = { readonly [Code in Language]: () => Promise<{ readonly messages: Messages }> };

/** The messages of one folder. Made by the compiled `index.ts` of that folder, never by hand. */
export class MessageGroup<Messages extends object> {
  readonly #loaders: MessageLoaders<Messages>;
  readonly #loaded = new Map<Language, Messages>();

  constructor(loaders: MessageLoaders<Messages>) {
    this.#loaders = loaders;
  }

  async load(language: Language): Promise<void> {
    if (this.#loaded.has(language)) return;
    this.#loaded.set(language, (await this.#loaders[language]()).messages);
  }

  /** The messages in the current language, or `undefined` until they have arrived. */
  get(): Messages | undefined {
    return this.#loaded.get(spoken.get().language);
  }
}

const groups = new Set<MessageGroup<object>>();
const spoken = new Store<{ readonly language: Language; readonly ready: boolean }>({ language: 'en', ready: false });
let wanted: Language | undefined;

/** Which language the screen speaks; the second state says whether its messages have arrived once. */
export const spokenLanguage: Readable<{ readonly language: Language; readonly ready: boolean }> = spoken;

/** The language the screen speaks now. Changed by `loadLanguage` only, after all messages are there. */
export const currentLanguage: Readable<Language> = {
  get: () => spoken.get().language,
  watch(listener) {
    let last = spoken.get().language;
    return spoken.watch(({ language }) => {
      if (language === last) return;
      last = language;
      listener(language);
    });
  },
};

/** Makes a group known, so that `loadLanguage` brings it. A group that arrives late catches up by itself. */
export function defineMessages<Messages extends object>(loaders: MessageLoaders<Messages>): MessageGroup<Messages> {
  const group = new MessageGroup(loaders);
  groups.add(group);
  if (wanted !== undefined) void group.load(wanted).then(announce, () => undefined);
  return group;
}

/**
 * Waits for the messages of groups that came late, so that a view opens with its words. Rejects when they cannot be fetched; asking
 * again tries again.
 */
export async function settleMessages(): Promise<void> {
  const language = wanted;
  if (language !== undefined) await Promise.all([...groups].map((group) => group.load(language)));
}

/** Tells the elements that more messages have come, in the same language. */
function announce(): void {
  spoken.set({ ...spoken.get() });
}

/**
 * Loads every group in `language` and then switches the whole screen to it at once. When it cannot be fetched, the screen
 * keeps the language it has. When called again before it is done, the last call wins.
 */
export async function loadLanguage(language: Language): Promise<Result<void, 'not-fetched'>> {
  wanted = language;
  try {
    await Promise.all([...groups].map((group) => group.load(language)));
  } catch {
    if (wanted === language) wanted = spoken.get().ready ? spoken.get().language : undefined;
    return fail('not-fetched');
  }
  if (wanted === language) {
    if (typeof document !== 'undefined') document.documentElement.lang = language;
    spoken.set({ language, ready: true });
  }
  return succeed(undefined);
}
