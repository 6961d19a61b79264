import type { FocusGroup, FocusNode } from './focus-node.js';
import { isGroup } from './focus-node.js';
import { FocusLeaf, type FocusTree, type TreeNode } from './focus-tree.js';

export interface DescribedNode {
  readonly id: string;
  /** The group's kind; leaves have none. */
  readonly kind?: string;
  readonly usable: boolean;
  readonly focused?: true;
  /** `data-id` of a leaf's element, else its tag. */
  readonly element?: string;
  readonly children?: readonly DescribedNode[];
}

export interface FocusTreeDescription {
  readonly root: DescribedNode;
  /** Ids from the outermost group to the focused leaf, joined by `/`. */
  readonly focused: string | undefined;
  /** Key of the dialog on top. */
  readonly layer: string | undefined;
}

/** Writes the focus tree as plain data. */
export function describeFocusTree(tree: FocusTree, current: FocusNode | undefined): FocusTreeDescription {
  tree.place();
  return { root: describeNode(tree.root, current), focused: current && pathOf(current), layer: tree.topModal?.key };
}

function describeNode(node: TreeNode | FocusNode, current: FocusNode | undefined): DescribedNode {
  const base = { id: node.id, usable: node.isUsable() };
  if (isGroup(node)) return { ...base, kind: node.options.kind, children: (node as FocusGroup).children.map((child) => describeNode(child, current)) };
  const element = node instanceof FocusLeaf ? node.target.dataset['id'] ?? node.element.dataset['id'] ?? node.element.localName : undefined;
  return { ...base, ...(element === undefined ? {} : { element }), ...(node === current ? { focused: true as const } : {}) };
}

function pathOf(leaf: FocusNode): string {
  return leaf.parent ? `${leaf.parent.key}/${leaf.id}` : leaf.id;
}
