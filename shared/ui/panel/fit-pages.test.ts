import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitPages } from './fit-pages.js';

const rows = (count: number, height: number, columns = 1) => Array.from({ length: count }, (_, index) => {
  const top = Math.floor(index / columns) * height;
  return { top, bottom: top + height - 10 };
});

test('a list that fits needs no pages', () => {
  assert.deepEqual(fitPages(rows(4, 100), 400, 60), [0]);
  assert.deepEqual(fitPages([], 400, 60), [0]);
});

test('a list that does not fit is cut between rows, with room for the pager', () => {
  assert.deepEqual(fitPages(rows(7, 100), 300, 60), [0, 2, 4, 6]);
});

test('items of one row stay together', () => {
  assert.deepEqual(fitPages(rows(12, 100, 4), 250, 60), [0, 8]);
});

test('a row taller than the page gets a page of its own', () => {
  assert.deepEqual(fitPages(rows(3, 500), 300, 60), [0, 1, 2]);
});
