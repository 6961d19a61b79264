import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from '../product/browser.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { useProduct } from '../product/use-product.js';

let page: Page;
useProduct({}, async ({ browser, product }) => {
  ({ page } = await openPage(browser, PANEL));
  await page.goto(panelAddress(product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
});

declare global {
  /** What happened, in order. */
  var __order: string[];
}

/** In the page, as text, because what tsx makes of a function does not run there. */
const NOTE_ORDER = `
  globalThis.__order = [];
  (function frames() {
    if (__order.at(-1) === 'touched') __order.push('painted');
    requestAnimationFrame(frames);
  })();
  for (const type of ['pointerdown', 'pointerup']) addEventListener(type, () => __order.push('touched'));
  addEventListener('click', () => __order.push('work'));`;

/** A button over everything that goes in the frame after the finger has left it. */
const ADD_FLEETING_BUTTON = `
  const button = document.createElement('button');
  Object.assign(button.style, { position: 'fixed', inset: 0, zIndex: 99 });
  button.dataset.id = 'fleeting';
  button.addEventListener('click', () => __order.push('fleeting'));
  button.addEventListener('pointerup', () => requestAnimationFrame(() => button.remove()));
  document.body.append(button);`;

test('a touch is answered by a frame of its own before the work that it asks for begins, and the work is done once', async () => {
  await page.evaluate(NOTE_ORDER);
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
  await page.locator('kiosk-home').waitFor();
  assert.deepEqual(await page.evaluate(() => globalThis.__order.filter((step) => step === 'work')), [], 'what wakes the panel touches nothing on it');
  await page.evaluate(() => { globalThis.__order.length = 0; });
  await page.locator('[data-id=tile-find]').tap();
  await page.locator('[data-id=centers]').waitFor();
  const order = await page.evaluate(() => globalThis.__order);
  assert.deepEqual(order.slice(-2), ['painted', 'work']);
  assert.equal(order.filter((step) => step === 'work').length, 1);
});

test('two touches in a row are two', async () => {
  await page.evaluate(() => { globalThis.__order.length = 0; });
  const contrast = page.locator('[data-id=bar-contrast]');
  await contrast.tap();
  await contrast.tap();
  await page.waitForFunction(() => globalThis.__order.filter((step) => step === 'work').length === 2);
});

test('a finger that means nothing on the screen any more does nothing', async () => {
  await page.evaluate(ADD_FLEETING_BUTTON);
  await page.locator('[data-id=fleeting]').tap();
  await page.locator('[data-id=fleeting]').waitFor({ state: 'detached' });
  // The next touch is done, and that one was not.
  await page.locator('[data-id=bar-contrast]').tap();
  await page.waitForFunction(() => globalThis.__order.at(-1) === 'work');
  assert.equal(await page.evaluate(() => globalThis.__order.includes('fleeting')), false);
});
