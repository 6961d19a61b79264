import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What is the visitor's and nobody else's: no byte of it may be found afterwards. */
export interface Markers {
  readonly [what: string]: string;
}

/** The browser writes what it was given some seconds later; a panel that loses power afterwards has it on disk. */
export const FLUSH_MS = 6_500;

/** Every file under a browser's profile that holds a text, as UTF-8 or UTF-16. */
export async function searchProfile(folder: string, markers: Markers): Promise<string[]> {
  const found: string[] = [];
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const bytes = await readFile(join(file.parentPath, file.name)).catch(() => Buffer.alloc(0));
    for (const [what, text] of Object.entries(markers)) {
      if (bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))) found.push(`${what} in ${file.parentPath.slice(folder.length)}/${file.name}`);
    }
  }
  return found;
}
