import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { Resident } from '../../tests/product/api.js';
import { openPage, startBrowser } from '../../tests/product/browser.js';
import { CENTER, PANEL, panelAddress } from '../../tests/product/panel.js';
import { isGood, startProduct, type GoodCard } from '../../tests/product/server.js';
import { tapDigits, typeCardAtOnce } from '../../tests/product/type-card.js';
import { makeRandom, pick } from './random.js';

export interface VisitorsReport {
  readonly visitors: number;
  /** After each tenth of the day, garbage collected. */
  readonly tenths: readonly { readonly heapBytes: number; readonly nodes: number }[];
  readonly complaints: readonly string[];
}

type Visit = (page: Page, card: GoodCard, server: string) => Promise<void>;

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();

/** What people do at a panel, each from a rest to a rest. */
const VISITS: Readonly<Record<string, Visit>> = {
  async looks(page) {
    await find(page, 'home').waitFor();
    await page.evaluate(() => location.assign('#/work'));
    await find(page, 'centers').waitFor();
    await find(page, 'centers-next').click();
    await page.evaluate((center) => location.assign(`#/work/center/${center}`), CENTER);
    await find(page, 'reserve').waitFor();
    await find(page, 'now-60').click();
    await find(page, 'other-time').click();
  },
  async reserves(page, card) {
    await page.evaluate((center) => location.assign(`#/work/center/${center}`), CENTER);
    await find(page, 'reserve').click();
    await find(page, 'sign-in-card').waitFor();
    await tapDigits(page, card.number);
    await find(page, 'sign-in-pin').waitFor();
    await tapDigits(page, card.pin);
    await page.locator('[data-id=reserved], [data-id=reserve-trouble]').first().waitFor();
    await page.evaluate(() => location.assign('#/work/reservations'));
    await find(page, 'cancel').click();
    await find(page, 'confirm').click();
    await find(page, 'undo-cancel').waitFor();
  },
  async 'changes how the panel looks'(page) {
    await find(page, 'bar-text').click();
    await find(page, 'bar-contrast').click();
    await find(page, 'bar-language').click();
    await find(page, 'languages').waitFor();
    await page.keyboard.press('Escape');
  },
  async 'checks in'(page, card, server) {
    const resident = await Resident.signIn(server, card);
    await resident.cancelAll();
    await resident.reserveSeat(CENTER, 0, 30);
    await page.evaluate(() => location.assign('#/work/check-in'));
    await page.locator('pla-camera-circle[looking]').waitFor();
    await typeCardAtOnce(page, card.token);
    await find(page, 'checked-in').waitFor();
    await resident.cancelAll();
  },
};

/** The panel as the visitor saw it who got no further. */
const PICTURE = '.cache/soak-visitor.png';

/**
 * A panel's day in fast-forward: one page, one visitor after the other, no reload in between.
 * @param visitors how many; measured after each tenth
 */
export async function runVisitors(visitors: number, seed: number, tell: (line: string) => void = () => undefined): Promise<VisitorsReport> {
  const random = makeRandom(seed);
  const [product, browser] = await Promise.all([startProduct({ REQUESTS_PER_MINUTE: '1000000' }), startBrowser()]);
  try {
    const cards = product.cards.filter(isGood);
    const { page, complaints } = await openPage(browser, PANEL);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(panelAddress(product, 'simulated'));
    await page.locator('kiosk-attract').waitFor();
    const tenths: { heapBytes: number; nodes: number }[] = [];
    for (let visitor = 1; visitor <= visitors; visitor++) {
      const card = cards[visitor % cards.length];
      if (!card) throw new Error('The demonstration has no good card');
      await page.keyboard.press('Enter');
      await find(page, 'home').waitFor();
      const name = pick(Object.keys(VISITS), random);
      await VISITS[name]?.(page, card, product.address).catch(async (error: unknown) => {
        await page.screenshot({ path: PICTURE }).catch(() => undefined);
        throw new Error(`Visitor ${String(visitor)} ${name}; what they saw is in ${PICTURE}`, { cause: error });
      });
      await find(page, 'bar-end').click();
      await page.locator('kiosk-attract').waitFor();
      if (visitor % Math.ceil(visitors / 10) !== 0) continue;
      tenths.push(await measure(session));
      const last = tenths.at(-1);
      tell(`  ${String(visitor)} visitors: ${((last?.heapBytes ?? 0) / 1_048_576).toFixed(1)} MiB, ${String(last?.nodes)} nodes`);
    }
    return { visitors, tenths, complaints };
  } finally {
    await browser.close();
    await product.stop();
  }
}

async function measure(session: CDPSession): Promise<{ heapBytes: number; nodes: number }> {
  // The least of several looks: what one collection finds may let go of more, and code comes and goes by itself.
  const looks: { heapBytes: number; nodes: number }[] = [];
  for (let look = 0; look < 5; look++) {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const read = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
    looks.push({ heapBytes: read('JSHeapUsedSize'), nodes: read('Nodes') });
    await wait(400);
  }
  return { heapBytes: Math.min(...looks.map(({ heapBytes }) => heapBytes)), nodes: Math.min(...looks.map(({ nodes }) => nodes)) };
}
