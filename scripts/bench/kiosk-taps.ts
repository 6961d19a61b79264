import type { CDPSession, Page } from 'playwright-core';
import { openPage } from '../../tests/product/browser.js';
import { CENTER, PANEL, panelAddress } from '../../tests/product/panel.js';
import type { BenchRow, Measure } from './bench-row.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

/** A panel's processor beside a desktop's (Chromium's own throttling). */
const THROTTLE = 6;
const BAR_MS = 100;
const VISITS = 4;
/** Under this Chromium reports no event; whatever is not reported was as fast. */
const LEAST_MS = 16;

/** What a visitor taps, screen by screen, by `data-id`; `space-* 3` is the third of those that can be chosen now. */
const SESSION: readonly string[] = [
  'tile-find', `center-${CENTER}`, 'space-* 3', 'space-* 5', 'now-* 1', 'other-time', 'bar-back', 'space-* 4',
  'bar-language', 'language-ko', 'bar-text', 'step-time', 'step-seat', 'bar-text', 'bar-contrast', 'bar-contrast', 'bar-back', 'bar-end',
];

/** How long a finger stays on the glass. */
const PRESS_MS = 80;

interface Tap {
  readonly name: string;
  /** From the touch to the frame that answered it, as Event Timing has it: in steps of 8 ms. */
  readonly answeredMs: number;
  /** From the end of the touch until what it asked for was painted. */
  readonly doneMs: number;
}

declare global {
  /** The longest event of each interaction, by its number. */
  var __interactions: Map<number, number>;
  /** When what the last click asked for was painted, milliseconds after the click. */
  var __done: number | undefined;
}

/** In the page, as text: every event of an interaction, the longest counts (which is what INP does). */
const WATCH = `globalThis.__interactions = new Map();
new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries()) {
    if (interactionId) __interactions.set(interactionId, Math.max(duration, __interactions.get(interactionId) ?? 0));
  }
}).observe({ type: 'event', durationThreshold: ${LEAST_MS}, buffered: true });
let clickedAt = 0;
addEventListener('click', (event) => { if (event.isTrusted) clickedAt = event.timeStamp; }, true);
// A task after the frame of a click's work is the first that sees it painted.
addEventListener('click', () => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { globalThis.__done = performance.now() - clickedAt; };
  requestAnimationFrame(() => channel.port2.postMessage(undefined));
});`;

async function touch(finger: CDPSession, page: Page, x: number, y: number): Promise<void> {
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await page.waitForTimeout(PRESS_MS);
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Taps as a finger does, and reads how long the page took to answer. */
async function tap(finger: CDPSession, page: Page, name: string): Promise<Tap> {
  const [, prefix, nth] = /^(\S+)\* (\d+)$/.exec(name) ?? [];
  const control = prefix ? page.locator(`[data-id^="${prefix}"]:not([aria-disabled=true])`).nth(Number(nth) - 1) : page.locator(`[data-id="${name}"]`).first();
  await control.waitFor();
  const box = await control.boundingBox();
  if (!box) throw new Error(`${name} has no place on the screen`);
  await page.evaluate(() => {
    globalThis.__interactions.clear();
    globalThis.__done = undefined;
  });
  await touch(finger, page, box.x + box.width / 2, box.y + box.height / 2);
  await page.waitForFunction(() => globalThis.__done !== undefined);
  // Event Timing tells of an event after the frame that followed it.
  await page.evaluate(() => new Promise((told) => { requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(told, 50))); }));
  const { times, done } = await page.evaluate(() => ({ times: [...globalThis.__interactions.values()], done: globalThis.__done ?? NaN }));
  return { name, answeredMs: Math.max(LEAST_MS, ...times), doneMs: done };
}

/** How long a panel takes from a touch to the frame that answers it, over whole visits. */
export const measureKioskTaps: Measure = (tell) => withProduct(async (product, openBrowser) => {
  const { page } = await openPage(await openBrowser(), PANEL);
  await page.addInitScript(WATCH);
  await page.goto(panelAddress(product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  const taps: Tap[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    tell(`visit ${visit + 1} of ${VISITS}`);
    await page.locator('kiosk-attract').waitFor();
    await touch(session, page, PANEL.width / 2, PANEL.height / 2);
    for (const name of SESSION) taps.push(await tap(session, page, name));
  }
  const times = taps.map(({ answeredMs }) => answeredMs);
  const [median, p95] = [pickPercentile(times, 0.5), pickPercentile(times, 0.95)];
  const slowest = [...taps].sort((a, b) => b.answeredMs - a.answeredMs).slice(0, 2).map(({ name, answeredMs }) => `${name} ${inMs(answeredMs)}`);
  const done = taps.map(({ doneMs }) => doneMs);
  const row: BenchRow = {
    name: `kiosk taps: tap to next paint, a visit, ${THROTTLE}x`, ours: `${inMs(median)} median, ${inMs(p95)} p95 of ${times.length}; slowest ${slowest.join(', ')}; what was asked for painted after ${inMs(pickPercentile(done, 0.5))} median, ${inMs(pickPercentile(done, 0.95))} p95`,
    bar: `p95 <= ${inMs(BAR_MS)}`, pass: p95 <= BAR_MS,
  };
  return [row];
});
