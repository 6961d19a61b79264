import { composedParent, findDeepActive } from './composed-tree.js';
import { findMove } from './find-move.js';
import { findNearestIndex, findPlace } from './find-place.js';
import { FocusMemory, traceTrail, type Trail } from './focus-memory.js';
import type { Direction, FocusNode } from './focus-node.js';
import { isGroup, isInside } from './focus-node.js';
import type { FocusRing } from './focus-ring.js';
import { FocusLeaf, type FocusTree, type GroupNode } from './focus-tree.js';

/** Who put the focus where it is; a person's choice is never overridden, a makeshift one is when the right place appears. */
type PlacedBy = 'person' | 'memory' | 'autofocus' | 'repair' | 'makeshift';

/**
 * Keeps the document's focus on a usable leaf of the top layer. It moves by keys, remembers by id, opens and closes layers,
 * and repairs when the focused element is removed, hidden, disabled or made inert. Repair is looked for after changes only
 * (renders, mutations, lost focus), in the next frame: an idle screen does no work.
 */
export class FocusKeeper {
  readonly memory = new FocusMemory();
  #current: FocusLeaf | undefined;
  #trail: Trail = [];
  #placedBy: PlacedBy = 'makeshift';
  #layers: { modal: GroupNode; opener: Trail }[] = [];
  #checkAsked = false;
  #revealing = false;
  #placing = false;
  #stopped = false;
  readonly #observed = new WeakSet<Node>();
  readonly #mutations = new MutationObserver(() => this.askCheck());

  constructor(private readonly tree: FocusTree, private readonly ring: FocusRing) {
    tree.onChange = () => this.askCheck();
  }

  get current(): FocusLeaf | undefined {
    return this.#current;
  }

