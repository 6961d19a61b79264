import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findMove } from './find-move.js';
import { FocusMemory, traceTrail } from './focus-memory.js';
import type { Direction, FocusGroupOptions, FocusNode } from './focus-node.js';
import { leafAt, leavesIn, TestGroup, type TestLeaf } from './test-tree.js';

function move(from: FocusNode | undefined, direction: Direction, memory = new FocusMemory()): string | undefined {
  assert.ok(from);
  const target = findMove(from, direction, memory);
  return target && (target.kind === 'leaf' ? target.leaf.id : `undrawn ${target.childId}`);
}

function group(options: Partial<FocusGroupOptions> & Pick<FocusGroupOptions, 'kind'>, children: (TestLeaf | TestGroup)[], id = 'group'): TestGroup {
  return new TestGroup({ id, ...options }, children);
}

describe('kind by key', () => {
  // From the middle of nine leaves in three rows of three: a b c / d e f / g h i.
  const expected: Record<FocusGroupOptions['kind'], Record<Direction, string | undefined>> = {
    row: { left: 'd', right: 'f', up: undefined, down: undefined },
    column: { left: undefined, right: undefined, up: 'd', down: 'f' },
    grid: { left: 'd', right: 'f', up: 'b', down: 'h' },
    free: { left: 'd', right: 'f', up: 'b', down: 'h' },
    modal: { left: 'd', right: 'f', up: 'b', down: 'h' },
  };
  for (const [kind, byDirection] of Object.entries(expected) as [FocusGroupOptions['kind'], Record<Direction, string | undefined>][]) {
    for (const [direction, id] of Object.entries(byDirection) as [Direction, string | undefined][]) {
      test(`${kind}, ${direction}`, () => {
        const leaves = leavesIn('abcdefghi', 3);
        group({ kind, columns: 3 }, leaves);
        assert.equal(move(leaves[4], direction), id);
      });
    }
  }
});

describe('inside a group', () => {
  test('what is disabled or hidden is stepped over', () => {
    const leaves = leavesIn('abcd', 4);
    group({ kind: 'row' }, leaves);
    leaves[1]!.usable = false;
    assert.equal(move(leaves[0], 'right'), 'c');
  });

  test('the last line of a grid may be short', () => {
    const leaves = leavesIn('abcde', 3);
    group({ kind: 'grid', columns: 3 }, leaves);
    assert.equal(move(leaves[2], 'down'), 'e');
    assert.equal(move(leaves[4], 'right'), undefined);
  });

  test('left and right do not run over the end of a line', () => {
    const leaves = leavesIn('abcdef', 3);
    group({ kind: 'grid', columns: 3 }, leaves);
    assert.equal(move(leaves[2], 'right'), undefined);
    assert.equal(move(leaves[3], 'left'), undefined);
  });

  test('wrapping goes round, in a grid along its own line', () => {
    const row = leavesIn('abc', 3);
    group({ kind: 'row', wrap: true }, row);
    assert.equal(move(row[2], 'right'), 'a');
    assert.equal(move(row[0], 'left'), 'c');
    const grid = leavesIn('abcde', 3);
    group({ kind: 'grid', columns: 3, wrap: true }, grid);
    assert.equal(move(grid[2], 'right'), 'a');
    assert.equal(move(grid[2], 'up'), undefined);
    assert.equal(move(grid[0], 'up'), 'd');
    assert.equal(move(grid[3], 'down'), 'a');
  });

  test('a row that runs from right to left swaps left and right', () => {
    const leaves = leavesIn('abc', 3);
    group({ kind: 'row' }, leaves).rightToLeft = true;
    assert.equal(move(leaves[0], 'left'), 'b');
    assert.equal(move(leaves[1], 'right'), 'a');
  });

  test('a free group prefers what lies in the same line over what is nearer beside it', () => {
    const from = leafAt('from', 0, 0);
    group({ kind: 'free' }, [from, leafAt('beside', 15, 25), leafAt('in line', 60, 2)]);
    assert.equal(move(from, 'right'), 'in line');
  });

  test('to the left of a chip comes the next one of its line, however far, before one that stands above it', () => {
    const from = leafAt('from', 40, 20);
    group({ kind: 'free' }, [leafAt('above', 31, 0), leafAt('in line', -10, 20), from]);
    assert.equal(move(from, 'left'), 'in line');
  });
});

