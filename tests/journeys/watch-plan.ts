import type { Browser, Page } from 'playwright-core';
import { Resident } from '../product/api.js';
import { openPage } from '../product/browser.js';
import { CENTER, PANEL, panelAddress } from '../product/panel.js';
import type { GoodCard, Product } from '../product/server.js';

const GIVE_UP_MS = 10_000;
/**
 * The plan is drawn for an hour from now, rounded up by five minutes: a seat that is free for less than that is drawn taken already,
 * and a reservation would change nothing on it.
 */
const WHOLE_PLAN_MINUTES = 70;

declare global {
  /** When the drawing of a seat was first seen changed, at or after an instant; both in epoch milliseconds. */
  var __waitForSeat: (spaceId: string, since: number) => Promise<number>;
}

/**
 * In the page: looks at every seat of the plan in every frame and keeps when its drawing changed. Text, because what tsx makes
 * of a function does not run in a page.
 */
const WATCH = `(() => {
  const looked = new Map();
  const changes = new Map();
  const waiting = new Set();
  const findSeats = (root) => [...root.querySelectorAll('*')].flatMap((element) =>
    [...(element.hasAttribute('data-space') ? [element] : []), ...(element.shadowRoot ? findSeats(element.shadowRoot) : [])]);
  const look = () => {
    const now = Date.now();
    for (const seat of findSeats(document)) {
      const id = seat.getAttribute('data-space');
      const drawing = seat.getAttribute('class');
      if (looked.has(id) && looked.get(id) !== drawing) changes.set(id, [...(changes.get(id) ?? []), now]);
      looked.set(id, drawing);
    }
    for (const ask of [...waiting]) if (ask()) waiting.delete(ask);
    requestAnimationFrame(look);
  };
  look();
  globalThis.__waitForSeat = (id, since) => new Promise((resolve, reject) => {
    const ask = () => {
      const at = (changes.get(id) ?? []).find((time) => time >= since);
      if (at === undefined && Date.now() < since + ${GIVE_UP_MS}) return false;
      if (at === undefined) reject(new Error('The plan did not change for seat ' + id));
      else resolve(at);
      return true;
    };
    if (!ask()) waiting.add(ask);
  });
})()`;

/** Opens a center's page on a panel and watches its plan. */
async function openWatchedPlan(browser: Browser, product: Product): Promise<Page> {
  const { page } = await openPage(browser, PANEL);
  await page.goto(panelAddress(product, 'simulated', `/work/center/${CENTER}`));
  await page.locator('[data-id=center]').waitFor();
  await page.locator('[data-space]').first().waitFor();
  await page.evaluate(WATCH);
  return page;
}

/**
 * Reserves seats from one screen, gives them back, and looks at the plan on another.
 * @returns for each reservation the milliseconds from asking for it until the other screen had drawn it
 */
export async function timeOccupancy(browser: Browser, product: Product, card: GoodCard, rounds: number): Promise<number[]> {
  const page = await openWatchedPlan(browser, product);
  const resident = await Resident.signIn(product.address, card);
  const waitForSeat = (spaceId: string, since: number): Promise<number> => page.evaluate(([id, at]) => globalThis.__waitForSeat(id, at), [spaceId, since] as const);
  const delays: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const askedAt = Date.now();
    const booking = await resident.reserveSeat(CENTER, 0, WHOLE_PLAN_MINUTES);
    const spaceId = booking.allocations[0]?.spaceId ?? '';
    delays.push(await waitForSeat(spaceId, askedAt) - askedAt);
    const endedAt = Date.now();
    await resident.cancelAll();
    await waitForSeat(spaceId, endedAt);
  }
  await page.context().close();
  return delays;
}
