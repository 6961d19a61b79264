import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type {} from '../channel-suite/in-page/index.js';
import type {} from '../../shared/ui/expose-dress.js';
import { PROFILES, describeProfile, type ScreenProfile } from '../channel-suite/profiles.js';
import { openPage, startBrowser } from '../product/browser.js';
import { pickCard, startProduct, type Product } from '../product/server.js';

interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const PANELS = PROFILES.filter(({ channel }) => channel === 'kiosk');

let product: Product;
let browser: Browser;
let inPage: string;
before(async () => {
  const bundle = await build({ entryPoints: ['tests/channel-suite/in-page/index.ts'], bundle: true, format: 'iife', target: 'chrome120', write: false });
  inPage = bundle.outputFiles[0]?.text ?? '';
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
after(async () => {
  await browser.close();
  await product.stop();
});

async function openPanel(profile: ScreenProfile, more: Readonly<Record<string, string>>, path = '/', prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const { page } = await openPage(browser, profile);
  await page.addInitScript({ content: inPage });
  await prepare?.(page);
  const query = new URLSearchParams({ lang: 'en', theme: 'day', center: product.openCenters[0], ...describeProfile(profile), ...more });
  await page.goto(`${product.address}/kiosk/?${query.toString()}#${path}`);
  return page;
}

/** Presses a button of the strip by what it says. */
const press = (page: Page, label: string): Promise<void> => page.locator('dev-strip').getByRole('button', { name: label, exact: true }).click();

/** The controls of the panel that the strip covers, in whole or in part. */
async function findCovered(page: Page): Promise<string[]> {
  await page.evaluate(() => __channelSuite.settle());
  const strip = await page.locator('dev-strip').evaluate((element: HTMLElement): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    element.style.display = 'none';
    return { left, top, right, bottom };
  });
  assert.ok(strip.bottom - strip.top > 20, 'the strip is drawn');
  const controls = await page.evaluate(() => __channelSuite.controls());
  await page.locator('dev-strip').evaluate((element: HTMLElement) => { element.style.display = ''; });
  assert.ok(controls.length > 3, 'the panel has controls');
  return controls
    .filter(({ planLabel, left, top, width, height }) => !planLabel && left < strip.right && left + width > strip.left && top < strip.bottom && top + height > strip.top)
    .map(({ name }) => name);
}

test('the development strip covers no control of any panel, in portrait and in landscape', async () => {
  const [first] = PANELS;
  assert.ok(first);
  for (const [path, drawn] of [['/work', 'centers'], [`/work/center/${product.openCenters[0]}`, 'center'], ['/work/check-in', 'check-in']] as const) {
    const page = await openPanel(first, { strip: '1', hooks: '1' }, path);
    await page.locator(`[data-id="${drawn}"]`).first().waitFor();
    await page.locator('dev-strip').waitFor();
    for (const { name, width, height, diagonalInch = 0, lowerEdgeCm = 0 } of PANELS) {
      for (const text of [1, 2] as const) {
        await page.setViewportSize({ width, height });
        await page.evaluate((dress) => globalThis.__uCityDress?.(dress), { language: 'en', text, theme: 'day', profile: { diagonalInch, lowerEdgeCm, widthPx: width, heightPx: height } } as const);
        assert.deepEqual(await findCovered(page), [], `${path}, ${name}, ${text * 100} %`);
      }
    }
    await page.context().close();
  }
});

test('a touch on the strip is no touch on the panel, and a card that it inserts is read', async () => {
  const [profile] = PANELS;
  assert.ok(profile);
  const page = await openPanel(profile, { strip: '1' });
  await page.locator('kiosk-attract').waitFor();
  await press(page, 'Fold');
  await press(page, 'Devices');
  assert.equal(await page.locator('kiosk-attract').isVisible(), true);
  await page.evaluate((card) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', card);
    dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
  }, pickCard(product, 0).token);
  await press(page, 'Insert it');
  await page.locator('[data-id=check-in-no-reservation]').waitFor();
  await page.context().close();
});

test('a server that runs no demonstration gets no strip, no simulated camera and no hooks, whatever the address asks for', async () => {
  const [profile] = PANELS;
  assert.ok(profile);
  // Such a server enrols nobody by itself; all but its word on the demonstration stays as it is.
  const page = await openPanel(profile, { strip: '1', hooks: '1', camera: 'simulated' }, '/work/check-in', (opened) => opened.route('**/api/city', async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...await reply.json() as object, demo: false } });
  }));
  await page.locator('[data-id=check-in]').waitFor();
  await page.evaluate(() => __channelSuite.settle());
  assert.equal(await page.locator('dev-strip').count(), 0);
  assert.equal(await page.evaluate(() => globalThis.__uCityDress === undefined), true);
  assert.doesNotMatch(await page.locator('[data-id=check-in]').innerText(), /simulated/i);
  await page.context().close();
});
