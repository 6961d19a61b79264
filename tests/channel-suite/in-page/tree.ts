/** The page as a person meets it: shadow roots and slots followed, hidden and inert parts left out. */

/** Children of an element in the flat tree. */
function listChildren(element: Element): Element[] {
  if (element.shadowRoot) return [...element.shadowRoot.children];
  if (element instanceof HTMLSlotElement) {
    const assigned = element.assignedElements();
    if (assigned.length > 0) return assigned;
  }
  return [...element.children];
}

/** The parent in the flat tree. */
export function findParent(node: Node): Element | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  if (node instanceof Text && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

export function isWithin(node: Node, ancestor: Element): boolean {
  for (let at: Node | null = node; at; at = findParent(at)) if (at === ancestor) return true;
  return false;
}

export function isShown(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** Every shown element under `root`, in document order. */
export function* walk(root: Element = document.body): Generator<Element> {
  if (root instanceof HTMLElement && root.inert) return;
  if (getComputedStyle(root).display === 'none') return;
  yield root;
  for (const child of listChildren(root)) yield* walk(child);
}

/** Every shadow root that the page has made, as long as its host stands in the page. */
const shadowRoots = new Set<WeakRef<ShadowRoot>>();

/** Remembers shadow roots as they are made: to look for them anew with each key costs more than the key. It must run before the page's own scripts. */
export function recordShadowRoots(): void {
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function record(this: Element, init: ShadowRootInit) {
    const root = attach.call(this, init);
    shadowRoots.add(new WeakRef(root));
    return root;
  };
}

/** Every modal dialog that stands in the page, in document order. */
function findDialogs(): Element[] {
  const dialogs = [...document.querySelectorAll('[aria-modal=true]')];
  for (const reference of shadowRoots) {
    const root = reference.deref();
    if (!root) shadowRoots.delete(reference);
    else if (root.isConnected) dialogs.push(...root.querySelectorAll('[aria-modal=true]'));
  }
  return dialogs.length < 2 ? dialogs : [...walk()].filter((element) => dialogs.includes(element));
}

function isInert(element: Element): boolean {
  for (let at: Element | null = element; at; at = findParent(at)) if (at instanceof HTMLElement && at.inert) return true;
  return false;
}

/** The part of the page that counts: the topmost modal dialog, else the whole page. */
export function findStage(): Element {
  const dialogs = findDialogs().filter((element) => isShown(element) && !isInert(element));
  return dialogs[dialogs.length - 1] ?? document.body;
}

/** The focused element inside all shadow roots. */
export function findFocused(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused === document.body ? null : focused;
}

/** The inside of `element` that can be seen: its box, cut by every ancestor that hides what overflows, and by the screen. */
export function clipBox(box: DOMRect, from: Element | null): DOMRect {
  let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
  for (let at = from; at; at = findParent(at)) {
    const style = getComputedStyle(at);
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    const hull = at.getBoundingClientRect();
    if (style.overflowX !== 'visible') [left, right] = [Math.max(left, hull.left), Math.min(right, hull.right)];
    if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, hull.top), Math.min(bottom, hull.bottom)];
  }
  [left, right] = [Math.max(left, 0), Math.min(right, innerWidth)];
  [top, bottom] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}

/** Whether a box lies, in part at least, beyond the edge of something that scrolls by a wheel. */
export function isScrolledAway(box: DOMRect, from: Element): boolean {
  for (let at = findParent(from); at; at = findParent(at)) {
    if (!/^(auto|scroll)$/.test(getComputedStyle(at).overflowY) || at.scrollHeight <= at.clientHeight) continue;
    const hull = at.getBoundingClientRect();
    if (box.top < hull.top - 1 || box.bottom > hull.bottom + 1) return true;
  }
  return false;
}

/** Names an element for a person who reads a failure. */
export function nameElement(element: Element): string {
  const id = element.closest('[data-id]')?.getAttribute('data-id');
  let host: Element | null = element;
  while (host && !host.tagName.includes('-')) host = findParent(host);
  const text = (element.getAttribute('aria-label') ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40);
  return `<${element.tagName.toLowerCase()}${id ? ` data-id=${id}` : ''}${host && host !== element ? ` in ${host.tagName.toLowerCase()}` : ''}> “${text}”`;
}
