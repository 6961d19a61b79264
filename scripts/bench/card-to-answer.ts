import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { writeFilm } from '../../tests/fixtures/camera/card-film.js';
import { Resident } from '../../tests/product/api.js';
import { openPage } from '../../tests/product/browser.js';
import { countKept } from '../../tests/product/kept.js';
import { CENTER, PANEL, panelAddress } from '../../tests/product/panel.js';
import { pickCard } from '../../tests/product/server.js';
import type { BenchRow, Measure } from './bench-row.js';
import { readCardTimes, watchCards } from './card-watch.js';
import { inMs, pickPercentile } from './percentile.js';
import { withProduct } from './with-product.js';

const ROUNDS = 20;
const SLOWDOWN = 4;
const BAR_MS = 1000;
const OFFLINE_BAR_MS = 2000;
const FRAMES_PER_SECOND = 15;
/** Long enough for the camera to open and be looked at before the card comes, so that it comes into view as a person brings it. */
const EMPTY_SECONDS = 2;
const HELD_SECONDS = 3;

/** Touches the resting panel, and then the way to checking in. */
async function goToCheckIn(page: Page): Promise<void> {
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, 1400);
  await page.locator('[data-id=home-action]').tap();
  await page.locator('pla-camera-circle[looking]').waitFor();
}

/** One card after the other; the panel answers each. */
async function timeCards(page: Page, before: () => Promise<void>, after: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await before();
    await goToCheckIn(page);
    const { inViewAt, answeredAt } = await readCardTimes(page);
    times.push(answeredAt - inViewAt);
    await page.locator('[data-id=checked-in-done]').tap();
    await after();
  }
  return times;
}

function writeRow(condition: string, times: readonly number[], barMs: number): BenchRow {
  const p95 = pickPercentile(times, 0.95);
  return {
    name: `scanning: card in view to answer, ${condition}, ${SLOWDOWN}x slower`, ours: `${inMs(pickPercentile(times, 0.5))} p50, ${inMs(p95)} p95 of ${ROUNDS}`,
    bar: `p95 <= ${inMs(barMs)}`, pass: p95 <= barMs,
  };
}

/** From the camera's first picture with the card in it until the panel shows the seat: built product, real server or none, slowed page. */
export const measureCardToAnswer: Measure = (tell) => withProduct(async (product, openBrowser) => {
  const folder = mkdtempSync(join(tmpdir(), 'u-city-film-'));
  try {
    const card = pickCard(product, 0);
    const film = join(folder, 'card.y4m');
    writeFilm(film, [{ frames: EMPTY_SECONDS * FRAMES_PER_SECOND }, { frames: HELD_SECONDS * FRAMES_PER_SECOND, text: card.token }], { width: 1280, height: 720, framesPerSecond: FRAMES_PER_SECOND });
    const resident = await Resident.signIn(product.address, card);
    const { page } = await openPage(await openBrowser(film), PANEL);
    await watchCards(page);
    await page.goto(panelAddress(product, 'real'));
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    tell(`${ROUNDS} check-ins, the page ${SLOWDOWN} times slower`);
    const online = await timeCards(page, async () => { await resident.reserveSeat(CENTER, 0, 30); }, () => resident.cancelAll());
    const row = writeRow('online', online, BAR_MS);
    // Cut off, the panel goes by the sheet that it has read by now; the first card enters, the others open the gate again.
    await resident.reserveSeat(CENTER, 0, 60);
    await page.reload();
    await page.locator('kiosk-attract').waitFor();
    while ((await countKept(page)).sheetEntries === 0) await page.waitForTimeout(100);
    await product.node.end('SIGKILL');
    tell(`${ROUNDS} check-ins with the server killed`);
    return [row, writeRow('offline', await timeCards(page, async () => undefined, async () => undefined), OFFLINE_BAR_MS)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
