import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { RouteReply } from '../../shared/contract/routes.js';
import { call } from '../product/api.js';
import { openPage } from '../product/browser.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { useProduct } from '../product/use-product.js';
import { readPageWords } from '../second-city/page-words.js';
import { openScreen, RemoteControl } from './remote-control.js';
import { VisitedScreens } from './visited.js';

type Credits = RouteReply<'readCity'>['credits'];

const TELEVISION = { width: 1920, height: 1080 };

let credits: Credits;
const running = useProduct({}, async ({ product }) => {
  ({ credits } = await call(product.address, 'readCity', {}));
  assert.ok(credits.length > 3);
});

/** Line breaks and the cuts of paged text are no part of the words. */
const flatten = (text: string): string => text.replace(/\s+/g, ' ');

function assertNamesAll(shown: readonly string[]): void {
  const text = flatten(shown.join(' '));
  for (const { what, text: words, licence, url = '' } of credits) {
    for (const part of [what, words, licence, url]) assert.ok(text.includes(flatten(part)), `“${part}” is not shown`);
  }
}

/** Turns a page of a panel's list; the next one is drawn within a frame. */
async function turn(page: Page, list: string): Promise<void> {
  await page.locator(`[data-id=${list}-next]`).tap();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

/** Turns all pages of what the panel tells of itself, from the first to the last. */
async function readPages(page: Page): Promise<string[]> {
  const texts: string[] = [];
  for (;;) {
    texts.push(await readPageWords(page));
    if (await page.locator('[data-id=sources-next]').getAttribute('aria-disabled') === 'true') return texts;
    await turn(page, 'sources');
  }
}

test('a visitor reads at the panel what is simulated and where every fact comes from, also in large text', async () => {
  const { page, context, complaints } = await openPage(running.browser, PANEL);
  const visited = new VisitedScreens(page, 'kiosk');
  await page.goto(panelAddress(running.product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height * 0.7);
  await page.locator('[data-id=tile-about]').tap();
  await page.locator('[data-id=sources-next]').waitFor();
  const usual = await readPages(page);
  assertNamesAll(usual);
  assert.match(usual[0] ?? '', /demonstration.*“simulated”.*camera.*gate/s);

  await page.locator('[data-id=bar-back]').tap();
  await page.locator('[data-id=home]').waitFor();
  await page.locator('[data-id=bar-text]').tap();
  await page.locator('[data-id=home-next]').waitFor();
  while (!(await page.locator('[data-id=tile-about]').isVisible())) await turn(page, 'home');
  await page.locator('[data-id=tile-about]').tap();
  await page.locator('[data-id=sources-next]').waitFor();
  const large = await readPages(page);
  assert.ok(large.length > usual.length);
  assertNamesAll(large);
  await visited.assertAllAreScenes();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a household reads the same on its television by remote control, and Back leads to the settings', async () => {
  const { page, context, complaints } = await openPage(running.browser, TELEVISION, false);
  const visited = new VisitedScreens(page, 'tv');
  const remote = new RemoteControl(openScreen(page));
  await page.goto(`${running.product.address}/tv/?lang=en&text=200`);
  await page.locator('[data-live-fact]').first().waitFor();
  await remote.choose('top-settings');
  await page.locator('[data-id=language-en]').waitFor();
  for (let press = 0; press < 4; press++) await remote.press('ArrowDown');
  await remote.choose('about-open');
  await page.locator('[data-id=about-simulated]').waitFor();
  const shown: string[] = [];
  for (let entry = 0; entry <= credits.length; entry++) {
    shown.push(await readPageWords(page));
    const left = await page.locator('tv-about-page section').evaluate((section) => section.clientHeight - section.scrollHeight);
    assert.ok(left >= 0, `the text of entry ${entry} is ${-left} px longer than its room`);
    await remote.press('ArrowDown');
  }
  assertNamesAll(shown);
  assert.match(shown[0] ?? '', /demonstration.*“simulated”/s);
  await remote.press('Escape');
  await page.locator('tv-settings-page').waitFor();
  await visited.assertAllAreScenes();
  assert.deepEqual(complaints, []);
  await context.close();
});
