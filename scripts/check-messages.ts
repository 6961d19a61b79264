import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES, type Language } from '../shared/base/language.js';
import { LOCALES } from '../shared/ui/language/message-runtime.js';
import { readArguments } from './messages/message-code.js';
import { findMessageFolders, parseMessage, type MessageFolder } from './messages/message-folders.js';
import { findForeignScript } from './messages/message-scripts.js';

/**
 * Refuses messages that are missing, unused, left in English, written in another script, or whose arguments or plural forms
 * do not fit their language. Prints what is wrong, or how many messages there are.
 */
export function checkMessages(root: string): string[] {
  const folders = findMessageFolders(root);
  const words = readWordsOfCode(root);
  return folders.flatMap((folder) => [
    ...findKeyFaults(folder, words),
    ...[...folder.texts.en].flatMap(([key]) => LANGUAGES.flatMap((language) => findTextFaults(folder, key, language))),
  ]);
}

function findKeyFaults(folder: MessageFolder, words: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const language of LANGUAGES) {
    for (const key of folder.texts.en.keys()) {
      if (!folder.texts[language].has(key)) faults.push(`${folder.path} ${language} ${key}: missing`);
    }
    for (const key of folder.texts[language].keys()) {
      if (!folder.texts.en.has(key)) faults.push(`${folder.path} ${language} ${key}: not in en.json`);
    }
  }
  for (const key of folder.texts.en.keys()) if (!words.has(key)) faults.push(`${folder.path} ${key}: used nowhere`);
  return faults;
}

function findTextFaults(folder: MessageFolder, key: string, language: Language): string[] {
  const text = folder.texts[language].get(key);
  const english = folder.texts.en.get(key) ?? '';
  if (text === undefined) return [];
  const where = `${folder.path} ${language} ${key}`;
  const elements = parseMessage(text, where);
  const englishElements = parseMessage(english, where);
  const faults: string[] = [];
  if (text.trim() !== text || text === '') faults.push(`${where}: empty, or with space around it`);
  if (/[!！]/.test(text)) faults.push(`${where}: exclamation mark`);
  const expected = describeArguments(englishElements);
  const found = describeArguments(elements);
  if (expected !== found) faults.push(`${where}: arguments ${found || 'none'}, in English ${expected || 'none'}`);
  faults.push(...findPluralFaults(elements, englishElements, language).map((fault) => `${where}: ${fault}`));
  const foreign = findForeignScript(readLiterals(elements), readLiterals(englishElements), language);
  if (foreign !== undefined) faults.push(`${where}: ${foreign} in "${text}"`);
  return faults;
}

/** Only names matter: a language without plurals writes `{n, number}` where English has `{n, plural, …}`. */
function describeArguments(elements: readonly MessageFormatElement[]): string {
  return [...readArguments(elements)].map(([name, type]) => (type.startsWith("'") ? `${name}: ${type}` : name)).sort().join(', ');
}

function findPluralFaults(elements: readonly MessageFormatElement[], english: readonly MessageFormatElement[], language: Language): string[] {
  const needed = new Intl.PluralRules(LOCALES[language]).resolvedOptions().pluralCategories;
  const faults: string[] = [];
  for (const [name, forms] of readPlurals(elements)) {
    const named = forms.filter((form) => !form.startsWith('='));
    const missing = needed.filter((category) => !named.includes(category));
    const strange = named.filter((form) => !needed.some((category) => category === form));
    if (missing.length > 0) faults.push(`plural of ${name} lacks ${missing.join(', ')}`);
    if (strange.length > 0) faults.push(`plural of ${name} has ${strange.join(', ')}, which the language does not know`);
  }
  if (needed.length > 1) {
    for (const [name] of readPlurals(english)) {
      if (!readPlurals(elements).some(([own]) => own === name)) faults.push(`plural of ${name} is missing`);
    }
  }
  return faults;
}

function readPlurals(elements: readonly MessageFormatElement[]): (readonly [name: string, forms: string[]])[] {
  return elements.flatMap((element) => {
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    const inner = Object.values(element.options).flatMap((option) => readPlurals(option.value));
    return element.type === TYPE.plural ? [[element.value, Object.keys(element.options)] as const, ...inner] : inner;
  });
}

function readLiterals(elements: readonly MessageFormatElement[]): string {
  return elements.map((element) => {
    if (element.type === TYPE.literal) return element.value;
    if (element.type === TYPE.plural || element.type === TYPE.select) return Object.values(element.options).map((option) => readLiterals(option.value)).join(' ');
    return ' ';
  }).join('');
}

/** Every name read from an object (`.back`) or written as text (`'back'`) in browser code. */
function readWordsOfCode(root: string): Set<string> {
  const words = new Set<string>();
  const readFolder = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      if (name === 'compiled' || name === 'node_modules' || name === 'strings') continue;
      const path = join(folder, name);
      if (statSync(path).isDirectory()) readFolder(path);
      else if (name.endsWith('.ts') && !/\.(test|wtr)\.ts$/.test(name)) {
        for (const [, member, quoted] of readFileSync(path, 'utf8').matchAll(/\.([a-z][A-Za-z0-9]*)|'([a-z][A-Za-z0-9]*)'/g)) words.add(member ?? quoted ?? '');
      }
    }
  };
  for (const folder of ['shared', 'kiosk', 'tv', 'phone', 'operations']) {
    try { readFolder(join(root, folder)); } catch (cause) { if (!isMissing(cause)) throw cause; }
  }
  return words;
}

function isMissing(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const faults = checkMessages(process.cwd());
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error(`${faults.length} faults in messages`);
    process.exitCode = 1;
  } else {
    const count = findMessageFolders(process.cwd()).reduce((sum, folder) => sum + folder.texts.en.size, 0);
    console.log(`${count} messages x ${LANGUAGES.length}`);
  }
}
