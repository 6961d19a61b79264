import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makePack } from './make-pack.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FACTS = join(ROOT, '..', 'shared', 'facts');
const PACK = join(ROOT, 'cities', 'busan');

test('the committed pack is what the facts give', { skip: existsSync(FACTS) ? false : `no facts in ${FACTS}` }, async () => {
  const made = await makePack((name) => readFile(join(FACTS, name), 'utf8'));
  const committed = readdirSync(PACK, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json')).map((path) => path.replaceAll('\\', '/')).sort();
  assert.deepEqual(committed, [...made.keys()].sort());
  for (const [path, text] of made) assert.ok(await readFile(join(PACK, path), 'utf8') === text, `${path} is not what scripts/make-busan.ts writes`);
});
