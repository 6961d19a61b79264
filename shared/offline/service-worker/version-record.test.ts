import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginTrial, isOutdated, MOST_TRIES, noteOpening, noteStart, readRecord, type VersionRecord } from './version-record.js';

/** Opens the page `times` times and says which versions answered. */
function open(record: VersionRecord, version: string, times: number): { readonly record: VersionRecord; readonly answered: readonly string[] } {
  const answered: string[] = [];
  for (let time = 0; time < times; time++) {
    const next = noteOpening(record, version);
    answered.push(next.open);
    record = next;
  }
  return { record, answered };
}

test('a version that says it started is opened for ever', () => {
  const record = noteStart(noteOpening(beginTrial({}, 'one'), 'one'), 'one');
  assert.deepEqual(record, { started: 'one', open: 'one' });
  assert.deepEqual(open(record, 'one', 9).answered, Array(9).fill('one'));
});

test('a new version that never starts gives way to the one before after its tries', () => {
  const trial = beginTrial({ started: 'one' }, 'two');
  const { record, answered } = open(trial, 'two', MOST_TRIES + 2);
  assert.deepEqual(answered, ['two', 'two', 'two', 'one', 'one']);
  assert.equal(record.started, 'one');
});

test('the version before, when it starts again, does not vouch for the new one', () => {
  const { record } = open(beginTrial({ started: 'one' }, 'two'), 'two', MOST_TRIES + 1);
  assert.equal(noteStart(record, 'one'), record);
  assert.deepEqual(open(noteStart(record, 'one'), 'two', 1).answered, ['one']);
});

test('a newer version is tried although the one before was bad', () => {
  const { record } = open(beginTrial({ started: 'one' }, 'two'), 'two', MOST_TRIES + 1);
  const next = open(beginTrial(record, 'three'), 'three', 1);
  assert.deepEqual(next.answered, ['three']);
  assert.equal(noteStart(next.record, 'three').started, 'three');
});

test('the very first version is opened however often it fails, since there is nothing else', () => {
  assert.deepEqual(open(beginTrial({}, 'one'), 'one', 5).answered, Array(5).fill('one'));
});

test('the page of the version before is outdated while the new one may still be tried, and no longer when that turned out bad', () => {
  const trial = beginTrial({ started: 'one' }, 'two');
  assert.equal(isOutdated(trial, 'two', 'one'), true);
  assert.equal(isOutdated(open(trial, 'two', MOST_TRIES).record, 'two', 'one'), false);
  assert.equal(isOutdated(noteStart(open(trial, 'two', 1).record, 'two'), 'two', 'two'), false);
});

test('a slow start that succeeds in the end is a start', () => {
  const { record } = open(beginTrial({ started: 'one' }, 'two'), 'two', MOST_TRIES);
  assert.equal(noteStart(record, 'two').started, 'two');
});

test('a worker that restarts or is installed twice goes on with the same trial', () => {
  const { record } = open(beginTrial({ started: 'one' }, 'two'), 'two', 2);
  assert.equal(beginTrial(record, 'two'), record);
  assert.deepEqual(readRecord(JSON.parse(JSON.stringify(record))), record);
});

test('a record that cannot be read counts as none', () => {
  for (const kept of [undefined, null, 7, 'x', { started: 3, trial: 'two', open: [] }, { trial: { version: 'two' } }]) assert.deepEqual(readRecord(kept), {});
});
