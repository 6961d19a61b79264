import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../product/browser.js';
import { startProduct, type Product } from '../product/server.js';
import { BUDGETS, fetchUntilHome, inKib } from './fetch-until-home.js';

let product: Product;
let browser: Browser;
before(async () => {
  [product, browser] = await Promise.all([startProduct(), startBrowser()]);
});
after(async () => {
  await browser.close();
  await product.stop();
});

for (const budget of BUDGETS) {
  test(`${budget.channel}: all script until home shows live facts and takes the focus weighs at most ${inKib(budget.bytes)} gzip`, async () => {
    const { scripts, bytes, heavy } = await fetchUntilHome(browser, product.address, budget);
    console.log(`  first load ${budget.channel}: ${inKib(bytes)} of ${inKib(budget.bytes)} gzip, ${scripts.length} files`);
    assert.deepEqual(heavy, []);
    assert.ok(bytes <= budget.bytes, `${inKib(bytes)}:\n${scripts.map((script) => `${inKib(script.bytes)} ${script.url}`).join('\n')}`);
  });
}
