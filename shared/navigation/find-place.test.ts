import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNearestIndex, findPlace } from './find-place.js';
import { FocusMemory, traceTrail } from './focus-memory.js';
import { leavesIn, TestGroup, TestLeaf } from './test-tree.js';

const bar = (): TestGroup => new TestGroup({ id: 'bar', kind: 'row' }, leavesIn('xy', 2));

function pageWith(id: string, leaves: TestLeaf[]): { root: TestGroup; bar: TestGroup; leaves: TestLeaf[] } {
  const side = bar();
  return { root: new TestGroup({ id: 'page', kind: 'free' }, [side, new TestGroup({ id, kind: 'column' }, leaves)]), bar: side, leaves };
}

test('a new page starts at the leaf that asks for the focus', () => {
  const page = pageWith('home', [new TestLeaf('a'), new TestLeaf('b', undefined, { autofocus: true })]);
  assert.deepEqual(findPlace(page.root, new FocusMemory()), { leaf: page.leaves[1], reason: 'autofocus' });
});

test('without a wish the first takes it, until something better is drawn', () => {
  const page = pageWith('home', leavesIn('ab', 1));
  assert.equal(findPlace(page.root, new FocusMemory())?.reason, 'makeshift');
});

test('Back to a page finds the leaf that was used there, though all of it was drawn anew and other parts were used since', () => {
  const memory = new FocusMemory();
  const home = pageWith('home', leavesIn('abc', 1));
  memory.keep(traceTrail(home.leaves[2]!));
  const center = pageWith('center', leavesIn('de', 1));
  memory.keep(traceTrail(center.bar.children[1]!));
  memory.keep(traceTrail(center.leaves[1]!));
  const again = pageWith('home', leavesIn('abc', 1));
  assert.deepEqual(findPlace(again.root, memory), { leaf: again.leaves[2], reason: 'memory' });
});

test('what remains when the focused one has gone is its neighbour', () => {
  const leaves = leavesIn('abcd', 4);
  const group = new TestGroup({ id: 'row', kind: 'row' }, leaves);
  leaves[2]!.usable = false;
  assert.equal(findNearestIndex(group, 2)?.id, 'd');
  leaves[3]!.usable = false;
  assert.equal(findNearestIndex(group, 3)?.id, 'b');
});
