import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverPairs, listRows } from './pairwise.js';

type Row = Readonly<Record<'scene' | 'language' | 'text' | 'profile', string>>;
const factors = { scene: ['home', 'center', 'check-in'], language: ['ko', 'en', 'th'], text: ['100', '200'], profile: ['32', '55', 'tv'] };
const isPossible = (row: Row): boolean => !(row.scene === 'check-in' && row.profile === 'tv');

test('every possible pair of values occurs, in far fewer rows than there are combinations', () => {
  const all = listRows<Row>(factors).filter(isPossible);
  const chosen = coverPairs<Row>(factors, isPossible);
  const names = ['scene', 'language', 'text', 'profile'] as const;
  for (const row of all) {
    for (const left of names) for (const right of names) {
      assert.ok(chosen.some((other) => other[left] === row[left] && other[right] === row[right]), `${left}=${row[left]} with ${right}=${row[right]}`);
    }
  }
  assert.ok(chosen.every(isPossible));
  assert.ok(chosen.length < all.length / 2, `${chosen.length} of ${all.length}`);
});
