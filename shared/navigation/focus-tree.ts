import { compareDrawn, composedParent } from './composed-tree.js';
import type { Box, FocusableOptions, FocusGroup, FocusGroupOptions, FocusNode } from './focus-node.js';
import { findFirst } from './find-move.js';

/** A leaf of the tree with its element. */
export class FocusLeaf implements FocusNode {
  parent: GroupNode | undefined;
  /** A focusable part inside this one that takes the focus in its place: a button inside an element that was named outside. */
  inner: FocusLeaf | undefined;
  outer: FocusLeaf | undefined;

  constructor(readonly element: HTMLElement, public options: FocusableOptions) {}

  get id(): string { return this.options.id; }
  get index(): number | undefined { return this.options.index; }
  get autofocus(): boolean { return this.options.autofocus === true || this.inner?.autofocus === true; }

  /** The element that takes the document's focus. */
  get target(): HTMLElement { return this.inner?.target ?? this.element; }

  isUsable(): boolean {
    return !this.options.disabled && this.inner?.options.disabled !== true && isElementUsable(this.target);
  }

  measure(): Box { return this.target.getBoundingClientRect(); }
}

/** A group of the tree with its element; the outermost group has none. */
export class GroupNode implements FocusGroup {
  parent: GroupNode | undefined;
  /** The leaf of this group that the Tab key meets. */
  tabStop: FocusLeaf | undefined;
  readonly #members = new Set<TreeNode>();
  #sorted: TreeNode[] | undefined;

  constructor(readonly element: HTMLElement | undefined, public options: FocusGroupOptions) {}

  get id(): string { return this.options.id; }
  get index(): number | undefined { return this.options.index; }
  get autofocus(): boolean { return false; }
  get key(): string { return this.parent ? `${this.parent.key}/${this.id}` : this.id; }

  get children(): readonly TreeNode[] {
    this.#sorted ??= sortMembers(this.#members);
    return this.#sorted;
  }

  add(node: TreeNode): void {
    this.#members.add(node);
    this.#sorted = undefined;
  }

  delete(node: TreeNode): void {
    this.#members.delete(node);
    this.#sorted = undefined;
    if (this.tabStop === node) this.tabStop = undefined;
  }

