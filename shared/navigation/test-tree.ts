import type { Box, FocusableOptions, FocusGroup, FocusGroupOptions, FocusNode } from './focus-node.js';
import { findFirst } from './find-move.js';

/** Leaves and groups without a document, for tests of the rules. */
export class TestLeaf implements FocusNode {
  parent: TestGroup | undefined;
  usable = true;

  constructor(readonly id: string, readonly box: Box = { left: 0, top: 0, right: 10, bottom: 10 }, private readonly options: Partial<FocusableOptions> = {}) {}

  get index(): number | undefined { return this.options.index; }
  get autofocus(): boolean { return this.options.autofocus === true; }
  isUsable(): boolean { return this.usable; }
  measure(): Box { return this.box; }
}

export class TestGroup implements FocusGroup {
  parent: TestGroup | undefined;
  index = undefined;
  autofocus = false;
  rightToLeft = false;

  constructor(readonly options: FocusGroupOptions, readonly children: (TestLeaf | TestGroup)[]) {
    for (const child of children) child.parent = this;
  }

  get id(): string { return this.options.id; }
  get key(): string { return this.parent ? `${this.parent.key}/${this.id}` : this.id; }
  isUsable(): boolean { return findFirst(this, (leaf) => leaf.isUsable()) !== undefined; }
  isRightToLeft(): boolean { return this.rightToLeft; }

  measure(): Box {
    const boxes = this.children.map((child) => child.measure());
    return {
      left: Math.min(...boxes.map((box) => box.left)), top: Math.min(...boxes.map((box) => box.top)),
      right: Math.max(...boxes.map((box) => box.right)), bottom: Math.max(...boxes.map((box) => box.bottom)),
    };
  }
}

/** A leaf of 10 by 10 pixels whose upper left corner is at `left`, `top`. */
export function leafAt(id: string, left: number, top: number): TestLeaf {
  return new TestLeaf(id, { left, top, right: left + 10, bottom: top + 10 });
}

/** Leaves named by single letters, in rows of `columns`. */
export function leavesIn(letters: string, columns: number, left = 0, top = 0): TestLeaf[] {
  return [...letters].map((letter, index) => leafAt(letter, left + (index % columns) * 20, top + Math.floor(index / columns) * 20));
}
