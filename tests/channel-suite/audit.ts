import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axeSource = await readFile(axePath, 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Runs axe-core (WCAG 2.2 A and AA with contrast) on the page and gives a line for each violation. */
export async function auditAccessibility(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which the page's content security policy does not bind.
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axeSource);
  const violations = (await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<{ violations: unknown }> } };
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'], preload: false });
    return violations;
  })) as AxeViolation[];
  return violations.flatMap(({ id, help, nodes }) => nodes.slice(0, 4).map((node) => `${id}: ${help} at ${JSON.stringify(node.target)} ${(node.failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 160)}`));
}
