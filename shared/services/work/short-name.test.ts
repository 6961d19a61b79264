import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shortenName } from './short-name.js';

const shortenAll = (names: readonly string[]): readonly string[] => names.map((name) => shortenName(name, names));

test('what all names end or begin with is left out', () => {
  assert.deepEqual(shortenAll(['Seomyeon Work Center', 'Busan Station Work Center']), ['Seomyeon', 'Busan Station']);
  assert.deepEqual(shortenAll(['Рабочий центр Seomyeon', 'Рабочий центр City Hall']), ['Seomyeon', 'City Hall']);
  assert.deepEqual(shortenAll(['서면 업무센터', '동래 업무센터']), ['서면', '동래']);
});

test('something is always left, and names that share nothing stay whole', () => {
  assert.deepEqual(shortenAll(['Work Center', 'Dongnae Work Center']), ['Work', 'Dongnae']);
  assert.deepEqual(shortenAll(['Library', 'Town Hall']), ['Library', 'Town Hall']);
  assert.deepEqual(shortenAll(['The only Center']), ['The only Center']);
});
