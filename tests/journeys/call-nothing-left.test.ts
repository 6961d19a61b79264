import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { CALL_FLAGS, startProfile } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { FLUSH_MS, searchProfile } from '../product/search-profile.js';
import { useCallProduct } from '../product/use-call-product.js';
import { openDesk } from './help-desk.js';

/** Letters that stand nowhere else. */
const WRITTEN = 'Qzvxwkjgyq written';
const CAPTION = 'Bfpmhzdrtl captioned';

const running = await useCallProduct();
const { skip } = running;

const find = (page: Page, id: string) => page.locator(`[data-id="${id}"]`).first();

/** Calls the help desk in a profile of its own, ends it in one way, and looks at what the browser left on disk. */
async function callAndLeave(end: (panel: { page: Page; processId: number }) => Promise<void>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-profile-'));
  const desk = await openDesk(running.browser, running.product);
  const { context, page, processId } = await startProfile(folder, PANEL, CALL_FLAGS);
  try {
    const tokens: string[] = [];
    page.on('response', async (reply) => {
      if (reply.url().endsWith('/join')) tokens.push(((await reply.json().catch(() => ({}))) as { token?: string }).token ?? '');
    });
    await keepConnections(page);
    await page.goto(panelAddress(running.product, 'simulated', '/help'));
    await find(page, 'call-help').click();
    await find(desk.page, 'answer-next').click();
    // Words that are said before the other side is there are not sent.
    await Promise.all([waitUntilSeenAndHeard(page), waitUntilSeenAndHeard(desk.page)]);
    await find(page, 'call-write').click();
    for (const [button, words] of [['send', WRITTEN], ['caption', CAPTION]] as const) {
      await find(desk.page, 'line').fill(words);
      await find(desk.page, button).click();
      await page.getByText(words).first().waitFor();
    }
    assert.ok(tokens[0], 'the call was a real one');
    await end({ page, processId });
    await context.close().catch(() => undefined);
    return await searchProfile(folder, { written: WRITTEN, caption: CAPTION, 'token of the media room': tokens[0].split('.')[1]?.slice(0, 60) ?? '' });
  } finally {
    // A browser that is left would keep this file's process for ever.
    await context.close().catch(() => undefined);
    await desk.page.context().close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('a call that the visitor ends leaves no byte of what was said on the panel’s disk', { skip }, async () => {
  assert.deepEqual(await callAndLeave(async ({ page }) => {
    await find(page, 'bar-end').click();
    await page.locator('kiosk-attract').waitFor();
    await wait(FLUSH_MS);
  }), []);
});

test('a browser that is killed in the middle of a call leaves none either', { skip }, async () => {
  assert.deepEqual(await callAndLeave(async ({ page, processId }) => {
    await wait(FLUSH_MS);
    const gone = new Promise((resolve) => { page.once('close', resolve); });
    process.kill(processId, 'SIGKILL');
    await gone;
  }), []);
});
