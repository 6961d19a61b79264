import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { FIRST_ICON_NAMES, LATER_ICON_NAMES } from './icon-names.js';

/** Where templates name an icon, which no type checks. */
const NAMED = [/<city-icon[^>]*\sname="([^"$]+)"/g, /\sicon="([^"$]+)"/g];
const ALL = [...FIRST_ICON_NAMES, ...LATER_ICON_NAMES];
const LISTED = new Set<string>(ALL);

function readSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/compiled|\.test\.ts$|\.wtr\.ts$|icon-names\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

describe('Icons', () => {
  const sources = ['shared', 'kiosk', 'tv', 'phone', 'operations'].filter((folder) => existsSync(folder)).flatMap(readSources);

  it('are listed where templates name them', () => {
    const named = sources.flatMap((source) => NAMED.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? '')));
    assert.deepEqual([...new Set(named)].filter((name) => !LISTED.has(name)), []);
  });

  it('are carried only where something draws them', () => {
    assert.deepEqual(ALL.filter((name) => !sources.some((source) => source.includes(`'${name}'`) || source.includes(`"${name}"`))), []);
  });
});
