import type { Page } from 'playwright-core';
import { openPage } from '../../tests/product/browser.js';
import { countKept } from '../../tests/product/kept.js';
import { PANEL, panelAddress } from '../../tests/product/panel.js';
import { waitUntilKept } from '../../tests/shell/shell-page.js';
import type { Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

/** A panel's processor beside a desktop's (Chromium's own throttling). */
const THROTTLE = 6;
const STARTS = 7;
const BAR_MS = 2_000;

declare global {
  /** Milliseconds from the navigation to the frame in which the panel could be touched. */
  var __touchableAt: Promise<number>;
}

/** In the page, as text. The attract screen answers a touch anywhere: when it is drawn, the first control can be used. */
const WATCH = `globalThis.__touchableAt = new Promise((told) => {
  const look = () => {
    const attract = document.querySelector('kiosk-app')?.shadowRoot?.querySelector('kiosk-attract');
    if (attract?.shadowRoot?.querySelector('*')) requestAnimationFrame(() => told(performance.now()));
    else requestAnimationFrame(look);
  };
  look();
})`;

/** Touches the panel, which proves that what was drawn can be used. */
async function touch(page: Page): Promise<void> {
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
  await page.locator('[data-id=home]').first().waitFor({ state: 'attached' });
}

/** How long a panel takes to start from what it kept, with its server killed. */
export const measureKioskStart: Measure = (tell) => withProduct(async (product, openBrowser) => {
  const { page, context } = await openPage(await openBrowser(), PANEL);
  const address = panelAddress(product, 'simulated');
  await page.goto(address);
  const version = await page.evaluate(() => document.documentElement.dataset['version'] ?? '');
  await waitUntilKept(page, 'kiosk', version);
  for (let look = 0; !(await countKept(page)).publicKeys.some((key) => key.startsWith('readOccupancy')); look++) {
    if (look > 300) throw new Error('The panel kept no public facts');
    await page.waitForTimeout(100);
  }
  await product.node.end('SIGKILL');
  await page.close();

  const times: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    tell(`start ${start + 1} of ${STARTS}`);
    const started = await context.newPage();
    await started.addInitScript(WATCH);
    const session = await context.newCDPSession(started);
    await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    await started.goto(address, { waitUntil: 'commit' });
    await started.waitForFunction(() => globalThis.__touchableAt !== undefined);
    times.push(await started.evaluate(() => globalThis.__touchableAt));
    await touch(started);
    await started.close();
  }
  const [median, worst] = [pickPercentile(times, 0.5), Math.max(...times)];
  return [{
    name: `kiosk start: server killed, navigation to first control, ${THROTTLE}x`, ours: `${inMs(median)} median, ${inMs(worst)} worst of ${times.length}`,
    bar: `worst <= ${inMs(BAR_MS)}`, pass: worst <= BAR_MS,
  }];
});