  /** Looks in the next frame whether the focus is still well placed. */
  askCheck(): void {
    if (this.#checkAsked) return;
    this.#checkAsked = true;
    requestAnimationFrame(() => {
      this.#checkAsked = false;
      if (!this.#stopped) this.check();
    });
  }

  /** Follows the focus that a person gave by touch or pointer, or the browser by the Tab key. */
  follow(target: Node | null): void {
    if (this.#placing) return;
    this.tree.place();
    const leaf = this.tree.leafAt(target);
    if (!leaf || leaf === this.#current) return;
    const top = this.tree.topModal;
    if (top && !isInside(leaf, top)) this.askCheck();
    else this.#settle(leaf, 'person');
  }

  /** Where an intent starts: at the focused element if it is in the top layer, else at that layer. */
  findIntentTarget(root: HTMLElement): Element {
    const top = this.tree.topModal;
    const active = findDeepActive();
    if (!top?.element) return active ?? root;
    const leaf = this.tree.leafAt(active);
    return active && leaf && isInside(leaf, top) ? active : top.element;
  }

  /** Moves by one key; false when nothing lies that way. */
  move(direction: Direction): boolean {
    this.check('key');
    if (!this.#current || this.#revealing) return false;
    const target = findMove(this.#current, direction, this.memory);
    if (!target) return false;
    if (target.kind === 'leaf') return this.#focus(target.leaf, 'person');
    void this.#reveal(target.group as GroupNode, target.childId);
    return true;
  }

  /** Gives the focus to a leaf, as a pointer over it does. */
  choose(leaf: FocusLeaf): void {
    const top = this.tree.topModal;
    if (leaf === this.#current || !leaf.isUsable() || (top && !isInside(leaf, top))) return;
    this.#focus(leaf, 'person');
  }

  /** The person uses what has the focus: it is worth remembering. */
  confirm(): void {
    if (!this.#current) return;
    this.#placedBy = 'person';
    this.memory.keep(this.#trail);
  }

  stop(): void {
    this.#stopped = true;
    this.#mutations.disconnect();
    this.ring.mark(undefined);
  }

  /**
   * Puts the focus right if it is not.
   * @param cause `key` when a person has pressed one: it belongs to the focus they see, even if a better place has just been rendered
   */
  check(cause: 'change' | 'key' = 'change'): void {
    this.tree.place();
    const opened = this.#syncLayers();
    const top = this.tree.topModal;
    const layer = top ?? this.tree.root;
    const active = findDeepActive();
    const leaf = this.tree.leafAt(active);
    if (leaf) this.tree.replace(leaf);
    if (!opened && leaf?.isUsable() && isInside(leaf, layer)) {
      if (leaf !== this.#current) this.#settle(leaf, 'person');
      else if (this.#placedBy === 'makeshift' && cause === 'change') this.#placeWell(layer);
      this.ring.mark(leaf);
      return;
    }
    // A field that is not in the tree keeps the focus a person gave it, unless a layer lies above it.
    if (!opened && active && !leaf && !top && active.getClientRects().length > 0) return;
    if (!opened && this.#placedBy !== 'makeshift' && this.#repair(layer)) return;
    this.#placeWell(layer);
  }

  /** Opens and closes layers as dialogs come and go; true when the focus has to find a place in another layer. */
  #syncLayers(): boolean {
    const top = this.tree.topModal;
    const known = this.#layers[this.#layers.length - 1];
    if (top === known?.modal) return false;
    const position = this.#layers.findIndex((layer) => layer.modal === top);
    if (top && position < 0) {
      // Layers under the new one that have gone leave their opener to it.
      const gone = this.#layers.filter((layer) => !layer.modal.element?.isConnected);
      this.#layers = this.#layers.filter((layer) => !gone.includes(layer));
      this.#layers.push({ modal: top, opener: gone[0]?.opener ?? this.#trail });
      this.memory.forget(top);
      return true;
    }
    const closed = this.#layers.splice(position + 1);
    const opener = closed[0]?.opener;
    if (opener && opener.length > 0) {
      this.#trail = opener;
      this.#current = undefined;
      this.#repair(top ?? this.tree.root);
    }
    return false;
  }

  /** Finds the best place on a page or in a dialog where a person has not chosen one yet. */
  #placeWell(layer: GroupNode): void {
    const place = findPlace(layer, this.memory);
    if (place && this.#focus(place.leaf, place.reason)) return;
    this.#current = undefined;
    this.ring.mark(undefined);
  }

  /** The same id drawn anew, else the nearest in its group, else the same in its parents. */
  #repair(layer: GroupNode): boolean {
    for (const { groupKey, childId, index } of this.#trail) {
      const group = this.tree.findGroup(groupKey);
      if (!group || (group !== layer && !isInside(group, layer))) continue;
      // At the layer's own level everything inside is another page: it has a place of its own for the focus.
      if (group === this.tree.root && this.#trail.length > 1) return false;
      const same = group.children.find((child) => child.id === childId);
      const leaf = same instanceof FocusLeaf && same.isUsable() ? same : findNearestIndex(group, index);
      if (leaf && this.#focus(leaf, 'repair')) return true;
    }
    return false;
  }

  #focus(node: FocusNode, placedBy: PlacedBy): boolean {
    if (!(node instanceof FocusLeaf)) return false;
    if (node === this.#current && node.target === findDeepActive()) {
      this.#placedBy = placedBy;
      return true;
    }
    this.#moveTabStop(node);
    this.#placing = true;
    node.target.focus({ preventScroll: true });
    this.#placing = false;
    if (this.tree.leafAt(findDeepActive()) !== node) return false;
    this.#settle(node, placedBy);
    this.#scroll(node);
    return true;
  }

  #settle(leaf: FocusLeaf, placedBy: PlacedBy): void {
    this.#current = leaf;
    this.#placedBy = placedBy;
    this.#trail = traceTrail(leaf);
    if (placedBy === 'person') this.memory.keep(this.#trail);
    this.#moveTabStop(leaf);
    this.ring.mark(leaf);
    this.#observe(leaf.target);
  }

  /** Roving tab index: the Tab key meets each group once, at the leaf that had the focus last. */
  #moveTabStop(leaf: FocusLeaf): void {
    const group = leaf.parent;
    if (this.tree.tabStops === 'each') return;
    if (!group || group.tabStop === leaf) return;
    group.tabStop?.target.setAttribute('tabindex', '-1');
    group.tabStop = leaf;
    leaf.target.setAttribute('tabindex', '0');
  }

  /** Groups that scroll by themselves are told; the outermost of them (or the leaf) is brought into the page's view. */
  #scroll(leaf: FocusLeaf): void {
    let shown: HTMLElement = leaf.target;
    let child: FocusNode = leaf;
    for (let group = leaf.parent; group; child = group, group = group.parent) {
      if (!group.options.onFocusWithin) continue;
      group.options.onFocusWithin(child.id);
      if (group.element) shown = group.element;
    }
    shown.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  async #reveal(group: GroupNode, childId: string): Promise<void> {
    this.#revealing = true;
    await group.options.reveal?.(childId);
    this.#revealing = false;
    this.tree.place();
    const child = group.children.find((candidate) => candidate.id === childId);
    const leaf = child && isGroup(child) ? findPlace(child, this.memory)?.leaf : child;
    if (leaf) this.#focus(leaf, 'person');
  }

  /** Watches what can take the focused element away: changes in every root that it lies in. */
  #observe(element: Element): void {
    for (let node: Node | null = element; node; node = composedParent(node)) {
      const isRoot = node instanceof ShadowRoot || node instanceof Document;
      if (!isRoot || this.#observed.has(node)) continue;
      this.#observed.add(node);
      this.#mutations.observe(node, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled', 'hidden', 'inert', 'class', 'style', 'open'] });
    }
  }
}
