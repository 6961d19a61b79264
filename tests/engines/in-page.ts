/**
 * What tests ask a page, whatever the engine: text of 2018's JavaScript, because what a build makes of a function need not run
 * there. `__find` finds the first element with a `data-id` through all shadow roots, `__count` how many match a selector, `__text` what
 * an element says, `__look` where the focus and a control lie.
 */
export const IN_PAGE = `(() => {
  const find = (id, root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.getAttribute('data-id') === id) return element;
      const inner = element.shadowRoot && find(id, element.shadowRoot);
      if (inner) return inner;
    }
    return null;
  };
  const active = () => {
    let focused = document.activeElement;
    while (focused && focused.shadowRoot && focused.shadowRoot.activeElement) focused = focused.shadowRoot.activeElement;
    return focused === document.body ? null : focused;
  };
  const middle = (element) => {
    const box = element.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  const textOf = (node) => node.nodeType === 3 ? node.data : node.nodeName === 'STYLE' ? '' :
    Array.from((node.shadowRoot || node).childNodes).map((child) => child.nodeName === 'SLOT' ? child.assignedNodes().map(textOf).join(' ') : textOf(child)).join(' ');
  const nextFrames = () => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  const count = (selector, root) => Array.from(root.querySelectorAll('*')).reduce((sum, element) => sum + (element.matches(selector) ? 1 : 0) + (element.shadowRoot ? count(selector, element.shadowRoot) : 0), 0);
  window.__count = (selector) => count(selector, document);
  window.__find = (id) => find(id, document);
  window.__text = (id) => { const element = find(id, document); return element ? textOf(element).replace(/\\s+/g, ' ').trim() : ''; };
  window.__focus = () => { const focused = active(); return focused ? { id: focused.getAttribute('data-id'), x: middle(focused).x, y: middle(focused).y } : null; };
  window.__look = (id) => nextFrames().then(() => {
    const wanted = find(id, document);
    const focused = active();
    let arrived = false;
    for (let inside = focused; inside; inside = inside instanceof ShadowRoot ? inside.host : inside.parentNode) if (inside === wanted) arrived = true;
    return {
      at: focused ? { x: middle(focused).x, y: middle(focused).y, arrived: arrived || Boolean(wanted && wanted.contains(focused)) } : null,
      to: wanted ? middle(wanted) : null,
    };
  });
})()`;
