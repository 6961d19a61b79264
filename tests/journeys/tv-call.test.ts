import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { Resident } from '../product/api.js';
import { openPage } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { CENTER } from '../product/panel.js';
import { pickCard } from '../product/server.js';
import { useCallProduct } from '../product/use-call-product.js';
import { isOfTheEnd, openDesk } from './help-desk.js';
import { openScreen, RemoteControl } from './remote-control.js';
import { VisitedScreens } from './visited.js';

const TELEVISION = { width: 1920, height: 1080 };
const PICTURES = 'tests/screenshots';

const running = await useCallProduct();
const { skip } = running;

/** Views over the whole picture have no box of their own. */
const seen = (page: Page, id: string): Promise<void> => page.locator(`[data-id="${id}"]`).first().waitFor({ state: 'attached' });
const gone = (page: Page): Promise<void> => page.locator('tv-call').waitFor({ state: 'detached' });

async function openTelevision(): Promise<{ page: Page; remote: RemoteControl; complaints: readonly string[]; visited: VisitedScreens }> {
  const { page, complaints } = await openPage(running.bare, TELEVISION, false);
  const visited = new VisitedScreens(page, 'tv');
  await keepConnections(page);
  await page.goto(`${running.product.address}/tv/?lang=en`);
  // Until the centers are there the focus rests on what is, and moves to the first of them by itself.
  await seen(page, `card-center-${CENTER}`);
  return { page, remote: new RemoteControl(openScreen(page)), complaints, visited };
}

test('a television without a camera calls the help desk by remote control, sees it, answers by one press, and is back where it was', { skip }, async () => {
  const { page, remote, complaints, visited } = await openTelevision();
  const desk = await openDesk(running.browser, running.product);
  await remote.choose('top-help');
  await seen(page, 'call-waits');
  await desk.page.locator('[data-id=answer-next]').click();
  await page.locator('[data-id=call][data-phase=in-call]').waitFor({ state: 'attached' });
  await waitUntilSeenAndHeard(page);
  await page.getByText('The microphone cannot be used. Please write instead.').waitFor();
  await page.screenshot({ path: `${PICTURES}/tv-call.png` });
  await remote.choose('call-write');
  await remote.choose('quick-thanks');
  await desk.page.getByText('Thank you').waitFor();
  await page.screenshot({ path: `${PICTURES}/tv-call-write.png` });
  await remote.press('Escape');
  await remote.choose('call-hang-up');
  await seen(page, 'call-ended');
  await remote.choose('call-done');
  await gone(page);
  await page.locator('[data-id=top-help][data-focused]').waitFor({ state: 'attached' });
  await desk.page.locator('[data-id=call-ended]').waitFor();
  assert.deepEqual(complaints.filter((complaint) => !isOfTheEnd(complaint)), []);
  await visited.assertAllAreScenes();
  for (const one of [page, desk.page]) await one.context().close();
});

test('a call comes over whatever is on, says who it is, and leaves exactly what was on', { skip }, async () => {
  const { page, remote, visited } = await openTelevision();
  const [owner, caller] = [pickCard(running.product, 0), pickCard(running.product, 1)];
  await remote.choose('top-sign-in');
  await seen(page, 'sign-in-card');
  await remote.type(owner.number);
  await seen(page, 'sign-in-pin');
  await remote.type(owner.pin);
  await seen(page, 'top-sign-out');
  await remote.choose('top-settings');
  await page.locator('tv-settings-page').waitFor({ state: 'attached' });
  // Calls are fetched after the first picture; from then on the television rings.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('tv-call')), undefined, { timeout: 20_000 });

  const resident = await Resident.signIn(running.product.address, caller);
  const declined = await resident.ring(owner.number);
  await seen(page, 'call-incoming');
  await page.screenshot({ path: `${PICTURES}/tv-call-incoming.png` });
  const title = await page.locator('tv-call h1').innerText();
  assert.match(title, /^.+ is calling$/);
  assert.notEqual(title, 'Somebody is calling', 'who calls signed in is named');
  await remote.choose('call-decline');
  await gone(page);
  await page.locator('tv-settings-page [data-focused]').waitFor({ state: 'attached' });

  const missed = await resident.ring(owner.number);
  await seen(page, 'call-incoming');
  await resident.hangUp(missed);
  await seen(page, 'call-ended');
  await remote.press('Escape');
  await gone(page);
  // What was missed is said once more, with a way to call back.
  await seen(page, 'missed-call');
  await remote.press('Escape');
  await page.locator('tv-settings-page [data-focused]').waitFor({ state: 'attached' });
  assert.notEqual(declined, missed);
  await visited.assertAllAreScenes();
  await page.context().close();
});
