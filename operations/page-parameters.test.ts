import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPageParameters } from './page-parameters.js';

test('an address says how a desk looks, and what makes no sense is left out', () => {
  assert.deepEqual(readPageParameters('?lang=ko&text=200&theme=night&hooks=1'), { language: 'ko', text: 2, theme: 'night', hooks: true });
  assert.deepEqual(readPageParameters('?lang=xx&text=300&theme=pink'), { language: undefined, text: 1, theme: 'day', hooks: false });
});
