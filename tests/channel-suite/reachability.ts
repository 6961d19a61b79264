import type { Page } from 'playwright-core';

const ARROWS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const;

/** Every number that can be come to from `start` along `edges`. */
function spread(start: number, edges: ReadonlyMap<number, ReadonlySet<number>>): Set<number> {
  const seen = new Set([start]);
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const next of edges.get(at) ?? []) if (!seen.has(next)) { seen.add(next); open.push(next); }
  }
  return seen;
}

/**
 * Presses every arrow on every control, as a person would, and proves that each can be reached from each other. Controls
 * that appear on the way (a list that scrolls) join the proof.
 * @returns the names of controls that stay out, empty if all is well
 */
export async function findUnreachable(page: Page): Promise<string[]> {
  const edges = new Map<number, Set<number>>();
  const back = new Map<number, Set<number>>();
  const link = (from: number, to: number): void => {
    (edges.get(from) ?? edges.set(from, new Set()).get(from))?.add(to);
    (back.get(to) ?? back.set(to, new Set()).get(to))?.add(from);
  };
  const open = await page.evaluate(() => __channelSuite.listNumbers());
  const known = new Set(open);
  if (open.length === 0) return [];
  for (let control = open.pop(); control !== undefined; control = open.pop()) {
    for (const arrow of ARROWS) {
      const hasFocus = await page.evaluate((number) => __channelSuite.focus(number), control);
      if (!hasFocus) break;
      await page.keyboard.press(arrow);
      const landed = await page.evaluate(() => new Promise<number | null>((resolve) => requestAnimationFrame(() => resolve(__channelSuite.focused()))));
      if (landed === null) continue;
      link(control, landed);
      if (!known.has(landed)) { known.add(landed); open.push(landed); }
    }
  }
  const [start] = known;
  if (start === undefined) return [];
  const forth = spread(start, edges);
  const home = spread(start, back);
  const lost = [...known].filter((number) => !forth.has(number) || !home.has(number));
  return Promise.all(lost.map((number) => page.evaluate((at) => __channelSuite.nameOf(at), number)));
}
