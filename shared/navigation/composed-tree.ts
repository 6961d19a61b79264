/**
 * The parent under which a node is drawn: its slot, its parent, or the host of its shadow root. It is the way a composed
 * event would take, read without dispatching one.
 */
export function composedParent(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

function ancestorsOf(node: Node): Node[] {
  const ancestors: Node[] = [];
  for (let current: Node | null = node; current; current = composedParent(current)) ancestors.push(current);
  return ancestors.reverse();
}

/** Orders two elements as they are drawn, across shadow roots and slots; for `Array.prototype.sort`. */
export function compareDrawn(a: Element, b: Element): number {
  if (a === b) return 0;
  if (a.parentNode === b.parentNode && a.assignedSlot === b.assignedSlot) return comparePosition(a, b);
  const pathA = ancestorsOf(a);
  const pathB = ancestorsOf(b);
  for (let depth = 0; ; depth++) {
    const nodeA = pathA[depth];
    const nodeB = pathB[depth];
    if (!nodeA || !nodeB) return pathA.length - pathB.length;
    if (nodeA !== nodeB) return comparePosition(nodeA, nodeB);
  }
}

function comparePosition(a: Node, b: Node): number {
  const position = a.compareDocumentPosition(b);
  if (position & Node.DOCUMENT_POSITION_DISCONNECTED) return 0;
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** The focused element behind all shadow roots; `null` when nothing but the page has the focus. */
export function findDeepActive(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active === document.body || active === document.documentElement ? null : active;
}
