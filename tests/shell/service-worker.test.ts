import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { MOST_TRIES } from '../../shared/offline/service-worker/version-record.js';
import { openPage, startBrowser } from '../product/browser.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { startProduct, type Product } from '../product/server.js';
import { openFront, type Front } from './front.js';
import { CANNOT_START, deploy, makeRelease, removeFile, STARTS, type Release } from './release.js';
import { findUpdate, readVersion, waitForVersion, waitUntilFontsKept, waitUntilInCharge, waitUntilKept } from './shell-page.js';

const SOON_MS = 60_000;

let product: Product;
let browser: Browser;
let folder: string;
before(async () => {
  [product, browser, folder] = await Promise.all([startProduct(), startBrowser(), mkdtemp(join(tmpdir(), 'u-city-shell-'))]);
});
after(async () => {
  await browser.close();
  await product.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('A panel that gets newer versions', () => {
  let front: Front;
  let place: string;
  let old: Release;
  let count = 0;
  before(async () => {
    place = join(folder, 'web');
    old = await makeRelease(join(folder, 'old'), STARTS);
    await deploy(place, old);
    front = await openFront(place, product.address);
  });
  after(() => front.stop());

  const release = (main = STARTS): Promise<Release> => makeRelease(join(folder, `new-${++count}`), main);

  /** A panel at rest whose version is the old one, kept and known to be good. */
  async function openPanel(): Promise<{ page: Page; close: () => Promise<void> }> {
    await deploy(place, old);
    const { page, context } = await openPage(browser, PANEL);
    await page.clock.install();
    await page.goto(panelAddress(front, 'simulated'));
    await waitUntilKept(page, 'kiosk', old.version);
    return { page, close: () => context.close() };
  }

  test('takes one while it rests, by itself', async () => {
    const { page, close } = await openPanel();
    const next = await release();
    await deploy(place, next);
    await findUpdate(page);
    await waitForVersion(page, next.version);
    await waitUntilKept(page, 'kiosk', next.version);
    const names = await page.evaluate(() => caches.keys());
    assert.deepEqual(names.filter((name) => name.startsWith('u-city-kiosk-')).sort(), [`u-city-kiosk-${next.version}`, 'u-city-kiosk-record'].sort());
    await close();
  });

  test('waits while a visitor is there and takes it after', async () => {
    const { page, close } = await openPanel();
    await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
    await page.locator('kiosk-home').waitFor();
    const next = await release();
    await deploy(place, next);
    await findUpdate(page);
    await waitUntilInCharge(page, 'kiosk', next.version);
    // What the visitor opens now is still of the version that the visit began with.
    await page.locator('[data-id=bar-language]').click();
    await page.locator('[data-id=languages]').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    assert.equal(await readVersion(page), old.version);
    await page.locator('[data-id=bar-end]').click();
    await waitForVersion(page, next.version);
    await close();
  });

  test('keeps the old one when a file of the new one cannot be had', async () => {
    const { page, close } = await openPanel();
    const next = await release();
    await removeFile(next, 'fonts/by-language.json');
    await deploy(place, next);
    const failed = page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return new Promise<string>((resolve) => registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', ({ target }) => resolve((target as ServiceWorker).state));
      }));
    });
    await findUpdate(page);
    assert.equal(await failed, 'redundant');
    await page.reload();
    await page.locator('kiosk-attract').waitFor();
    assert.equal(await readVersion(page), old.version);
    await close();
  });

  test('goes back by itself from one that cannot start, and takes the one after it', async () => {
    const { page, close } = await openPanel();
    const broken = await release(CANNOT_START);
    await deploy(place, broken);
    await findUpdate(page);
    // The panel rests, so the broken one takes its place. It covers itself with the crash page, which starts it again by itself.
    await waitUntilInCharge(page, 'kiosk', broken.version);
    for (let attempt = 1; attempt <= MOST_TRIES; attempt++) {
      await page.locator(`html[data-version="${broken.version}"] [data-id=crashed]`).waitFor();
      const loaded = page.waitForEvent('load');
      await page.clock.fastForward(60_000);
      await loaded;
    }
    await waitForVersion(page, old.version);
    const repaired = await release();
    await deploy(place, repaired);
    await findUpdate(page);
    await waitForVersion(page, repaired.version);
    await close();
  });
});

test('with the server killed, panel and television open from what they kept', async () => {
  const own = await startProduct();
  const pages: { readonly page: Page; readonly channel: 'kiosk' | 'tv' }[] = [];
  for (const channel of ['kiosk', 'tv'] as const) {
    const { page } = await openPage(browser, channel === 'kiosk' ? PANEL : { width: 1920, height: 1080 });
    await page.goto(channel === 'kiosk' ? panelAddress(own, 'simulated') : `${own.address}/tv/?lang=en`);
    await waitUntilKept(page, channel, await readVersion(page) ?? '');
    await waitUntilFontsKept(page);
    pages.push({ page, channel });
  }
  await own.stop();
  for (const { page, channel } of pages) {
    await page.reload();
    await page.locator(`${channel}-starting, ${channel}-app`).first().waitFor({ timeout: SOON_MS });
    assert.ok(await page.evaluate(() => document.fonts.load('20px "Pretendard Latin"', 'u-City').then((faces) => faces.length > 0 && faces.every(({ status }) => status === 'loaded'))));
  }
});
