import { AsyncDirective, directive } from 'lit/async-directive.js';
import { type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { noChange } from 'lit';
import type { FocusGroupOptions } from './focus-node.js';
import { GroupNode, focusTree } from './focus-tree.js';

class FocusGroupDirective extends AsyncDirective {
  #element: HTMLElement | undefined;
  #options: FocusGroupOptions | undefined;
  #group: GroupNode | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('focusGroup() stands on an element, not in an attribute');
  }

  override update(part: ElementPart, [options]: [FocusGroupOptions]): unknown {
    this.#element = part.element as HTMLElement;
    this.#options = options;
    if (!this.isConnected) return noChange;
    if (this.#group) {
      this.#group.options = options;
      focusTree.touch(this.#group);
    } else {
      this.#group = focusTree.add(new GroupNode(this.#element, options));
    }
    return noChange;
  }

  render(_options: FocusGroupOptions): unknown {
    return noChange;
  }

  override disconnected(): void {
    if (this.#group) focusTree.remove(this.#group);
    this.#group = undefined;
  }

  override reconnected(): void {
    if (this.#element && this.#options) this.#group = focusTree.add(new GroupNode(this.#element, this.#options));
  }
}

/**
 * `<div ${focusGroup({ id: 'seats', kind: 'grid', columns: 6 })}>`: the focusable elements and groups inside, through shadow
 * roots and slots, move as this group says. A group of kind `modal` is the top layer while it is in the document.
 */
export const focusGroup = directive(FocusGroupDirective);
