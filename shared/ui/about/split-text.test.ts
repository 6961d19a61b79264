import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitText } from './split-text.js';

test('a text that fits stays whole', () => {
  assert.deepEqual(splitText('Drawn by hand', 40), ['Drawn by hand']);
  assert.deepEqual(splitText('', 40), []);
});

test('a long text is cut behind a clause where it can be, else between words, and loses no word', () => {
  const text = 'Rounded from factors of 2018 and 2023 (bus 102.2 to 104.7, underground 27.8 to 30.8); not official for Latvia';
  const parts = splitText(text, 60);
  assert.deepEqual(parts, ['Rounded from factors of 2018 and 2023 (bus 102.2 to 104.7,', 'underground 27.8 to 30.8); not official for Latvia']);
  assert.equal(parts.join(' '), text);
  assert.deepEqual(splitText('one two three four', 9), ['one two', 'three', 'four']);
});

test('a word that is longer than a part stays whole', () => {
  assert.deepEqual(splitText('see https://example.org/a/very/long/address for more', 10), ['see', 'https://example.org/a/very/long/address', 'for more']);
  assert.deepEqual(splitText('https://example.org/a/very/long/address', 10), ['https://example.org/a/very/long/address']);
});
