import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser } from './browser.js';
import { startProduct, type Product } from './server.js';

/** What a file's tests share; there from the first hook or test on. */
export interface RunningProduct {
  readonly product: Product;
  readonly browser: Browser;
}

/**
 * Starts the product and a browser before the tests of a file, and stops both after them.
 * @param settings of the server; `SIMULATED_VISITORS: 'off'` where nobody else may want a seat
 * @param prepare what else comes before the first test; the test runner does not wait for one hook before it begins the next
 */
export function useProduct(settings: Readonly<Record<string, string>> = {}, prepare: (running: RunningProduct) => Promise<void> = () => Promise.resolve()): RunningProduct {
  let running: RunningProduct | undefined;
  before(async () => {
    const [product, browser] = await Promise.all([startProduct(settings), startBrowser()]);
    running = { product, browser };
    await prepare(running);
  });
  after(async () => {
    await running?.browser.close();
    await running?.product.stop();
  });
  const take = (): RunningProduct => {
    if (!running) throw new Error('The product is there in hooks and tests only');
    return running;
  };
  return {
    get product() { return take().product; },
    get browser() { return take().browser; },
  };
}
