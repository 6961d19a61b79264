import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../shared/base/language.js';
import { writeIfChanged } from './generate/write-if-changed.js';
import { readArguments, writeExpression } from './messages/message-code.js';
import { findMessageFolders, parseMessage, type MessageFolder } from './messages/message-folders.js';

/**
 * Compiles `<folder>/strings/<language>.json` (flat, ICU MessageFormat) into `<folder>/strings/compiled/`: a typed function
 * for each message, a module for each language, and an `index.ts` that exports the group. A language that lacks a key
 * speaks English there until the check refuses it, so that a half-translated key does not stop everyone else's work.
 * @returns how many messages there are
 */
export function compileMessages(root: string): number {
  let count = 0;
  for (const folder of findMessageFolders(root)) {
    const target = join(root, folder.path, 'strings/compiled');
    const upToLanguage = toPosix(relative(target, join(root, 'shared/ui/language')));
    writeIfChanged(join(target, 'index.ts'), writeIndex(folder, upToLanguage));
    for (const language of LANGUAGES) writeIfChanged(join(target, `${language}.ts`), writeLanguage(folder, language, upToLanguage));
    count += folder.texts.en.size;
  }
  return count;
}

function typeNameOf(folder: MessageFolder): string {
  return `${folder.name.charAt(0).toUpperCase()}${folder.name.slice(1)}Messages`;
}

function writeIndex(folder: MessageFolder, upToLanguage: string): string {
  const type = typeNameOf(folder);
  const lines = [...folder.texts.en].map(([key, text]) => {
    const args = [...readArguments(parseMessage(text, `${folder.path} en ${key}`))];
    const parameter = args.length > 0 ? `a: { ${args.map(([name, kind]) => `readonly ${name}: ${kind}`).join('; ')} }` : '';
    return `  /** ${text.replace(/\*\//g, '* /')} */\n  ${key}(${parameter}): string;`;
  });
  return `// Compiled from ${folder.path}/strings/*.json by scripts/compile-messages.ts.
import { defineMessages } from '${upToLanguage}/message-group.js';

export interface ${type} {
${lines.join('\n')}
}

export const ${folder.name}Messages = defineMessages<${type}>({
${LANGUAGES.map((language) => `  ${language}: () => import('./${language}.js'),`).join('\n')}
});
`;
}

function writeLanguage(folder: MessageFolder, language: Language, upToLanguage: string): string {
  const type = typeNameOf(folder);
  const lines = [...folder.texts.en].map(([key, english]) => {
    const own = folder.texts[language].get(key);
    const where = `${folder.path} ${language} ${key}`;
    const elements = parseMessage(own ?? english, where);
    return `  ${key}: (${readArguments(elements).size > 0 ? 'a' : ''}) => ${writeExpression(elements, own === undefined ? 'en' : language, where)},`;
  });
  const body = lines.join('\n');
  const used = ['writeChoice', 'writeNumber', 'writePlural'].filter((name) => body.includes(`${name}(`));
  const runtime = used.length > 0 ? `import { ${used.join(', ')} } from '${upToLanguage}/message-runtime.js';\n` : '';
  return `${runtime}import type { ${type} } from './index.js';\n\nexport const messages: ${type} = {\n${body}\n};\n`;
}

function toPosix(path: string): string {
  return path.split('\\').join('/');
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const count = compileMessages(process.cwd());
  console.log(`${count} messages x ${LANGUAGES.length}`);
}
