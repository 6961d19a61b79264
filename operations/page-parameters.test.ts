import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPageParameters } from './page-parameters.js';

test('an address says how a desk looks, and what makes no sense is left out', () => {
  assert.deepEqual(readPageParameters('?lang=ko&theme=night'), { language: 'ko', theme: 'night' });
  assert.deepEqual(readPageParameters('?lang=xx&theme=pink'), { language: undefined, theme: 'day' });
});
