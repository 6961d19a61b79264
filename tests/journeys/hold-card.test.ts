import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { writeCardFilm } from '../fixtures/camera/card-film.js';
import { Resident } from '../product/api.js';
import { openPage, startBrowser, type WatchedPage } from '../product/browser.js';
import { CENTER, PANEL, panelAddress } from '../product/panel.js';
import { pickCard, startProduct, type Product } from '../product/server.js';
import { typeCardAtOnce } from '../product/type-card.js';
import { VisitedScreens } from './visited.js';

let product: Product;
let browser: Browser;
let films: string;
before(async () => {
  films = mkdtempSync(join(tmpdir(), 'u-city-film-'));
  product = await startProduct();
  // What the camera would see all the time, if it were on.
  const film = join(films, 'card.y4m');
  writeCardFilm(film, pickCard(product, 3).token);
  browser = await startBrowser(film);
});
after(async () => {
  await browser.close();
  await product.stop();
  rmSync(films, { recursive: true, force: true });
});

/** Counts in the page how often a camera is asked for, and what of it is still on. Text, because what tsx makes of a function does not run in a page. */
const WATCH_CAMERA = `(() => {
  globalThis.__camerasAsked = 0;
  const streams = [];
  const devices = navigator.mediaDevices;
  const ask = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    globalThis.__camerasAsked++;
    const stream = await ask(wanted);
    streams.push(stream);
    return stream;
  };
  globalThis.__liveTracks = () => streams.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length;
})()`;

/** A panel whose camera would light up if anything asked for it. */
async function openPanel(path?: string): Promise<WatchedPage> {
  const opened = await openPage(browser, PANEL);
  await opened.page.addInitScript(WATCH_CAMERA);
  await opened.page.goto(panelAddress(product, 'real', path));
  await opened.page.locator('kiosk-app').waitFor();
  return opened;
}

const countCameras = (page: Page): Promise<number> => page.evaluate<number>('globalThis.__camerasAsked');

/** Whether the page's scripts still hold a text, by a heap snapshot after a collection of garbage. */
async function remembers(page: Page, text: string): Promise<boolean> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return chunks.join('').includes(text);
}

/** A request that is over lets go of what it sent after a moment only. */
async function isForgotten(page: Page, text: string): Promise<boolean> {
  for (let look = 0; look < 10; look++) if (!(await remembers(page, text))) return true;
  return false;
}

test('a card held to the reader of a resting panel checks in at once; the camera stays off and nothing of the card stays', async () => {
  const card = pickCard(product, 0);
  // In a snapshot the signs of JSON would be written otherwise; a long part of the card has none.
  const part = card.token.slice(20, 60);
  const [booking] = (await (await Resident.signIn(product.address, card)).reserveSeat(CENTER, 0, 30)).allocations;
  const { page, context, complaints } = await openPanel();
  const visited = new VisitedScreens(page, 'kiosk');
  await page.locator('kiosk-attract').waitFor();
  await typeCardAtOnce(page, card.token);
  await page.locator('[data-id=checked-in]').waitFor({ timeout: 15_000 });
  assert.equal(await page.locator('[data-id=checked-in-label]').innerText(), booking?.spaceLabel);
  assert.equal(await remembers(page, part), true, 'the test would see a card that stays');
  await page.locator('[data-id=checked-in-done]').tap();
  await page.locator('kiosk-attract').waitFor();
  assert.equal(await isForgotten(page, part), true);
  assert.equal(await countCameras(page), 0);
  await visited.assertAllAreScenes();
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a card is understood at home, on a page of a service and on another visitor’s answer; Back leads to where it was held', async () => {
  const [card, next] = [pickCard(product, 1), pickCard(product, 2)];
  const { page, context } = await openPanel();
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height * 0.7);
  await page.locator('[data-id=home]').waitFor();
  await typeCardAtOnce(page, card.token);
  await page.locator('[data-id=check-in-no-reservation]').waitFor();
  await page.locator('[data-id=bar-back]').tap();
  await page.locator('[data-id=home]').waitFor();

  await page.evaluate((path) => location.replace(`#${path}`), `/work/center/${CENTER}`);
  await page.locator('[data-id=center]').waitFor();
  await typeCardAtOnce(page, 'HELLO WORLD 123');
  await page.locator('[data-id=check-in-not-ours], [data-id=check-in-unreadable]').waitFor();
  await (await Resident.signIn(product.address, next)).reserveSeat(CENTER, 0, 30);
  await typeCardAtOnce(page, next.token);
  await page.locator('[data-id=checked-in]').waitFor();
  await page.locator('[data-id=bar-back]').tap();
  await page.locator('[data-id=center]').waitFor();
  assert.equal(await countCameras(page), 0);

  await page.locator('[data-id=bar-end]').tap();
  await page.locator('kiosk-attract').waitFor();
  await context.close();
});

test('Check in on home looks with the camera, and lets go of it with the answer', async () => {
  const { page, context } = await openPanel();
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height * 0.7);
  await page.locator('[data-id=home-action]').tap();
  await page.locator('[data-id=check-in-no-reservation]').waitFor();
  assert.equal(await countCameras(page), 1);
  await page.waitForFunction('globalThis.__liveTracks() === 0');
  await context.close();
});
