import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { startProfile } from '../product/browser.js';
import { openProductDatabase } from '../product/database.js';
import { PANEL, CENTER, panelAddress } from '../product/panel.js';
import { pickCard, startProduct, type GoodCard, type Product } from '../product/server.js';
import { FLUSH_MS, searchProfile, type Markers } from '../product/search-profile.js';
import { holdCardUntil, tapDigits } from '../product/type-card.js';

/** Twenty letters that stand nowhere else. */
const NAME = 'Qzvxwkjgyq Bfpmhzdrtl';

let product: Product;
before(async () => {
  product = await startProduct({ SIMULATED_VISITORS: 'off' });
});
after(() => product.stop());

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();

/** Gives the card's owner a name like no other. */
async function nameOwner(card: GoodCard): Promise<string> {
  const database = await openProductDatabase(product);
  const [row] = await database<{ id: string }[]>`update person set display_name = ${NAME} where id = (select person_id from card where number = ${card.number}) returning id`;
  await database.end();
  return row?.id ?? '';
}

/** A whole visit: sign in by card and PIN, reserve a seat, look at reservations, in large text, high contrast and another language. */
async function visit(page: Page, card: GoodCard, goOffline: (cut: boolean) => Promise<void>): Promise<Markers> {
  const tokens: string[] = [];
  const bookings: string[] = [];
  page.on('response', async (reply) => {
    const { pathname } = new URL(reply.url());
    if (pathname === '/api/sessions') tokens.push(((await reply.json().catch(() => ({}))) as { token?: string }).token ?? '');
    if (pathname === '/api/bookings' && reply.request().method() === 'POST') bookings.push(((await reply.json().catch(() => ({}))) as { id?: string }).id ?? '');
  });
  await page.clock.install();
  await page.goto(panelAddress(product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  await page.keyboard.press('Enter');
  await find(page, 'home').waitFor();
  await find(page, 'bar-text').click();
  await find(page, 'bar-contrast').click();
  await page.evaluate((center) => location.assign(`#/work/center/${center}`), CENTER);
  await find(page, 'reserve').click();
  await find(page, 'sign-in-card').waitFor();
  await holdCardUntil(page, card.token, find(page, 'sign-in-pin'));
  await tapDigits(page, card.pin);
  await find(page, 'reserved').waitFor();
  await find(page, 'to-mine').click();
  await find(page, 'reservations').waitFor();
  // What is wanted while the server is away is written down, sealed.
  await goOffline(true);
  await find(page, 'cancel').click();
  await find(page, 'confirm').click();
  await find(page, 'change-kept').waitFor({ timeout: 30_000 });
  await goOffline(false);
  assert.ok(tokens[0] && bookings[0], 'the visit was a real one');
  return {
    name: NAME, 'first name': NAME.slice(0, 10), 'card number': card.number, 'part of the card': card.token.slice(20, 60), session: tokens[0], booking: bookings[0],
    person: await personOf(card),
  };
}

const people = new Map<string, string>();
async function personOf(card: GoodCard): Promise<string> {
  const known = people.get(card.number) ?? await nameOwner(card);
  people.set(card.number, known);
  return known;
}

interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly processId: number;
}

/** Makes a visit in a profile of its own, ends it in one way, and looks at what the browser left on disk. */
async function leave(index: number, end: (visit: Visit) => Promise<void>): Promise<{ found: string[]; markers: Markers }> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-profile-'));
  const card = pickCard(product, index);
  await personOf(card);
  const { context, page, processId } = await startProfile(folder, PANEL);
  try {
    const goOffline = async (cut: boolean): Promise<void> => {
      if (cut) await context.route(/\/api\//, (route) => route.abort('internetdisconnected'));
      else await context.unroute(/\/api\//);
    };
    const markers = await visit(page, card, goOffline);
    await end({ context, page, processId });
    await context.close().catch(() => undefined);
    return { found: await searchProfile(folder, markers), markers };
  } finally {
    // A browser that is left would keep this file's process for ever.
    await context.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The panel rests and is its own again: its language, its text size, its colours. */
async function assertReset(page: Page): Promise<void> {
  await page.locator('kiosk-attract').waitFor({ timeout: 30_000 });
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['text'], document.documentElement.dataset['theme']]), ['en', '100', 'day']);
}

test('a visit that the person ends leaves no byte of them on the panel’s disk', async () => {
  const { found } = await leave(0, async ({ page }) => {
    await find(page, 'bar-end').click();
    await assertReset(page);
    await wait(FLUSH_MS);
  });
  assert.deepEqual(found, []);
});

test('a visit that ends because nobody is there any more leaves none either', async () => {
  const { found } = await leave(1, async ({ page }) => {
    await page.clock.fastForward(61_000);
    await find(page, 'idle-warning').waitFor();
    await page.clock.fastForward(21_000);
    await assertReset(page);
    await wait(FLUSH_MS);
  });
  assert.deepEqual(found, []);
});

test('a reload in the middle of a visit leaves none, and the panel knows nobody afterwards', async () => {
  const { found } = await leave(2, async ({ page }) => {
    await page.reload();
    await page.locator('kiosk-app').waitFor();
    await find(page, 'reservations-signed-out').waitFor();
    await wait(FLUSH_MS);
  });
  assert.deepEqual(found, []);
});

test('a browser that is killed in the middle of a visit leaves none', async () => {
  const { found } = await leave(3, async ({ processId }) => {
    await wait(FLUSH_MS);
    process.kill(processId, 'SIGKILL');
    await wait(500);
  });
  assert.deepEqual(found, []);
});

test('the search finds what a careless page would leave', async () => {
  const { found, markers } = await leave(4, async ({ page }) => {
    await page.evaluate(([name]) => {
      localStorage.setItem('visitor', name ?? '');
      history.pushState(null, '', `#/${encodeURIComponent((name ?? '').slice(0, 10))}`);
    }, [NAME]);
    await wait(FLUSH_MS);
  });
  assert.ok(found.some((one) => one.startsWith('name in')), `found ${found.join(', ')} of ${Object.keys(markers).join(', ')}`);
});
