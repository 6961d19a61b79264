import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import stylelint from 'stylelint';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The rules that a style in an element's `css` literal breaks, if it stood in the file of this name. */
async function lintStyle(style: string, file = 'shared/ui/elements/city-sample.ts'): Promise<string[]> {
  const code = `import { css } from 'lit';\nexport const styles = css\`\n${style}\n\`;\n`;
  const { results } = await stylelint.lint({ code, codeFilename: `${root}${file}`, configFile: `${root}stylelint.config.mjs`, cwd: root });
  return (results[0]?.warnings ?? []).map(({ rule }) => rule);
}

const REFUSED: readonly (readonly [what: string, style: string])[] = [
  ['gap between flex items', 'div { display: flex; gap: 4px; }'],
  ['gap of a box whose display is not told', 'div { gap: 4px; }'],
  ['start in a flex box', 'div { display: flex; align-items: start; }'],
  ['a button as a flex box that does not say how its items stand', 'button { display: flex; flex-direction: column; }'],
  ['inset', 'div { position: absolute; inset: 0; }'],
  ['aspect-ratio', 'div { aspect-ratio: 1; }'],
  ['clamp()', 'div { width: clamp(1px, 2px, 3px); }'],
  ['min() inside calc()', 'div { width: calc(1px + min(2px, 3px)); }'],
  ['logical margins', 'div { margin-inline: 1px; }'],
  ['dynamic viewport units', 'div { height: 100dvh; }'],
  ['OKLCH', 'div { color: oklch(50% 0.1 20); }'],
  ['color-mix()', 'div { color: color-mix(in srgb, red, blue); }'],
  [':focus-visible', 'button:focus-visible { color: red; }'],
  [':is()', ':is(a, b) { color: red; }'],
  [':where()', ':where(a) { color: red; }'],
  [':has()', 'div:has(a) { color: red; }'],
  [':not() of a list', 'div:not(.a, .b) { color: red; }'],
  ['nesting', 'div { color: red; & a { color: blue; } }'],
  ['container queries', '@container (min-width: 10px) { div { color: red; } }'],
  ['layers', '@layer base { div { color: red; } }'],
  ['ranges in media queries', '@media (width >= 10px) { div { color: red; } }'],
  ['a colour that is none', 'div { color: #12345; }'],
];

for (const [what, style] of REFUSED) {
  test(`shared styles are refused ${what}`, async () => assert.notDeepEqual(await lintStyle(style), []));
}

test('what Chromium 69 knows is let through', async () => {
  const style = `
    :host([hidden]) { display: none; }
    ul { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: var(--gap); align-items: start; }
    button { display: flex; align-items: stretch; }
    .row { display: flex; justify-content: flex-start; }
    .row > * + * { margin-left: calc(var(--gap) * 2); }
    .cover { position: absolute; top: 0; right: 0; bottom: 0; left: 0; transform: scale(1.04); }
    ::slotted([slot='icon']) { flex: none; }
    @media (prefers-reduced-motion: no-preference) { .row { transition: transform 120ms ease-out; } }`;
  assert.deepEqual(await lintStyle(style), []);
});

test("a panel's own views may use what came later, a television's may not", async () => {
  const style = 'div { display: flex; gap: 4px; }';
  assert.deepEqual(await lintStyle(style, 'shared/services/work/kiosk-sample.ts'), []);
  assert.deepEqual(await lintStyle(style, 'kiosk/shell/kiosk-sample.ts'), []);
  assert.notDeepEqual(await lintStyle(style, 'tv/shell/tv-sample.ts'), []);
});
