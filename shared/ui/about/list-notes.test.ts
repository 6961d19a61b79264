import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messages as ui } from '../strings/compiled/en.js';
import { listNotes } from './list-notes.js';
import { messages as words } from './strings/compiled/en.js';

test('a demonstration with simulated devices says all of it', () => {
  const notes = listNotes(words, ui, { city: { demo: true }, scanner: { simulated: true }, gate: { simulated: true } });
  assert.equal(notes.length, 4);
  assert.match(notes.join(' '), /demonstration.*“simulated”.*“about”.*camera.*gate/);
});

test('what is real, or not there, is not said to be simulated', () => {
  const notes = listNotes(words, ui, { city: { demo: false }, scanner: { simulated: false } });
  assert.equal(notes.length, 1);
  assert.doesNotMatch(notes[0] ?? '', /demonstration|camera|gate/);
});
