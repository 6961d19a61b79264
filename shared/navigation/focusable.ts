import { AsyncDirective, directive } from 'lit/async-directive.js';
import { type ElementPart, type PartInfo, PartType } from 'lit/directive.js';
import { noChange } from 'lit';
import type { FocusableOptions } from './focus-node.js';
import { FocusLeaf, focusTree } from './focus-tree.js';

/**
 * Makes an element part of the focus tree without a template: for an element that registers itself.
 * Returns the functions that change its options and take it out again.
 */
export function registerFocusable(element: HTMLElement, options: FocusableOptions): { change(options: FocusableOptions): void; remove(): void } {
  const leaf = focusTree.add(new FocusLeaf(element, options));
  if (!element.shadowRoot?.delegatesFocus && !element.hasAttribute('tabindex')) element.setAttribute('tabindex', focusTree.tabStops === 'each' ? '0' : '-1');
  return {
    change(next) {
      leaf.options = next;
      focusTree.touch(leaf);
    },
    remove: () => focusTree.remove(leaf),
  };
}

class FocusableDirective extends AsyncDirective {
  #element: HTMLElement | undefined;
  #options: FocusableOptions | undefined;
  #registration: ReturnType<typeof registerFocusable> | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('focusable() stands on an element, not in an attribute');
  }

  override update(part: ElementPart, [options]: [FocusableOptions]): unknown {
    this.#element = part.element as HTMLElement;
    this.#options = options;
    if (!this.isConnected) return noChange;
    if (this.#registration) this.#registration.change(options);
    else this.#registration = registerFocusable(this.#element, options);
    return noChange;
  }

  render(_options: FocusableOptions): unknown {
    return noChange;
  }

  override disconnected(): void {
    this.#registration?.remove();
    this.#registration = undefined;
  }

  override reconnected(): void {
    if (this.#element && this.#options) this.#registration = registerFocusable(this.#element, this.#options);
  }
}

/**
 * `<button ${focusable({ id: 'reserve' })}>`: the element can be reached with the arrow keys. It takes the document's real
 * focus; select is its `click()`; while it has the focus by key it carries the attribute `data-focused`.
 */
export const focusable = directive(FocusableDirective);
