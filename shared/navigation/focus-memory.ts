import type { FocusGroup, FocusNode } from './focus-node.js';
import { isGroup } from './focus-node.js';

interface Remembered {
  readonly childId: string;
  readonly index: number;
}

/** One step of a trail: which child of which group held the focus, by name, because elements come and go. */
export interface TrailStep {
  readonly groupKey: string;
  readonly childId: string;
  readonly index: number;
}

/** The way from the outermost group to a focused leaf, innermost group first. */
export type Trail = readonly TrailStep[];

/** Writes down where a leaf is, in names that outlive its element. */
export function traceTrail(leaf: FocusNode): Trail {
  const steps: TrailStep[] = [];
  let node: FocusNode = leaf;
  for (let group = node.parent; group; node = group, group = group.parent) {
    const items = group.options.items;
    const index = items ? items.indexOf(node.id) : group.children.indexOf(node);
    steps.push({ groupKey: group.key, childId: node.id, index: Math.max(0, index) });
  }
  return steps;
}

/** Which child each group had focused last, by id: it survives windowing, a new render, and leaving the page and coming back. */
export class FocusMemory {
  readonly #entries = new Map<string, Remembered>();

  keep(trail: Trail): void {
    for (const { groupKey, childId, index } of trail) this.#entries.set(groupKey, { childId, index });
  }

  /** The id that group had last, drawn or not. */
  childIdOf(group: FocusGroup): string | undefined {
    return this.#entries.get(group.key)?.childId;
  }

  /** A dialog starts anew each time it opens: forgets it and all inside. */
  forget(group: FocusGroup): void {
    for (const key of [...this.#entries.keys()]) if (key === group.key || key.startsWith(`${group.key}/`)) this.#entries.delete(key);
  }

  /** The place that the remembered child had in its group. */
  indexIn(group: FocusGroup): number | undefined {
    return this.#entries.get(group.key)?.index;
  }

  /** The leaf that had the focus last inside `group`, if it is there and usable. */
  recall(group: FocusGroup): FocusNode | undefined {
    const childId = this.childIdOf(group);
    const child = childId === undefined ? undefined : group.children.find((candidate) => candidate.id === childId);
    if (!child) return undefined;
    return isGroup(child) ? this.recall(child) : child.isUsable() ? child : undefined;
  }
}
