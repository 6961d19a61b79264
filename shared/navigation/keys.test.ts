import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongsToTextField, BROWSER_KEYS, digitOf, isDirection, readIntent } from './keys.js';

test('a key is read by its code first, then by its name', () => {
  assert.equal(readIntent({ keyCode: 37, key: 'ArrowLeft' }, BROWSER_KEYS), 'left');
  assert.equal(readIntent({ keyCode: 0, key: 'BrowserBack' }, BROWSER_KEYS), 'back');
  assert.equal(readIntent({ keyCode: 101, key: '5' }, BROWSER_KEYS), 'digit5');
  assert.equal(readIntent({ keyCode: 65, key: 'a' }, BROWSER_KEYS), undefined);
});

test('in a text field left, right and Backspace edit, up, down and Escape leave', () => {
  const kept = (keyCode: number, key: string): boolean => belongsToTextField(readIntent({ keyCode, key }, BROWSER_KEYS) ?? 'info', { keyCode, key });
  assert.deepEqual([kept(37, 'ArrowLeft'), kept(39, 'ArrowRight'), kept(8, 'Backspace'), kept(53, '5')], [true, true, true, true]);
  assert.deepEqual([kept(38, 'ArrowUp'), kept(40, 'ArrowDown'), kept(27, 'Escape')], [false, false, false]);
});

test('digits and directions are told apart', () => {
  assert.equal(digitOf('digit7'), '7');
  assert.equal(digitOf('down'), undefined);
  assert.equal(isDirection('down'), true);
  assert.equal(isDirection('select'), false);
});
