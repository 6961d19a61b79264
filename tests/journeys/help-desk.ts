import type { Browser, Page } from 'playwright-core';
import { openPage } from '../product/browser.js';
import { keepConnections } from '../product/call-stats.js';
import { pickStaff, type Product, type StaffCard } from '../product/server.js';

const DESK = { width: 1920, height: 1080 };

/**
 * Somebody at the help desk, or another, signed in and waiting for a call.
 * @param prepare is done to the page before it is opened
 */
export async function openDesk(browser: Browser, product: Product, prepare: (page: Page) => Promise<void> = keepConnections, at: StaffCard['desk'] = 'help'): Promise<{ page: Page; complaints: readonly string[] }> {
  const { page, complaints } = await openPage(browser, DESK, false);
  await prepare(page);
  const staff = pickStaff(product, 0, at);
  await page.goto(`${product.address}/operations/?lang=en`);
  await page.locator('[data-id=sign-in-number]').fill(staff.number);
  await page.locator('[data-id=sign-in-pin]').fill(staff.pin);
  await page.keyboard.press('Enter');
  await page.locator('[data-id=queue-empty]').waitFor();
  return { page, complaints };
}

/** What a browser complains of when a call ends: a screen whose room was closed asks whether the call goes on, before it is told that it does not. */
export function isOfTheEnd(complaint: string): boolean {
  return /409 .*\/join$|\/rtc\/v1[/?]/.test(complaint);
}
