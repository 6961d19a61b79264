import { after, before } from 'node:test';
import type { Browser } from 'playwright-core';
import { findTestLivekit } from '../../signaling/testing/livekit.js';
import { startBrowser, startCallBrowser } from './browser.js';
import { startProduct, type Product } from './server.js';

/** What tests of calls share; there from the first hook or test on. */
export interface CallProduct {
  /** Why they are skipped, without a media server; `false` with one. */
  readonly skip: string | false;
  readonly product: Product;
  /** With a camera and a microphone that Chromium makes up. */
  readonly browser: Browser;
  /** With neither, as on most televisions. */
  readonly bare: Browser;
}

/**
 * Starts the product with its media server, and two browsers, before the tests of a file; stops all of it after them.
 * @param settings more of the environment, such as a city without invented visitors
 */
export async function useCallProduct(settings: Readonly<Record<string, string>> = {}): Promise<CallProduct> {
  const livekit = await findTestLivekit();
  const skip = livekit.ok ? false : livekit.failure;
  let running: Omit<CallProduct, 'skip'> | undefined;
  before(async () => {
    if (skip !== false) return;
    const [product, browser, bare] = await Promise.all([startProduct({ CALLS: 'on', ...settings }), startCallBrowser(), startBrowser()]);
    running = { product, browser, bare };
    await product.node.waitUntil(({ media }) => media?.state === 'ready', 60_000);
  });
  after(async () => {
    await running?.browser.close();
    await running?.bare.close();
    await running?.product.stop();
  });
  const take = (): Omit<CallProduct, 'skip'> => {
    if (!running) throw new Error('The product is there in hooks and tests only');
    return running;
  };
  return {
    skip,
    get product() { return take().product; },
    get browser() { return take().browser; },
    get bare() { return take().bare; },
  };
}