  /** The order may have changed: a member was rendered again. */
  unsort(): void { this.#sorted = undefined; }

  isUsable(): boolean { return findFirst(this, (leaf) => leaf.isUsable()) !== undefined; }
  measure(): Box { return this.element?.getBoundingClientRect() ?? { left: 0, top: 0, right: innerWidth, bottom: innerHeight }; }
  isRightToLeft(): boolean { return this.element !== undefined && getComputedStyle(this.element).direction === 'rtl'; }
}

/** Something that scrolls may hold an element that was named outside, which holds the button: one leaf of the tree, three elements. */
function outermost(leaf: FocusLeaf): FocusLeaf {
  return leaf.outer ? outermost(leaf.outer) : leaf;
}

export type TreeNode = FocusLeaf | GroupNode;

function sortMembers(members: Iterable<TreeNode>): TreeNode[] {
  const compare = (a: TreeNode, b: TreeNode): number => {
    if (a.index !== undefined && b.index !== undefined && a.index !== b.index) return a.index - b.index;
    return a.element && b.element ? compareDrawn(a.element, b.element) : 0;
  };
  return [...members].sort(compare);
}

/** Drawn, enabled and not under something inert. `inert` is read as an attribute, for engines that do not know it. */
function isElementUsable(element: HTMLElement): boolean {
  if (!element.isConnected || ('disabled' in element && element.disabled === true)) return false;
  for (let node: Node | null = element; node; node = composedParent(node)) {
    if (node instanceof Element && node.hasAttribute('inert')) return false;
  }
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

/**
 * The page's logical focus tree. Elements come and go by `add` and `remove`; their parents are found through shadow roots
 * and slots when the tree is next read, because a directive runs before its element is in the document.
 */
export class FocusTree {
  readonly root = new GroupNode(undefined, { id: 'page', kind: 'free' });
  readonly #nodes = new Map<Element, TreeNode>();
  readonly #unplaced = new Set<TreeNode>();
  readonly #modals: GroupNode[] = [];
  /** Where the Tab key stops: once in each group, or at each control. */
  tabStops: 'groups' | 'each' = 'groups';
  /** Called when nodes came, went or changed. */
  onChange: (() => void) | undefined;

  add<Node extends TreeNode>(node: Node): Node {
    if (node.element) this.#nodes.set(node.element, node);
    this.#unplaced.add(node);
    if (node instanceof GroupNode && node.options.kind === 'modal') this.#modals.push(node);
    this.onChange?.();
    return node;
  }

  remove(node: TreeNode): void {
    if (node.element && this.#nodes.get(node.element) === node) this.#nodes.delete(node.element);
    this.#unplaced.delete(node);
    this.#detach(node);
    if (node instanceof GroupNode) {
      const layer = this.#modals.indexOf(node);
      if (layer >= 0) this.#modals.splice(layer, 1);
      for (const child of [...node.children]) {
        this.#detach(child);
        this.#unplaced.add(child);
      }
    }
    this.onChange?.();
  }

  /** A node was rendered again: its place or its state may be another. */
  touch(node: TreeNode): void {
    this.#unplaced.add(node);
    this.onChange?.();
  }

  /** Gives every new or moved node its parent. Call before reading. */
  place(): void {
    if (this.#unplaced.size === 0) return;
    for (const node of [...this.#unplaced]) {
      if (!node.element?.isConnected) continue;
      this.#unplaced.delete(node);
      this.#attach(node, node.element);
    }
  }

  /** Finds a moved node's parent again, whether or not it was rendered. */
  replace(node: TreeNode): void {
    if (node.element?.isConnected) this.#attach(node, node.element);
  }

  /** The dialog on top that is in the document, if any. */
  get topModal(): GroupNode | undefined {
    for (let index = this.#modals.length - 1; index >= 0; index--) {
      const modal = this.#modals[index];
      if (modal?.element?.isConnected && modal.element.getClientRects().length > 0) return modal;
    }
    return undefined;
  }

  /** The leaf that an element is, or lies in. */
  leafAt(element: Node | null): FocusLeaf | undefined {
    for (let node = element; node; node = composedParent(node)) {
      const found = node instanceof Element ? this.#nodes.get(node) : undefined;
      if (found instanceof FocusLeaf) return outermost(found);
      if (found) return undefined;
    }
    return undefined;
  }

  findGroup(key: string): GroupNode | undefined {
    let group: GroupNode | undefined = this.root;
    for (const id of key.split('/').slice(1)) {
      group = group?.children.find((child): child is GroupNode => child instanceof GroupNode && child.id === id);
    }
    return group;
  }

  #attach(node: TreeNode, element: HTMLElement): void {
    let parent: GroupNode = this.root;
    let outer: FocusLeaf | undefined;
    for (let ancestor = composedParent(element); ancestor; ancestor = composedParent(ancestor)) {
      const found = ancestor instanceof Element ? this.#nodes.get(ancestor) : undefined;
      if (found instanceof FocusLeaf && node instanceof FocusLeaf) outer ??= found;
      if (found instanceof GroupNode) {
        parent = found;
        break;
      }
    }
    if (node instanceof FocusLeaf && outer) {
      this.#detach(node);
      node.outer = outer;
      outer.inner = node;
      return;
    }
    if (node.parent === parent) {
      parent.unsort();
      return;
    }
    this.#detach(node);
    node.parent = parent;
    parent.add(node);
    // What was placed before its group had come belongs to the group now.
    if (node instanceof GroupNode) for (const child of [...parent.children]) if (child !== node) this.replace(child);
  }

  #detach(node: TreeNode): void {
    node.parent?.delete(node);
    node.parent = undefined;
    if (node instanceof FocusLeaf && node.outer) {
      if (node.outer.inner === node) node.outer.inner = undefined;
      node.outer = undefined;
    }
  }
}

/** The tree of this page. */
export const focusTree = new FocusTree();