describe('from group to group', () => {
  function twoRows(options: Partial<FocusGroupOptions> = {}): { upper: TestLeaf[]; lower: TestLeaf[]; lowerGroup: TestGroup } {
    const upper = leavesIn('abc', 3);
    const lower = leavesIn('xyz', 3, 0, 40);
    const lowerGroup = group({ kind: 'row', ...options }, lower, 'lower');
    group({ kind: 'column' }, [group({ kind: 'row' }, upper, 'upper'), lowerGroup], 'page');
    return { upper, lower, lowerGroup };
  }

  test('down from a row goes to the nearest of the next row when it is new', () => {
    const { upper } = twoRows();
    assert.equal(move(upper[2], 'down'), 'z');
  });

  test('down returns to the one that had the focus last', () => {
    const { upper, lower } = twoRows();
    const memory = new FocusMemory();
    memory.keep(traceTrail(lower[0]!));
    assert.equal(move(upper[2], 'down', memory), 'x');
  });

  test('a group may ask for its first, or for the nearest in spite of memory', () => {
    assert.equal(move(twoRows({ enter: 'first' }).upper[2], 'down'), 'x');
    const { upper, lower } = twoRows({ enter: 'nearest' });
    const memory = new FocusMemory();
    memory.keep(traceTrail(lower[0]!));
    assert.equal(move(upper[2], 'down', memory), 'z');
  });

  test('an empty group is passed over', () => {
    const top = leafAt('top', 0, 0);
    const bottom = leafAt('bottom', 0, 80);
    const empty = leafAt('gone', 0, 40);
    empty.usable = false;
    group({ kind: 'column' }, [top, group({ kind: 'row' }, [empty], 'empty'), bottom], 'page');
    assert.equal(move(top, 'down'), 'bottom');
  });

  test('a group that blocks its exit keeps the key, in the named directions only', () => {
    const { lower } = twoRows({ blockExit: ['down'] });
    assert.equal(move(lower[0], 'up'), 'a');
    const blocked = twoRows({ blockExit: true });
    assert.equal(move(blocked.lower[0], 'up'), undefined);
  });

  test('a dialog lets no key out', () => {
    const yes = leafAt('yes', 0, 0);
    group({ kind: 'column' }, [leafAt('above', 0, -40), group({ kind: 'modal' }, [yes], 'dialog'), leafAt('below', 0, 40)], 'page');
    for (const direction of ['up', 'down', 'left', 'right'] as const) assert.equal(move(yes, direction), undefined);
  });

  test('up into a column arrives at its lower end, not at what it remembers', () => {
    const column = leavesIn('abc', 1);
    const below = leafAt('below', 0, 80);
    group({ kind: 'column' }, [group({ kind: 'column' }, column, 'list'), below], 'page');
    const memory = new FocusMemory();
    memory.keep(traceTrail(column[0]!));
    assert.equal(move(below, 'up', memory), 'c');
  });
});

describe('a windowed row', () => {
  const items = ['a', 'b', 'c', 'd', 'e'];

  test('moves by its list of ids and names what has to be drawn first', () => {
    const drawn = leavesIn('bc', 2);
    group({ kind: 'row', items }, drawn);
    assert.equal(move(drawn[0], 'right'), 'c');
    assert.equal(move(drawn[1], 'right'), 'undrawn d');
  });

  test('remembers by id what is not drawn now', () => {
    const above = leafAt('above', 0, -40);
    const drawn = leavesIn('ab', 2);
    const row = group({ kind: 'row', items }, drawn, 'rail');
    group({ kind: 'column' }, [above, row], 'page');
    const memory = new FocusMemory();
    memory.keep([{ groupKey: 'page/rail', childId: 'e', index: 4 }]);
    assert.equal(move(above, 'down', memory), 'undrawn e');
  });
});
