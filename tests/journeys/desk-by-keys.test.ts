import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { openPage } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { pickStaff } from '../product/server.js';
import { useCallProduct } from '../product/use-call-product.js';
import { isOfTheEnd } from './help-desk.js';

const running = await useCallProduct();
const { skip } = running;

const find = (page: Page, id: string): Locator => page.locator(`[data-id="${id}"]`).first();
/** More than a desk has controls. */
const MOST_PRESSES = 20;

const hasFocus = (control: Locator): Promise<boolean> => control.evaluate((element) => element.matches(':focus-within, :focus') || (element.shadowRoot?.activeElement ?? null) !== null);

/** Presses one key until a control has the focus, as somebody does who looks at the ring. */
async function goBy(page: Page, key: 'Tab' | 'Shift+Tab' | 'ArrowDown' | 'ArrowRight' | 'ArrowLeft' | 'ArrowUp', id: string): Promise<void> {
  const control = find(page, id);
  await control.waitFor();
  for (let press = 0; press < MOST_PRESSES; press++) {
    if (await hasFocus(control)) return;
    await page.keyboard.press(key);
    await page.waitForFunction(() => new Promise((resolve) => requestAnimationFrame(() => resolve(true))));
  }
  assert.fail(`${key} does not lead to ${id}`);
}

async function callFromPanel(): Promise<Page> {
  const { page } = await openPage(running.browser, PANEL);
  await keepConnections(page);
  await page.goto(panelAddress(running.product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
  await page.locator('kiosk-home').waitFor();
  await find(page, 'bar-help').tap();
  await find(page, 'call-help').tap();
  await find(page, 'call-waits').waitFor();
  return page;
}

test('a whole shift without a mouse: Tab and arrow keys lead from sign-in through a call to signing out', { skip }, async () => {
  const { page, context, complaints } = await openPage(running.browser, { width: 1366, height: 768 }, false);
  await keepConnections(page);
  const staff = pickStaff(running.product);
  await page.goto(`${running.product.address}/operations/?lang=en`);

  await find(page, 'sign-in-number').waitFor();
  await page.waitForFunction(() => document.activeElement !== document.body);
  await page.keyboard.type(staff.number);
  await page.keyboard.press('Tab');
  assert.ok(await hasFocus(find(page, 'sign-in-pin')), 'Tab goes from the number to the PIN');
  await page.keyboard.press('Shift+Tab');
  assert.ok(await hasFocus(find(page, 'sign-in-number')), 'and back');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type(staff.pin);
  await goBy(page, 'Tab', 'sign-in-go');
  await page.locator('[data-id=sign-in-go] [data-focused]').waitFor();
  await page.keyboard.press('Enter');
  await find(page, 'queue-empty').waitFor();

  const panel = await callFromPanel();
  await goBy(page, 'Tab', 'answer-next');
  await page.keyboard.press('Enter');
  await page.locator('[data-id=call][data-phase=in-call]').waitFor();
  await waitUntilSeenAndHeard(page);

  await goBy(page, 'Tab', 'line');
  await page.keyboard.type('Good morning');
  await page.keyboard.press('Enter');
  await page.locator('city-call-transcript').getByText('Good morning').waitFor();
  await page.keyboard.type('Third floor');
  await goBy(page, 'Tab', 'caption');
  await page.keyboard.press('Enter');
  await panel.getByText('Third floor').waitFor();
  await goBy(page, 'ArrowUp', 'hold');
  await page.keyboard.press('Enter');
  await panel.getByText('On hold', { exact: false }).waitFor();
  // The panel may hear of it before the desk does, whose button would hold it once more.
  await page.locator('[data-id=hold]', { hasText: 'Go on with the call' }).waitFor();
  await page.keyboard.press('Enter');
  await panel.getByText('On hold', { exact: false }).waitFor({ state: 'hidden' });

  await goBy(page, 'Tab', 'call-hang-up');
  await page.keyboard.press('Enter');
  await find(page, 'call-done').waitFor();
  await find(panel, 'call-ended').waitFor();
  await goBy(page, 'ArrowDown', 'call-done');
  await page.keyboard.press('Enter');
  await find(page, 'ready').waitFor();

  await goBy(page, 'Shift+Tab', 'sign-out');
  await page.keyboard.press('Enter');
  await find(page, 'sign-in').waitFor();
  assert.deepEqual(complaints.filter((complaint) => !isOfTheEnd(complaint)), []);
  await Promise.all([context.close(), panel.context().close()]);
});
