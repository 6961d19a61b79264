import type { Browser } from 'playwright-core';
import { startBrowser } from '../../tests/product/browser.js';
import { startProduct, type Product } from '../../tests/product/server.js';

/**
 * Runs `work` with a built product of its own and ends everything after it, whether or not it succeeded.
 * @param work gets a function that opens a browser; with a film its camera plays that
 */
export async function withProduct<Value>(work: (product: Product, openBrowser: typeof startBrowser) => Promise<Value>, settings: Readonly<Record<string, string>> = {}): Promise<Value> {
  const product = await startProduct(settings);
  const browsers: Browser[] = [];
  try {
    return await work(product, async (film) => {
      const browser = await startBrowser(film);
      browsers.push(browser);
      return browser;
    });
  } finally {
    for (const browser of browsers) await browser.close();
    await product.stop();
  }
}
