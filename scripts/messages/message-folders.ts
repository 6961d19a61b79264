import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { LANGUAGES, type Language } from '../../shared/base/language.js';

/** One folder of messages, read and parsed. */
export interface MessageFolder {
  /** From the root: `shared/services/work`. */
  readonly path: string;
  /** The last word of the path, which names the group: `work`; a service's words for home screens are `workHome`. */
  readonly name: string;
  readonly texts: { readonly [Code in Language]: ReadonlyMap<string, string> };
}

/** A message that cannot be used as it stands, with where it stands. */
export class MessageError extends Error {
  override name = 'MessageError';
}

/** Folders with a `strings` folder, in the order of the layers. */
export function findMessageFolders(root: string): MessageFolder[] {
  const services = join(root, 'shared/services');
  const paths = [
    'shared/ui',
    'shared/ui/about',
    'shared/ui/call',
    'shared/ui/call/invite',
    'shared/ui/crash',
    'shared/ui/keyboard',
    'shared/ui/offline',
    ...(existsSync(services) ? readdirSync(services).sort().flatMap((service) => [`shared/services/${service}`, `shared/services/${service}/home`]) : []),
    'kiosk',
    'kiosk/greetings',
    'tv',
    'phone',
    'phone/person',
    'operations',
  ];
  return paths.filter((path) => existsSync(join(root, path, 'strings'))).map((path) => readFolder(root, path));
}

function nameGroup(path: string): string {
  return basename(path) === 'home' ? `${basename(dirname(path))}Home` : basename(path);
}

function readFolder(root: string, path: string): MessageFolder {
  const read = (language: Language): ReadonlyMap<string, string> => {
    const file = join(root, path, 'strings', `${language}.json`);
    if (!existsSync(file)) return new Map();
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof content !== 'object' || content === null) throw new MessageError(`${file}: not an object`);
    return new Map(
      Object.entries(content).map(([key, text]: [string, unknown]) => {
        if (typeof text !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(key)) throw new MessageError(`${file}: ${key} is not a camelCase key with a text`);
        return [key, text];
      }),
    );
  };
  const entries = LANGUAGES.map((language) => [language, read(language)] as const);
  return { path, name: nameGroup(path), texts: Object.fromEntries(entries) as MessageFolder['texts'] };
}

/** Parses ICU MessageFormat; `where` names the message in an error. */
export function parseMessage(text: string, where: string): MessageFormatElement[] {
  try {
    return parse(text, { ignoreTag: true, captureLocation: false });
  } catch (cause) {
    throw new MessageError(`${where}: ${cause instanceof Error ? cause.message : 'unreadable'} in "${text}"`, { cause });
  }
}
