import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LANGUAGES, type Language } from '../../shared/base/language.js';
import { findMessageFolders } from '../messages/message-folders.js';
import { findFace, readFaces, type Face } from './read-faces.js';

/** What `Intl` writes into times, dates and prices, in any language. */
const ALWAYS = '0123456789 .,:;%+-–−·…&→₩₱₫฿₽¥€';
/** What it writes into dates in languages that spell no months. */
const DATES: { readonly [Code in Language]?: string } = { ko: '오전후년월일요일화수목금토시분', zh: '年月日星期周一二三四五六上下午时分', ja: '年月日曜火水木金土午前後時分' };

/** Every text of one language in a piece of a city pack: names are objects keyed by language. */
function* listNames(value: unknown, language: Language): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === language && typeof item === 'string') yield item;
    else yield* listNames(item, language);
  }
}

/** The order of families in which `shared/ui/fonts/text.css` sets a language; Latin letters come from the first that has them. */
function readStack(root: string, language: Language): string[] {
  const sheet = readFileSync(join(root, 'shared/ui/fonts/text.css'), 'utf8');
  const stack = new RegExp(`--font-${language}: ([^;]+);`).exec(sheet) ?? /--font-ko: ([^;]+);/.exec(sheet);
  return [...(stack?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, family = '']) => family);
}

/**
 * Which font files the messages of each language and the names of the cities under `cities/` are drawn with, so that a screen
 * can fetch them before anybody asks for that language.
 * @returns names of files in `public/fonts/assets/`
 */
export function listFontsByLanguage(root: string): Readonly<Record<Language, readonly string[]>> {
  const faces = readFaces(root);
  const folders = findMessageFolders(root);
  const packs = readdirSync(join(root, 'cities'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json')).map((file) => JSON.parse(readFileSync(join(root, 'cities', file), 'utf8')) as unknown);
  const list = (language: Language): readonly string[] => {
    const texts = [ALWAYS, DATES[language] ?? '', ...folders.flatMap((folder) => [...folder.texts[language].values()]), ...packs.flatMap((pack) => [...listNames(pack, language)])];
    return pickFiles(faces, readStack(root, language), texts.join(''));
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, list(language)])) as Record<Language, readonly string[]>;
}

function pickFiles(faces: readonly Face[], stack: readonly string[], text: string): string[] {
  const files = new Set<string>();
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) ?? 0;
    for (const family of stack) {
      const face = findFace(faces, family, code);
      if (!face) continue;
      files.add(basename(face.file));
      break;
    }
  }
  return [...files].sort();
}
