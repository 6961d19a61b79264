import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { create } from 'fontkit';
import { LANGUAGES } from '../../shared/base/language.js';
import { makeFonts } from '../make-fonts.js';
import { findMessageFolders } from '../messages/message-folders.js';
import { findFace, readFaces, type Face } from './read-faces.js';

const root = process.cwd();
/** What `Intl` may write between and around numbers, and letters that people's names bring. */
const ALWAYS = '0123456789 .,:;%+-–—−·…°\'"“”‘’()/&→₩₱₫฿₽¥€ÁÉÍÑÓÚáéíñóúàâäçèêëîïôöùûü';

/** Every text of a city pack, whatever its shape. */
function* listTexts(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* listTexts(item);
  else if (value && typeof value === 'object') for (const item of Object.values(value)) yield* listTexts(item);
}

function readPackTexts(): string[] {
  return readdirSync(join(root, 'cities'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => [...listTexts(JSON.parse(readFileSync(join(root, 'cities', file), 'utf8')))]);
}

describe('Our fonts', () => {
  let faces: Face[] = [];
  const characters = new Map<string, ReadonlySet<number>>();
  before(async () => {
    await makeFonts(root);
    faces = readFaces(root);
  });

  function readCharacters(file: string): ReadonlySet<number> {
    const known = characters.get(file);
    if (known) return known;
    const font = create(readFileSync(join(root, 'public/fonts', file)));
    assert.ok('characterSet' in font, file);
    const set = new Set(font.characterSet);
    characters.set(file, set);
    return set;
  }
  /** Whether a face draws it. */
  function isDrawn(code: number): boolean {
    return [...new Set(faces.map(({ family }) => family))].some((family) => {
      const face = findFace(faces, family, code);
      return face !== undefined && readCharacters(face.file).has(code);
    });
  }
  function findMissing(texts: Iterable<string>): string[] {
    const codes = new Set([...texts].flatMap((text) => [...text]).map((character) => character.codePointAt(0) ?? 0));
    return [...codes].filter((code) => code > 0x1f && code !== 0x200b && !isDrawn(code)).map((code) => `U+${code.toString(16)} ${String.fromCodePoint(code)}`);
  }

  for (const language of LANGUAGES) {
    it(`draw every message in ${language}`, () => {
      assert.deepEqual(findMissing(findMessageFolders(root).flatMap((folder) => [...folder.texts[language].values()])), []);
    });
  }
  it('draw every name of the cities, digits, units and names of people', () => {
    assert.deepEqual(findMissing([...readPackTexts(), ALWAYS]), []);
  });
  it('have figures of one width for times and prices', () => {
    const latin = faces.find(({ file }) => file.includes('pretendard-latin-'));
    assert.ok(latin);
    const font = create(readFileSync(join(root, 'public/fonts', latin.file)));
    assert.ok('availableFeatures' in font && font.availableFeatures.includes('tnum'));
  });
});
