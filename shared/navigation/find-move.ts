import type { Box, Direction, FocusGroup, FocusNode } from './focus-node.js';
import { isGroup } from './focus-node.js';
import type { FocusMemory } from './focus-memory.js';
import { scoreEntry, scoreMove } from './geometry.js';

/** Where a move leads: a leaf that is drawn, or a child of a windowed group that must be drawn first. */
export type MoveTarget =
  | { readonly kind: 'leaf'; readonly leaf: FocusNode }
  | { readonly kind: 'undrawn'; readonly group: FocusGroup; readonly childId: string };

/**
 * Finds where a key leads from `from`: among its siblings first, else its group hands the move to its own parent, which
 * enters the next group. `undefined` when nothing lies that way.
 */
export function findMove(from: FocusNode, direction: Direction, memory: FocusMemory): MoveTarget | undefined {
  // Measured at most once, and before anything is written.
  let origin: Box | undefined;
  const measureOrigin = (): Box => (origin ??= from.measure());
  let node = from;
  for (let group = from.parent; group; node = group, group = group.parent) {
    const target = stepInGroup(group, node, direction, memory, measureOrigin);
    if (target) return target;
    if (blocksExit(group, direction)) return undefined;
  }
  return undefined;
}

function blocksExit(group: FocusGroup, direction: Direction): boolean {
  const { kind, blockExit } = group.options;
  if (kind === 'modal' || blockExit === true) return true;
  return Array.isArray(blockExit) && blockExit.includes(direction);
}

function stepInGroup(
  group: FocusGroup, from: FocusNode, direction: Direction, memory: FocusMemory, measureOrigin: () => Box,
): MoveTarget | undefined {
  const enterChild = (child: FocusNode): MoveTarget | undefined => enter(child, direction, memory, measureOrigin);
  if (group.options.kind === 'free' || group.options.kind === 'modal') return stepByGeometry(group, from, direction, measureOrigin, enterChild);
  const step = stepOf(group, direction);
  if (step === 0) return undefined;
  const { items } = group.options;
  if (items) return stepInWindow(group, items, items.indexOf(from.id), step, enterChild);
  const { children } = group;
  return stepByIndex(group, children.length, children.indexOf(from), step, (index) => {
    const child = children[index];
    return child && enterChild(child);
  });
}

/** How many places a direction moves on in the group's order; 0 when the group does not move that way. */
function stepOf(group: FocusGroup, direction: Direction): number {
  const { kind, columns = 1 } = group.options;
  const horizontal = direction === 'left' || direction === 'right';
  const ahead = direction === 'down' || (direction === 'right') !== (horizontal && group.isRightToLeft());
  const sign = horizontal ? (ahead ? 1 : -1) : direction === 'down' ? 1 : -1;
  if (kind === 'row') return horizontal ? sign : 0;
  if (kind === 'column') return horizontal ? 0 : sign;
  return horizontal ? sign : sign * columns;
}

/** Tries one place after the other in steps, skipping what cannot be used. */
function stepByIndex(
  group: FocusGroup, count: number, from: number, step: number, tryIndex: (index: number) => MoveTarget | undefined,
): MoveTarget | undefined {
  if (from < 0) return undefined;
  const { kind, columns = 1, wrap = false } = group.options;
  const line = (index: number): number => Math.floor(index / columns);
  const alongLine = kind === 'grid' && Math.abs(step) === 1 && columns > 1;
  let index = from;
  for (let tried = 0; tried < count; tried++) {
    let next = index + step;
    if (alongLine) {
      const first = line(from) * columns;
      const last = Math.min(first + columns, count) - 1;
      if (next < first || next > last) {
        if (!wrap) return undefined;
        next = next < first ? last : first;
      }
    } else if (next >= count && kind === 'grid' && line(index) < line(count - 1)) {
      next = count - 1; // the last line is shorter: its last child is the nearest
    } else if (next < 0 || next >= count) {
      if (!wrap) return undefined;
      next = kind === 'grid' ? wrapColumn(index, step, columns, count) : (next + count) % count;
    }
    if (next === from) return undefined;
    const target = tryIndex(next);
    if (target) return target;
    index = next;
  }
  return undefined;
}

function wrapColumn(index: number, step: number, columns: number, count: number): number {
  const column = index % columns;
  if (step > 0) return column;
  const last = Math.floor((count - 1) / columns) * columns + column;
  return last < count ? last : last - columns;
}

function stepInWindow(
  group: FocusGroup, items: readonly string[], from: number, step: number, enterChild: (child: FocusNode) => MoveTarget | undefined,
): MoveTarget | undefined {
  return stepByIndex(group, items.length, from, step, (index) => {
    const childId = items[index];
    if (childId === undefined) return undefined;
    const child = group.children.find((candidate) => candidate.id === childId);
    return child ? enterChild(child) : { kind: 'undrawn', group, childId };
  });
}

