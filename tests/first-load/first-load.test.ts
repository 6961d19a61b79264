import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openPage, startBrowser } from '../product/browser.js';
import { startProduct, type Product } from '../product/server.js';

const KIB = 1024;
const BUDGETS = [
  { channel: 'tv', bytes: 60 * KIB, size: { width: 1920, height: 1080 } },
  { channel: 'kiosk', bytes: 90 * KIB, size: { width: 1080, height: 1920 } },
] as const;
const HEAVY = /zxing|livekit|busan|metro-line|barcode/i;

let product: Product;
let browser: Browser;
before(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
after(async () => {
  await browser.close();
  await product.stop();
});

for (const { channel, bytes, size } of BUDGETS) {
  test(`${channel}: all script until home shows live facts and takes the focus weighs at most ${bytes / KIB} KiB gzip`, async (t) => {
    const { page, context } = await openPage(browser, size);
    const scripts: { url: string; weight: number; text: string }[] = [];
    const reading: Promise<void>[] = [];
    page.on('response', (reply) => {
      if (reply.request().resourceType() !== 'script') return;
      reading.push(reply.text().then((text) => void scripts.push({ url: reply.url(), weight: gzipSync(text, { level: 9 }).length, text })));
    });
    await page.goto(`${product.address}/${channel}/`);
    if (channel === 'kiosk') await page.locator('kiosk-attract').click();
    await page.locator('[data-live-fact]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('[data-focused]').first().waitFor();
    await Promise.all(reading);
    const weight = scripts.reduce((sum, script) => sum + script.weight, 0);
    t.diagnostic(`${channel}: ${(weight / KIB).toFixed(1)} KiB in ${scripts.length} files`);
    console.log(`  first load ${channel}: ${(weight / KIB).toFixed(1)} of ${bytes / KIB} KiB gzip, ${scripts.length} files`);
    for (const script of scripts) assert.doesNotMatch(script.url, HEAVY);
    assert.ok(weight <= bytes, `${(weight / KIB).toFixed(1)} KiB:\n${scripts.map((script) => `${(script.weight / KIB).toFixed(1)} ${script.url}`).join('\n')}`);
    await context.close();
  });
}
