import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOwnTheme, readPageParameters } from './page-parameters.js';

test('an address says how the page looks, and what makes no sense is left out', () => {
  assert.deepEqual(readPageParameters('?lang=ko&text=200&theme=night&hooks=1'), { language: 'ko', text: 2, theme: 'night', hooks: true });
  assert.deepEqual(readPageParameters('?lang=xx&text=300&theme=pink'), { language: undefined, text: 1, theme: undefined, hooks: false });
});

test('a page that is told nothing looks as the phone’s owner has it', () => {
  const owner = (...wishes: string[]) => readOwnTheme((query) => wishes.some((wish) => query.includes(wish)));
  assert.deepEqual([owner(), owner('dark'), owner('dark', 'more')], ['day', 'night', 'contrast']);
});