function stepByGeometry(
  group: FocusGroup, from: FocusNode, direction: Direction, measureOrigin: () => Box, enterChild: (child: FocusNode) => MoveTarget | undefined,
): MoveTarget | undefined {
  const origin = isGroup(from) ? nearerBox(from.measure(), measureOrigin(), direction) : measureOrigin();
  const ranked: { child: FocusNode; score: number }[] = [];
  for (const child of group.children) {
    if (child === from) continue;
    const score = scoreMove(origin, child.measure(), direction);
    if (score !== undefined) ranked.push({ child, score });
  }
  ranked.sort((a, b) => a.score - b.score);
  for (const { child } of ranked) {
    const target = enterChild(child);
    if (target) return target;
  }
  return undefined;
}

/** A move that leaves a group starts at the group's edge, but in the line of the leaf that had the focus. */
function nearerBox(group: Box, leaf: Box, direction: Direction): Box {
  return direction === 'up' || direction === 'down'
    ? { left: leaf.left, right: leaf.right, top: group.top, bottom: group.bottom }
    : { left: group.left, right: group.right, top: leaf.top, bottom: leaf.bottom };
}

/** Finds the leaf that takes the focus when a move in `direction` arrives at `node`. */
function enter(node: FocusNode, direction: Direction, memory: FocusMemory, measureOrigin: () => Box): MoveTarget | undefined {
  if (!isGroup(node)) return node.isUsable() ? { kind: 'leaf', leaf: node } : undefined;
  if (!node.isUsable()) return undefined;
  const rule = node.options.enter ?? (crosses(node, direction) ? 'last' : 'nearest');
  if (rule === 'last') {
    const remembered = recallEntry(node, memory);
    if (remembered) return remembered;
  }
  if (rule === 'first') return firstTarget(node, memory);
  if (node.options.kind === 'row' || node.options.kind === 'column') {
    const step = stepOf(node, direction);
    if (step !== 0) return enterAtEdge(node, step, (child) => enter(child, direction, memory, measureOrigin));
  }
  const origin = measureOrigin();
  const ranked = node.children.map((child) => ({ child, score: scoreEntry(origin, child.measure(), direction) }));
  ranked.sort((a, b) => a.score - b.score);
  for (const { child } of ranked) {
    const target = enter(child, direction, memory, measureOrigin);
    if (target) return target;
  }
  return undefined;
}

/** A move along the group's own axis arrives at the end that faces it. */
function enterAtEdge(group: FocusGroup, step: number, enterChild: (child: FocusNode) => MoveTarget | undefined): MoveTarget | undefined {
  const { items } = group.options;
  const edgeId = items && (step > 0 ? items[0] : items[items.length - 1]);
  if (edgeId !== undefined && !group.children.some((child) => child.id === edgeId)) return { kind: 'undrawn', group, childId: edgeId };
  for (const child of step > 0 ? group.children : [...group.children].reverse()) {
    const target = enterChild(child);
    if (target) return target;
  }
  return undefined;
}

function recallEntry(group: FocusGroup, memory: FocusMemory): MoveTarget | undefined {
  const leaf = memory.recall(group);
  if (leaf) return { kind: 'leaf', leaf };
  const childId = memory.childIdOf(group);
  if (childId === undefined || !group.options.items?.includes(childId)) return undefined;
  return group.children.some((child) => child.id === childId) ? undefined : { kind: 'undrawn', group, childId };
}

function crosses(group: FocusGroup, direction: Direction): boolean {
  const vertical = direction === 'up' || direction === 'down';
  return group.options.kind === 'row' ? vertical : group.options.kind === 'column' ? !vertical : false;
}

function firstTarget(group: FocusGroup, memory: FocusMemory): MoveTarget | undefined {
  const first = group.options.items?.[0];
  if (first !== undefined && !group.children.some((child) => child.id === first)) return { kind: 'undrawn', group, childId: first };
  const leaf = findFirst(group, (candidate) => candidate.isUsable());
  return leaf ? { kind: 'leaf', leaf } : recallEntry(group, memory);
}

/** The first leaf of `group` in order that `accepts` takes. */
export function findFirst(group: FocusGroup, accepts: (leaf: FocusNode) => boolean): FocusNode | undefined {
  for (const child of group.children) {
    const leaf = isGroup(child) ? findFirst(child, accepts) : accepts(child) ? child : undefined;
    if (leaf) return leaf;
  }
  return undefined;
}
