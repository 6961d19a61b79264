import type { FocusGroup, FocusNode } from './focus-node.js';
import { isGroup } from './focus-node.js';

interface Remembered {
  readonly childId: string;
  readonly index: number;
  readonly order: number;
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
  #order = 0;

  keep(trail: Trail): void {
    this.#order += 1;
    for (const { groupKey, childId, index } of trail) this.#entries.set(groupKey, { childId, index, order: this.#order });
  }

  /** The id that group had last, drawn or not. */
  childIdOf(group: FocusGroup): string | undefined {
    return this.#entries.get(group.key)?.childId;
  }

  /** A dialog starts anew each time it opens: forgets it and all inside. */
  forget(group: FocusGroup): void {
    for (const key of [...this.#entries.keys()]) if (key === group.key || key.startsWith(`${group.key}/`)) this.#entries.delete(key);
  }

  /**
   * The leaf that had the focus last inside `group`, if it is there and usable. When the remembered child has gone (another
   * page stands in its place), the child group that was used most recently answers.
   */
  recall(group: FocusGroup): FocusNode | undefined {
    const childId = this.childIdOf(group);
    const remembered = childId === undefined ? undefined : group.children.find((child) => child.id === childId);
    if (remembered) return isGroup(remembered) ? this.recall(remembered) : remembered.isUsable() ? remembered : undefined;
    const groups = group.children.filter(isGroup).filter((child) => this.#entries.has(child.key));
    groups.sort((a, b) => (this.#entries.get(b.key)?.order ?? 0) - (this.#entries.get(a.key)?.order ?? 0));
    for (const child of groups) {
      const leaf = this.recall(child);
      if (leaf) return leaf;
    }
    return undefined;
  }
}
