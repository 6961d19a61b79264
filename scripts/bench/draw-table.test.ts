import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawTable } from './draw-table.js';
import { pickPercentile } from './percentile.js';

test('the table is aligned, names the peer beside its figure and shouts where a bar was missed', () => {
  const table = drawTable([
    { name: 'a long name of a figure', ours: '1 ms', peer: '4 ms', peerName: 'other', ratio: 0.25, bar: '<= 4 ms', pass: true },
    { name: 'short', ours: '12 overlaps', bar: '0', pass: false },
  ]);
  assert.deepEqual(table.split('\n'), [
    'name                    | ours        | peer        | ratio | bar     | pass',
    '------------------------|-------------|-------------|-------|---------|-----',
    'a long name of a figure | 1 ms        | other: 4 ms | 0.25  | <= 4 ms | yes',
    'short                   | 12 overlaps |             |       | 0       | NO',
  ]);
});

test('a percentile is one of the values: of few the largest, of none nothing', () => {
  assert.equal(pickPercentile([5, 1, 3], 0.5), 3);
  assert.equal(pickPercentile([5, 1, 3], 0.95), 5);
  assert.equal(pickPercentile(Array.from({ length: 20 }, (_, index) => index + 1), 0.95), 19);
  assert.ok(Number.isNaN(pickPercentile([], 0.95)));
});
