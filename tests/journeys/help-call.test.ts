import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { useCallProduct } from '../product/use-call-product.js';
import { isOfTheEnd, openDesk } from './help-desk.js';
import { VisitedScreens } from './visited.js';

const PICTURES = 'tests/screenshots';

const running = await useCallProduct();
const { skip } = running;

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();
const picture = (page: Page, name: string): Promise<unknown> => page.screenshot({ path: `${PICTURES}/${name}.png` });

/** A browser without a window has no screen to show: in place of the operating system's choice stands a painted one. What follows is real. */
async function showPaintedScreen(page: Page): Promise<void> {
  await keepConnections(page);
  await page.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
      const paint = canvas.getContext('2d');
      let frame = 0;
      setInterval(() => {
        if (paint) paint.fillStyle = frame++ % 2 === 0 ? '#123' : '#345';
        paint?.fillRect(0, 0, 640, 360);
      }, 200);
      return Promise.resolve(canvas.captureStream());
    };
  });
}

async function openPanel(): Promise<{ page: Page; complaints: readonly string[]; visited: VisitedScreens }> {
  const { page, complaints } = await openPage(running.browser, PANEL);
  const visited = new VisitedScreens(page, 'kiosk');
  await keepConnections(page);
  await page.goto(panelAddress(running.product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
  await page.locator('kiosk-home').waitFor();
  return { page, complaints, visited };
}

test('two presses on a panel reach the help desk: they see and hear each other, write, are held, and nothing of it stays', { skip }, async () => {
  const [panel, desk] = [await openPanel(), await openDesk(running.browser, running.product, showPaintedScreen)];
  await find(panel.page, 'bar-help').tap();
  await find(panel.page, 'call-help').tap();
  await find(panel.page, 'call-waits').waitFor();
  await panel.page.getByText('You are next').waitFor();

  // While they wait they look at their own picture, and the bar moves with what Chromium's microphone makes up.
  await find(panel.page, 'test-devices').tap();
  for (const device of ['camera', 'microphone', 'line']) await panel.page.locator(`[data-of=${device}][data-state=good]`).waitFor();
  await panel.page.waitForFunction(() => {
    const video = document.querySelector('kiosk-app')?.shadowRoot?.querySelector('kiosk-view')?.shadowRoot?.querySelector('kiosk-call')?.shadowRoot?.querySelector('city-device-test')?.shadowRoot?.querySelector('video');
    return (video?.videoWidth ?? 0) > 0;
  });

  // The desk sees where and in which language, and nobody's name.
  const caller = find(desk.page, 'caller');
  await caller.waitFor();
  assert.match(await caller.innerText(), /^Panel, .+ Work Center\s+English · 0:\d\d$/);
  await picture(desk.page, 'help-desk-queue');
  await find(desk.page, 'answer-next').click();
  for (const { page } of [panel, desk]) await page.locator('[data-id=call][data-phase=in-call]').waitFor();
  await Promise.all([waitUntilSeenAndHeard(panel.page), waitUntilSeenAndHeard(desk.page)]);
  await picture(panel.page, 'help-panel-call');

  await find(panel.page, 'call-write').tap();
  await find(panel.page, 'quick-please-repeat').tap();
  await desk.page.getByText('Please say it again', { exact: false }).waitFor();
  // What no reply of one press says is typed on the panel's own keyboard.
  await find(panel.page, 'type-line').tap();
  for (const key of ['shift', 'R', 'o', 'o', 'm', 'space', 'digits', '4', 'digits', 'delete', 'digits', '7', '?']) await find(panel.page, `key-${key}`).tap();
  await picture(panel.page, 'help-panel-typing');
  await find(panel.page, 'send').tap();
  await desk.page.getByText('Room 7?', { exact: false }).waitFor();
  await find(panel.page, 'bar-back').tap();
  await find(desk.page, 'line').fill('Your seat is on the third floor.');
  await find(desk.page, 'caption').click();
  await panel.page.getByText('Your seat is on the third floor.').waitFor();
  await picture(panel.page, 'help-panel-write');

  // The desk shows its screen, and the panel has it large; what was said can be read again there.
  await find(desk.page, 'call-more').click();
  await find(desk.page, 'tool-screen').click();
  await panel.page.locator('city-call-picture.main video.screen').waitFor();
  await find(desk.page, 'tool-screen').click();
  await find(panel.page, 'back-to-call').tap();
  await find(panel.page, 'call-more').tap();
  await find(panel.page, 'tool-transcript').tap();
  assert.match(await find(panel.page, 'transcript').innerText(), /Please say it again[\s\S]*Room 7\?[\s\S]*Your seat is on the third floor/);

  await find(desk.page, 'hold').click();
  await panel.page.getByText('On hold', { exact: false }).waitFor();
  await find(desk.page, 'hold').click();
  await panel.page.getByText('On hold', { exact: false }).waitFor({ state: 'hidden' });
  await waitUntilSeenAndHeard(panel.page);

  await find(panel.page, 'back-to-call').tap();
  await find(panel.page, 'call-hang-up').tap();
  await find(desk.page, 'call-ended').waitFor();
  await find(panel.page, 'call-ended').waitFor();
  await find(panel.page, 'call-done').tap();
  await panel.page.locator('kiosk-attract').waitFor();
  assert.equal(await panel.page.locator('video').count(), 0);
  await find(desk.page, 'call-done').click();
  await find(desk.page, 'ready').waitFor();
  assert.deepEqual([...panel.complaints, ...desk.complaints].filter((complaint) => !isOfTheEnd(complaint)), []);
  await panel.visited.assertAllAreScenes();
  for (const { page } of [panel, desk]) await page.context().close();
});

test('a visitor who walks away from a panel ends the call', { skip }, async () => {
  const [panel, desk] = [await openPanel(), await openDesk(running.browser, running.product)];
  await find(panel.page, 'bar-help').tap();
  await find(panel.page, 'call-help').tap();
  await find(desk.page, 'answer-next').click();
  await panel.page.locator('[data-id=call][data-phase=in-call]').waitFor();
  await find(panel.page, 'bar-end').tap();
  await panel.page.locator('kiosk-attract').waitFor();
  await find(desk.page, 'call-ended').waitFor();
  for (const { page } of [panel, desk]) await page.context().close();
});
