import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Resident } from '../product/api.js';
import { openPage, type WatchedPage } from '../product/browser.js';
import { countKept } from '../product/kept.js';
import { CENTER, PANEL, panelAddress } from '../product/panel.js';
import { pickCard, type GoodCard } from '../product/server.js';
import { typeCardAtOnce, tapDigits } from '../product/type-card.js';
import { useProduct } from '../product/use-product.js';
import { VisitedScreens } from './visited.js';

/** Longer than the panel needs to notice, or to send what it kept when its server is back: probes, jitter, a busy machine. */
const NOTICE_MS = 40_000;

const running = useProduct({ SIMULATED_VISITORS: 'off' });

let panel: WatchedPage;
let visited: VisitedScreens;
beforeEach(async () => {
  panel = await openPage(running.browser, PANEL);
  visited = new VisitedScreens(panel.page, 'kiosk');
});
afterEach(async () => {
  await panel.context.close();
  if (await running.product.node.readReadiness() === undefined) await running.product.node.start();
});

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();

/** Opens the panel and waits until it has what it needs for bad days. */
async function openPanel(path: string): Promise<void> {
  await panel.page.goto(panelAddress(running.product, 'simulated', path));
  await panel.page.locator('kiosk-app').waitFor();
  // Every view is kept from then on, also those that nobody has opened.
  await panel.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await assert.doesNotReject(async () => {
    for (let look = 0; look < 200; look++) {
      const kept = await countKept(panel.page);
      if (kept.sheet > 0 && kept.publicKeys.includes('readSealKey ') && kept.publicKeys.includes('readCardKeys ') && kept.publicKeys.some((key) => key.startsWith(`readOccupancy ${CENTER}`))) return;
      await panel.page.waitForTimeout(100);
    }
    throw new Error(`The panel keeps too little: ${JSON.stringify(await countKept(panel.page))}`);
  });
}

async function signIn(card: GoodCard, pin = card.pin): Promise<void> {
  await find(panel.page, 'sign-in-card').waitFor();
  await tapDigits(panel.page, card.number);
  await find(panel.page, 'sign-in-pin').waitFor();
  await tapDigits(panel.page, pin);
}

async function loseServer(): Promise<void> {
  await running.product.node.end('SIGKILL');
  await find(panel.page, 'offline-banner').waitFor({ timeout: NOTICE_MS });
}

/** Opens the center's page, loses the server, and wants the seat that the panel proposes, whose sign is given. */
async function wantSeatCutOff(card: GoodCard, pin = card.pin): Promise<string> {
  await openPanel(`/work/center/${CENTER}`);
  await find(panel.page, 'reserve').waitFor();
  await loseServer();
  const proposed = /seat (\S+?),/i.exec(await find(panel.page, 'reserve').innerText())?.[1];
  assert.ok(proposed, 'the button names the seat');
  await find(panel.page, 'reserve').click();
  await signIn(card, pin);
  await find(panel.page, 'reserve-kept').waitFor({ timeout: NOTICE_MS });
  return proposed;
}

test('with the server gone a seat is wanted, kept unconfirmed and unreadable, and made when the server is back, for a person who is still there', async () => {
  const card = pickCard(running.product, 0);
  await wantSeatCutOff(card);
  const kept = await countKept(panel.page);
  assert.equal(kept.outbox.length, 1);
  for (const secret of [card.number, card.pin, card.token, CENTER]) assert.ok(!JSON.stringify(kept.outbox).includes(secret), 'the panel cannot read what it keeps');
  await running.product.node.start();
  await find(panel.page, 'reserved').waitFor({ timeout: NOTICE_MS });
  assert.deepEqual((await countKept(panel.page)).outbox, []);
  const resident = await Resident.signIn(running.product.address, card);
  assert.equal((await resident.listReservedSeats()).length, 1);
  await resident.cancelAll();
  await visited.assertAllAreScenes();
});

