import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPageParameters, refuseDemoParameters } from './page-parameters.js';

test('a television starts at night in normal text unless told otherwise', () => {
  assert.deepEqual(readPageParameters(''), { language: undefined, text: 1, theme: 'night', platform: undefined, hooks: false });
  assert.deepEqual(readPageParameters('?lang=ru&text=200&theme=contrast&platform=tizen&hooks=1'), { language: 'ru', text: 2, theme: 'contrast', platform: 'tizen', hooks: true });
  assert.deepEqual(readPageParameters('?lang=xx&text=150&theme=pink'), { language: undefined, text: 1, theme: 'night', platform: undefined, hooks: false });
});

test('outside a demonstration no address makes it another platform or opens it to tests', () => {
  assert.deepEqual(refuseDemoParameters(readPageParameters('?lang=ru&text=200&platform=tizen&hooks=1')), { language: 'ru', text: 2, theme: 'night', platform: undefined, hooks: false });
});
