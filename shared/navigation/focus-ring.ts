import type { FocusLeaf } from './focus-tree.js';

/**
 * Marks the focused element with `data-focused`. An attribute of our own, because `:focus-visible` needs Chromium 86; shown
 * always on a television, and on a panel only while the person uses keys, so that a touch leaves no ring behind.
 */
export class FocusRing {
  #marked: HTMLElement[] = [];
  #byKey = false;
  #leaf: FocusLeaf | undefined;

  constructor(private readonly always: boolean) {}

  /** The last input was a key (or was not). */
  set byKey(byKey: boolean) {
    if (this.#byKey === byKey) return;
    this.#byKey = byKey;
    this.mark(this.#leaf);
  }

  mark(leaf: FocusLeaf | undefined): void {
    this.#leaf = leaf;
    const shown = leaf && (this.always || this.#byKey) ? new Set([leaf.element, leaf.target]) : new Set<HTMLElement>();
    for (const element of this.#marked) if (!shown.has(element)) element.removeAttribute('data-focused');
    for (const element of shown) element.setAttribute('data-focused', '');
    this.#marked = [...shown];
  }
}