test('a panel that is switched on with the server gone shows centers, the map, and who sat where when it was last told, with its age', async () => {
  await openPanel(`/work/center/${CENTER}`);
  await find(panel.page, 'reserve').waitFor();
  await loseServer();
  await panel.page.goto('about:blank');
  await panel.page.clock.install({ time: Date.now() + 7 * 60_000 });
  await panel.page.goto(panelAddress(running.product, 'simulated', '/work'));
  await find(panel.page, 'centers').waitFor({ timeout: NOTICE_MS });
  await panel.page.locator('city-map').first().waitFor();
  await panel.page.evaluate((center) => location.assign(`#/work/center/${center}`), CENTER);
  await panel.page.locator('[data-space]').first().waitFor();
  await panel.page.getByText(/\b[67] min old/).first().waitFor();
  await find(panel.page, 'offline-banner').waitFor({ timeout: NOTICE_MS });
  await visited.assertAllAreScenes();
});

test('what a visitor wanted who has left is done when the server is back; what could not be done is told at the next sign-in', async () => {
  const [card, rival] = [pickCard(running.product, 1), pickCard(running.product, 2)];
  const proposed = await wantSeatCutOff(card);
  await find(panel.page, 'kept-done').click();
  await panel.page.locator('kiosk-attract').waitFor();
  // The panel is off while the server is back: somebody else is quicker.
  await panel.page.goto('about:blank');
  await running.product.node.start();
  const other = await Resident.signIn(running.product.address, rival);
  await other.reserveSeat(CENTER, 0, 60, proposed);
  await openPanel('/work/reservations');
  for (let look = 0; (await countKept(panel.page)).outbox.length > 0; look++) {
    assert.ok(look < 400, 'what was kept is sent after a restart of the panel');
    await panel.page.waitForTimeout(100);
  }
  await find(panel.page, 'reservations-signed-out-action').click();
  await signIn(card);
  await find(panel.page, 'notices').waitFor({ timeout: NOTICE_MS });
  await panel.page.getByText('The reservation was not made. Somebody else had the space first.').waitFor();
  await find(panel.page, 'notice-understood').click();
  await find(panel.page, 'notices').waitFor({ state: 'detached' });
  await find(panel.page, 'reservations-empty').waitFor();
  await other.cancelAll();
});

test('a card opens the door while the server is gone, to the seat on the check-in sheet; the server hears of it later', async () => {
  const card = pickCard(running.product, 3);
  const resident = await Resident.signIn(running.product.address, card);
  const seat = (await resident.reserveSeat(CENTER, 0, 60)).allocations[0]?.spaceLabel ?? '';
  await openPanel('/work/check-in');
  await loseServer();
  await panel.page.locator('pla-camera-circle[looking]').waitFor();
  await typeCardAtOnce(panel.page, card.token);
  await find(panel.page, 'checked-in').waitFor();
  assert.equal(await find(panel.page, 'checked-in-label').textContent(), seat);
  const kept = await countKept(panel.page);
  assert.equal(kept.outbox.length, 1);
  assert.ok(!JSON.stringify(kept).includes(card.token.slice(20, 60)), 'nothing of the card is written down');
  await find(panel.page, 'checked-in-done').click();
  await running.product.node.start();
  const again = await Resident.signIn(running.product.address, card);
  for (let look = 0; (await again.readStates())[0] !== 'checked-in'; look++) {
    assert.ok(look < 300, `the server hears of the check-in; ${JSON.stringify(await again.readStates())}`);
    await panel.page.waitForTimeout(100);
  }
  await again.cancelAll();
});

test('a wrong PIN shown while the server was gone is told when it is back, and nothing is reserved', async () => {
  const card = pickCard(running.product, 4);
  await wantSeatCutOff(card, card.pin === '111111' ? '222222' : '111111');
  await running.product.node.start();
  await find(panel.page, 'reserve-trouble').waitFor({ timeout: NOTICE_MS });
  assert.deepEqual(await (await Resident.signIn(running.product.address, card)).listReservedSeats(), []);
});
