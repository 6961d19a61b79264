import { findFirst } from './find-move.js';
import type { FocusMemory } from './focus-memory.js';
import type { FocusGroup, FocusNode } from './focus-node.js';
import { isGroup } from './focus-node.js';

/** A place for the focus where nobody has moved it to. `makeshift` gives way when a better one is drawn. */
export interface Place {
  readonly leaf: FocusNode;
  readonly reason: 'memory' | 'autofocus' | 'makeshift';
}

/**
 * Where the focus belongs in `group` after its page or dialog came: at the remembered leaf; in the page that now stands in
 * the remembered page's place; at the leaf that asks for it; else at the first.
 */
export function findPlace(group: FocusGroup, memory: FocusMemory): Place | undefined {
  const childId = memory.childIdOf(group);
  const same = childId === undefined ? undefined : group.children.find((child) => child.id === childId);
  if (same && isGroup(same)) {
    const place = findPlace(same, memory);
    if (place) return place;
  } else if (same?.isUsable()) {
    return { leaf: same, reason: 'memory' };
  }
  const successor = same ? undefined : group.children[memory.indexIn(group) ?? -1];
  if (successor && isGroup(successor)) {
    const place = findPlace(successor, memory);
    if (place) return place;
  }
  const wished = findFirst(group, (leaf) => leaf.autofocus && leaf.isUsable());
  if (wished) return { leaf: wished, reason: 'autofocus' };
  const first = findFirst(group, (leaf) => leaf.isUsable());
  return first && { leaf: first, reason: 'makeshift' };
}

/** The usable child of `group` whose place is nearest to `index`: what remains when the focused one has gone. */
export function findNearestIndex(group: FocusGroup, index: number): FocusNode | undefined {
  const { children } = group;
  const usableAt = (place: number): FocusNode | undefined => {
    const child = children[place];
    if (!child) return undefined;
    return isGroup(child) ? findFirst(child, (leaf) => leaf.isUsable()) : child.isUsable() ? child : undefined;
  };
  for (let distance = 0; distance <= Math.max(children.length, index); distance++) {
    const leaf = usableAt(index + distance) ?? usableAt(index - distance);
    if (leaf) return leaf;
  }
  return undefined;
}
