import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { writeCardFilm } from '../fixtures/camera/card-film.js';
import { Resident } from '../product/api.js';
import { openPage, startBrowser } from '../product/browser.js';
import { CENTER, PANEL, panelAddress } from '../product/panel.js';
import { pickCard, startProduct, type GoodCard, type Product } from '../product/server.js';
import { holdCardUntil } from '../product/type-card.js';
import { openScreen, RemoteControl } from './remote-control.js';
import { VisitedScreens } from './visited.js';
import { timeOccupancy } from './watch-plan.js';

const TELEVISION = { width: 1920, height: 1080 };
const PICTURES = 'tests/screenshots';

let product: Product;
let films: string;
before(async () => {
  mkdirSync(PICTURES, { recursive: true });
  films = mkdtempSync(join(tmpdir(), 'u-city-film-'));
  product = await startProduct();
});
after(async () => {
  await product.stop();
  rmSync(films, { recursive: true, force: true });
});

const picture = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: `${PICTURES}/${name}.png` });

/** Signs in, finds the center and reserves the seat that the television proposes, by remote control alone. */
async function reserveOnTelevision(browser: Browser, card: GoodCard, prefix: string): Promise<string> {
  const { page, context, complaints } = await openPage(browser, TELEVISION, false);
  const visited = new VisitedScreens(page, 'tv');
  const remote = new RemoteControl(openScreen(page));
  await page.goto(`${product.address}/tv/?lang=en`);
  // Until the centers are there the focus rests on what is, and moves to the first of them by itself.
  await page.locator(`[data-id="card-center-${CENTER}"]`).waitFor({ state: 'attached' });
  await remote.choose('top-sign-in');
  await page.locator('[data-id=sign-in-card]').waitFor();
  await remote.type(card.number);
  await page.locator('[data-id=sign-in-pin]').waitFor();
  await remote.type(card.pin);
  await page.locator('[data-id=top-sign-out]').waitFor({ state: 'attached' });
  await picture(page, `${prefix}-tv-home`);

  await remote.choose(`card-center-${CENTER}`);
  await page.locator('[data-id=tv-center]').waitFor({ state: 'attached' });
  await picture(page, `${prefix}-tv-center`);
  await remote.choose('now-0');
  await page.locator('[data-id=tv-seats]').waitFor({ state: 'attached' });
  await picture(page, `${prefix}-tv-seats`);
  await remote.press('ArrowDown');
  await remote.press('Enter');
  await page.locator('[data-id=confirm]').waitFor({ state: 'attached' });
  await remote.press('Enter');
  await page.locator('[data-id=reserved-home]').waitFor({ state: 'attached' });
  await picture(page, `${prefix}-tv-reserved`);
  const [seat] = await (await Resident.signIn(product.address, card)).listReservedSeats();
  assert.ok(seat, 'the server knows the reservation');
  assert.match(await page.locator('[data-id=tv-reserved]').innerText(), new RegExp(`\\b${seat}\\b`), 'the television names the seat');
  await visited.assertAllAreScenes();
  assert.deepEqual(complaints, []);
  await context.close();
  return seat;
}

/** The panel greets the person with the seat that was reserved, and goes home by itself. */
async function assertCheckedIn(page: Page, seat: string, name: string): Promise<void> {
  const answer = page.locator('[data-id=checked-in]');
  await answer.waitFor({ timeout: 15_000 });
  assert.match(await page.locator('[data-id=checked-in-label]').innerText(), new RegExp(`^${seat}$`));
  await picture(page, name);
}

test('a resident reserves on the television and checks in by holding the card to the panel’s camera', async () => {
  const card = pickCard(product, 0);
  const film = join(films, 'card.y4m');
  writeCardFilm(film, card.token);
  const browser = await startBrowser(film);
  try {
    const seat = await reserveOnTelevision(browser, card, 'camera');
    const { page, complaints } = await openPage(browser, PANEL);
    const visited = new VisitedScreens(page, 'kiosk');
    await page.goto(panelAddress(product, 'real'));
    await page.locator('kiosk-attract').waitFor();
    await picture(page, 'camera-kiosk-attract');
    await page.touchscreen.tap(540, 1400);
    await page.locator('[data-id=home]').waitFor();
    await picture(page, 'camera-kiosk-home');
    await page.locator('[data-id=home-action]').tap();
    await assertCheckedIn(page, seat, 'camera-kiosk-checked-in');
    await visited.assertAllAreScenes();
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
});

test('a resident checks in with a card reader that types, and the same card opens the gate again', async () => {
  const card = pickCard(product, 1);
  const browser = await startBrowser();
  try {
    const seat = await reserveOnTelevision(browser, card, 'wedge');
    const { page, complaints } = await openPage(browser, PANEL);
    await page.goto(panelAddress(product, 'simulated', '/work/check-in'));
    await page.locator('[data-id=check-in]').waitFor();
    await page.locator('pla-camera-circle[looking]').waitFor();
    await holdCardUntil(page, card.token, page.locator('[data-id=checked-in]'));
    await assertCheckedIn(page, seat, 'wedge-kiosk-checked-in');
    // On a busy machine a reader's keys may come apart; what was half read is refused and the card held up again.
    assert.deepEqual(complaints.filter((complaint) => !/422 .*\/api\/check-ins$/.test(complaint)), []);
  } finally {
    await browser.close();
  }
});

test('a reservation on the television shows on the panel’s plan within a second', async () => {
  const browser = await startBrowser();
  try {
    const delays = await timeOccupancy(browser, product, pickCard(product, 2), 5);
    console.log(`  from asking for a seat to another screen's plan: ${delays.join(', ')} ms`);
    assert.ok(Math.max(...delays) <= 1000, delays.join(', '));
  } finally {
    await browser.close();
  }
});
