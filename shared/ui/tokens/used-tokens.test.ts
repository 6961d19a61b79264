import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { compileTokens } from './compile-tokens.js';

function readSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|css)$/.test(file) && !/compiled|\.test\.ts$|\.wtr\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

const findAll = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

describe('Custom properties', () => {
  it('are all tokens, or set by a shell or an element, where no fallback stands beside them', () => {
    const sources = ['shared', 'kiosk', 'tv', 'phone', 'operations'].flatMap(readSources).join('\n');
    const known = new Set([...findAll(compileTokens(), /^\s*(--[\w-]+):/gm), ...findAll(sources, /(--[\w-]+)['"]?\s*:/g)]);
    const used = new Set(findAll(sources, /var\((--[\w-]+)\)/g));
    // Such as `--service-${id}`, whose ending the code decides.
    assert.deepEqual([...used].filter((name) => !known.has(name) && !name.endsWith('-')), []);
  });
});
