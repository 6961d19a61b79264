import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePack } from './busan/make-pack.js';

/**
 * Writes `cities/busan` from the collected facts, which lie beside the repository. The pack is committed, so nobody needs
 * the facts to run the city; this script is how it was made and how it is changed.
 */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const FACTS = join(ROOT, '..', 'shared', 'facts');
const PACK = join(ROOT, 'cities', 'busan');

if (existsSync(FACTS)) {
  await mkdir(join(PACK, 'plans'), { recursive: true });
  for (const [path, text] of await makePack((name) => readFile(join(FACTS, name), 'utf8'))) {
    await writeFile(join(PACK, path), text);
    console.log(`${path} ${(text.length / 1024).toFixed(1)} kB`);
  }
} else {
  console.error(`No facts in ${FACTS}: cities/busan stays as it is.`);
  process.exitCode = 1;
}
