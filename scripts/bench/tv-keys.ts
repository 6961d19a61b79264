import type { Page } from 'playwright-core';
import { openScreen, RemoteControl } from '../../tests/journeys/remote-control.js';
import { openPage } from '../../tests/product/browser.js';
import { CENTER } from '../../tests/product/panel.js';
import type { BenchRow, Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

/** A television's processor beside a desktop's: a sixth (Chromium's own throttling). */
const THROTTLE = 6;
const TELEVISION = { width: 1920, height: 1080 };
const PRESSES = 60;
const FEW = 50;
const MANY = 1000;
const BARS = { median: 50, p95: 100, growth: 1.5 };

declare global {
  /** Milliseconds from the last key's own time until the frame that followed it was done; waits for it. */
  var __keyToFrame: () => Promise<number>;
  /** Gives the first rail of home as many cards, each a copy of one that is there. */
  var __fillRail: (count: number) => void;
}

/**
 * In the page: a key's own time is when the browser took it from the keyboard; the frame is done when a task after its animation
 * callbacks runs. Text, because what tsx makes of a function does not run in a page.
 */
const WATCH = `(() => {
  let told;
  addEventListener('keydown', (event) => {
    const channel = new MessageChannel();
    told = new Promise((done) => { channel.port1.onmessage = () => done(performance.now() - event.timeStamp); });
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  }, true);
  globalThis.__keyToFrame = () => told.then((ms) => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(() => shown(ms)))));
  const find = (root) => [...root.querySelectorAll('*')].reduce((found, element) => found || (element.localName === 'tv-rail' ? element : element.shadowRoot && find(element.shadowRoot)), undefined);
  globalThis.__fillRail = (count) => {
    const rail = find(document);
    const [card] = rail.rail.cards;
    rail.rail = { ...rail.rail, cards: Array.from({ length: count }, (_unused, index) => ({ ...card, id: 'copy-' + index })) };
  };
})()`;

/** Presses keys in turn and gives each key's time until its frame was done. */
async function timeKeys(page: Page, keys: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press < PRESSES; press++) {
    await page.keyboard.press(keys[press % keys.length] ?? '');
    times.push(await page.evaluate(() => globalThis.__keyToFrame()));
  }
  // The first presses load nothing and draw something that was never drawn: they are part of what a person feels.
  return times;
}

function describeKeys(where: string, times: readonly number[]): BenchRow {
  const [median, p95] = [pickPercentile(times, 0.5), pickPercentile(times, 0.95)];
  return {
    name: `television keys: key to next frame, ${where}, ${THROTTLE}x`, ours: `${inMs(median)} median, ${inMs(p95)} p95 of ${times.length}`,
    bar: `median <= ${inMs(BARS.median)}, p95 <= ${inMs(BARS.p95)}`, pass: median <= BARS.median && p95 <= BARS.p95,
  };
}

/** How long a key of the remote takes on home and among seats, and whether more to choose from makes it longer. */
export const measureTvKeys: Measure = (tell) => withProduct(async (product, openBrowser) => {
  const { page } = await openPage(await openBrowser(), TELEVISION, false);
  await page.addInitScript(WATCH);
  await page.goto(`${product.address}/tv/?lang=en`);
  await page.locator(`[data-id="card-center-${CENTER}"]`).waitFor({ state: 'attached' });
  // What home fetches after its first facts has come.
  await page.locator('tv-city').waitFor({ state: 'attached' });
  const session = await page.context().newCDPSession(page);
  const throttle = (rate: number): Promise<unknown> => session.send('Emulation.setCPUThrottlingRate', { rate });

  tell('home');
  await throttle(THROTTLE);
  const home = await timeKeys(page, ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']);
  const medians: number[] = [];
  for (const count of [FEW, MANY]) {
    tell(`${count} cards in a rail`);
    await page.evaluate((cards) => globalThis.__fillRail(cards), count);
    await timeKeys(page, ['ArrowRight', 'ArrowLeft']);
    medians.push(pickPercentile(await timeKeys(page, ['ArrowRight', 'ArrowRight', 'ArrowLeft']), 0.5));
  }
  tell('seats');
  await throttle(1);
  await page.goto(`${product.address}/tv/?lang=en#/work/center/${CENTER}`);
  await page.reload();
  await new RemoteControl(openScreen(page)).choose('now-0');
  await page.locator('[data-id=tv-seats]').waitFor({ state: 'attached' });
  await page.locator('city-tv-row').first().waitFor({ state: 'attached' });
  await throttle(THROTTLE);
  const seats = await timeKeys(page, ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']);
  const [few = NaN, many = NaN] = medians;
  return [
    describeKeys('home', home), describeKeys('seat choice', seats),
    {
      name: `television keys: a rail of ${MANY.toLocaleString('en')} cards, ${THROTTLE}x`, ours: `${inMs(many)} median`, peer: inMs(few), peerName: `${FEW} cards`, ratio: many / few,
      bar: `<= ${BARS.growth} x`, pass: many / few <= BARS.growth,
    },
  ];
});
