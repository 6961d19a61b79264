import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBufferingProxy, type BufferingProxy } from '../fixtures/proxy/buffering-proxy.js';
import { startBrowser } from '../product/browser.js';
import { pickCard, startProduct, type Product } from '../product/server.js';
import { timeOccupancy } from './watch-plan.js';

/** A screen gives its stream five seconds to say its first word; the rest is the machine's. */
const FIRST_LIMIT_MS = 9_000;
const LIMIT_MS = 3_000;

let product: Product;
let proxy: BufferingProxy;
before(async () => {
  product = await startProduct();
  proxy = await startBufferingProxy(product.address);
});
after(async () => {
  await proxy.close();
  await product.stop();
});

test('behind a proxy that holds every reply back until its end, a panel still sees a seat taken elsewhere', async (t) => {
  const browser = await startBrowser();
  try {
    const [first = Infinity, ...others] = await timeOccupancy(browser, { ...product, address: proxy.address }, pickCard(product, 0), 4);
    t.diagnostic(`first ${String(first)} ms, then ${others.join(', ')} ms`);
    assert.ok(first <= FIRST_LIMIT_MS);
    for (const delay of others) assert.ok(delay <= LIMIT_MS);
    assert.ok(proxy.asked.includes('/api/events'), 'a stream was tried');
    assert.ok(proxy.asked.filter((path) => path === '/api/events/poll').length >= others.length, 'and polling took its place');
  } finally {
    await browser.close();
  }
});
