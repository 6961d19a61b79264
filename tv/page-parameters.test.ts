import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPageParameters } from './page-parameters.js';

test('a television starts at night in normal text unless told otherwise', () => {
  assert.deepEqual(readPageParameters(''), { language: undefined, text: 1, theme: 'night', platform: undefined, strip: false, hooks: false });
  assert.deepEqual(readPageParameters('?lang=ru&text=200&theme=contrast&platform=tizen&strip=1&hooks=1'), { language: 'ru', text: 2, theme: 'contrast', platform: 'tizen', strip: true, hooks: true });
  assert.deepEqual(readPageParameters('?lang=xx&text=150&theme=pink'), { language: undefined, text: 1, theme: 'night', platform: undefined, strip: false, hooks: false });
});
