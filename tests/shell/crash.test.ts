import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from '../product/browser.js';
import { PANEL, panelAddress, wakePanel } from '../product/panel.js';
import { useProduct } from '../product/use-product.js';

const MAIN = /\/assets\/index-[\w-]+\.js$/;

const running = useProduct();

/** A page whose time a test can pass on. */
async function open(channel: 'kiosk' | 'tv', prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(), language = 'en'): Promise<Page> {
  const { page } = await openPage(running.browser, channel === 'kiosk' ? PANEL : { width: 1920, height: 1080 }, channel === 'kiosk');
  await page.clock.install();
  await prepare(page);
  await page.goto(channel === 'kiosk' ? panelAddress(running.product, 'simulated').replace('lang=en', `lang=${language}`) : `${running.product.address}/tv/?lang=${language}`, { waitUntil: 'commit' });
  return page;
}

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`);

/** A mistake in the code, thrown where nobody catches it. */
async function breakPage(page: Page): Promise<void> {
  await page.evaluate(() => { queueMicrotask(() => { throw new Error('A mistake that a test made'); }); });
}

async function wake(page: Page): Promise<void> {
  await wakePanel(page);
  await page.locator('kiosk-home').waitFor();
}

/** The seconds that the crash page says are left. */
async function readCount(page: Page): Promise<number> {
  return Number(/\d+/.exec(await page.locator('.crash-count').innerText())?.[0]);
}

async function readWords(language: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(`shared/ui/crash/strings/${language}.json`, 'utf8')) as Record<string, string>;
}

for (const language of ['ko', 'en', 'zh', 'ja', 'vi', 'th', 'tl', 'ru']) {
  test(`a panel that breaks says so in ${language}, and nothing of the visit is left on it`, async () => {
    const page = await open('kiosk', undefined, language);
    await wake(page);
    await breakPage(page);
    const words = await readWords(language);
    await find(page, 'crashed').getByText(words['crashedTitle'] ?? '', { exact: true }).waitFor();
    assert.equal(await find(page, 'start-now').innerText(), words['startNow']);
    assert.equal(await page.locator('kiosk-app').count(), 0);
    await page.context().close();
  });
}

test('it counts down honestly, starts again by itself, and waits twice as long when it breaks again', async () => {
  const page = await open('kiosk');
  await wake(page);
  await page.evaluate(() => { location.hash = '#/about'; });
  await find(page, 'about').waitFor();
  await breakPage(page);
  // A view is shown, so the mistake may be its own: it says so in its place, and the rest lives on.
  await find(page, 'view-broken').waitFor();
  assert.equal(await find(page, 'crashed').count(), 0);
  await page.keyboard.press('Escape');
  await page.locator('kiosk-home').waitFor();
  for (const wait of [10, 20]) {
    await breakPage(page);
    await find(page, 'crashed').waitFor();
    assert.ok([wait, wait - 1].includes(await readCount(page)), `${await readCount(page)} is not ${wait}`);
    const begun = await page.evaluate(() => Date.now());
    await page.clock.fastForward((wait - 5) * 1000);
    const left = await readCount(page);
    const passed = await page.evaluate((from) => (Date.now() - from) / 1000, begun);
    assert.ok(Math.abs(left - (wait - passed)) <= 1.5, `${left} s are said to be left, ${wait - passed} are`);
    const reloaded = page.waitForEvent('load');
    await page.clock.fastForward(6_000);
    await reloaded;
    await wake(page);
  }
  await page.context().close();
});

test('a touch or a key starts again at once', async () => {
  for (const start of [(page: Page) => find(page, 'start-now').tap(), (page: Page) => page.keyboard.press('Enter'), (page: Page) => page.keyboard.press('Escape')]) {
    const page = await open('kiosk');
    await wake(page);
    await breakPage(page);
    await find(page, 'crashed').waitFor();
    await start(page);
    await page.locator('kiosk-attract').waitFor();
    await page.context().close();
  }
});

for (const [channel, app, limit] of [['kiosk', 'kiosk-attract', 20], ['tv', 'tv-home', 10]] as const) {
  test(`${channel}: a start that takes longer than ${limit} s ends in a page with a way on, which goes when the start succeeds after all`, async () => {
    const held: (() => Promise<void>)[] = [];
    const page = await open(channel, (opened) => opened.route(MAIN, (route) => void held.push(() => route.continue())));
    await page.clock.fastForward((limit - 2) * 1000);
    assert.equal(await find(page, 'slow').count(), 0);
    await page.clock.fastForward(3_000);
    await find(page, 'slow').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('data-id')), 'start-now');
    await Promise.all(held.map((go) => go()));
    await page.locator(app).first().waitFor();
    await find(page, 'slow').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test(`${channel}: a main script that is broken or missing ends in the page, not in an empty screen`, async () => {
    for (const answer of [{ status: 200, contentType: 'text/javascript', body: 'throw new Error("broken");' }, { status: 200, contentType: 'text/javascript', body: 'const {' }, { status: 404, body: '' }]) {
      const page = await open(channel, (opened) => opened.route(MAIN, (route) => route.fulfill(answer)));
      await find(page, 'crashed').waitFor();
      await page.unroute(MAIN);
      await page.keyboard.press('Enter');
      await page.locator(app).first().waitFor();
      await page.context().close();
    }
  });
}

test('a page that nothing has kept is not opened while its server is gone: the count begins again', async () => {
  const page = await open('kiosk', (opened) => opened.route(MAIN, (route) => route.abort()));
  await find(page, 'crashed').waitFor();
  await page.route('**/healthz', (route) => route.abort());
  await page.clock.fastForward(11_000);
  await page.waitForFunction(() => /\b(10|9)\b/.test(document.querySelector('.crash-count')?.textContent ?? ''));
  assert.equal(await find(page, 'crashed').count(), 1);
  await page.context().close();
});
