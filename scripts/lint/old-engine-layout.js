import stylelint from 'stylelint';

const name = 'house/old-engine-layout';
const messages = stylelint.utils.ruleMessages(name, {
  gap: (property) => `${property} works in grids only before Chromium 84: use margins, or display: grid in the same rule`,
  edge: (property, value) => `${property}: ${value} is not known to flex boxes before Chromium 93: use flex-${value}`,
  button: () => 'a button that is a flex box starts its items at the edge before Chromium 86: say align-items',
});

/** What `display` a selector gets anywhere in the same style sheet. */
function readDisplays(root) {
  const displays = new Map();
  root.walkDecls('display', (declaration) => {
    const selector = declaration.parent?.selector;
    if (selector) displays.set(selector, [...(displays.get(selector) ?? []), declaration.value]);
  });
  return displays;
}

const rule = (enabled) => (root, result) => {
  if (!enabled) return;
  const displays = readDisplays(root);
  const has = (declaration, pattern) => (displays.get(declaration.parent?.selector) ?? []).some((display) => pattern.test(display));
  const refuse = (node, message) => stylelint.utils.report({ ruleName: name, result, node, message });
  root.walkDecls(/^(gap|row-gap|column-gap)$/, (declaration) => {
    if (!has(declaration, /grid/)) refuse(declaration, messages.gap(declaration.prop));
  });
  root.walkDecls(/^(align-items|align-self|align-content|justify-content)$/, (declaration) => {
    if (/^(start|end)$/.test(declaration.value) && has(declaration, /flex/)) refuse(declaration, messages.edge(declaration.prop, declaration.value));
  });
  root.walkRules(/(^|[\s>])button$/, (box) => {
    if (!box.nodes.some((node) => node.prop === 'display' && /flex/.test(node.value))) return;
    if (!box.nodes.some((node) => node.prop === 'align-items')) refuse(box, messages.button());
  });
};
rule.ruleName = name;
rule.messages = messages;

/** Stylelint rule: what flex boxes learnt after Chromium 69, which lists of names cannot tell from what grids knew before. */
export default stylelint.createPlugin(name, rule);
