import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';

/** The version that a page shows, as the build wrote it. */
export function readVersion(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.documentElement.dataset['version']);
}

/** Waits until the fonts are kept that draw Latin letters in every language. */
export function waitUntilFontsKept(page: Page): Promise<void> {
  return waitUntil(page, async () => (await (await caches.open('u-city-fonts')).keys()).some(({ url }) => url.includes('pretendard-latin-')), undefined);
}

/** A browser lets a worker in charge end what it does, for five minutes at most. */
const PATIENCE_MS = 6 * 60_000;

/** Asks the page until it says yes; a page that is reloaded meanwhile is asked again. */
async function waitUntil<Argument>(page: Page, ask: (argument: Argument) => Promise<boolean>, argument: Argument): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const yes = await page.evaluate(ask as never, argument).catch(() => false);
    if (yes) return;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${String(ask)}`);
    await wait(100);
  }
}

/** Waits until the page's files are kept and its version is known to be good. */
export function waitUntilKept(page: Page, channel: 'kiosk' | 'tv', version: string): Promise<void> {
  return waitUntil(page, async ({ name, wanted }) => {
    if (!navigator.serviceWorker.controller) return false;
    const kept = await caches.match('/record', { cacheName: name });
    return ((await kept?.json()) as { started?: string } | undefined)?.started === wanted;
  }, { name: `u-city-${channel}-record`, wanted: version });
}

/** Waits until a newer version is installed whole and its worker is in charge. */
export function waitUntilInCharge(page: Page, channel: 'kiosk' | 'tv', version: string): Promise<void> {
  return waitUntil(page, async ({ name, wanted }) => {
    const kept = await caches.match('/record', { cacheName: name });
    return ((await kept?.json()) as { trial?: { version: string } } | undefined)?.trial?.version === wanted;
  }, { name: `u-city-${channel}-record`, wanted: version });
}

/** Has the browser look for a newer service worker, as the page itself does every half hour. */
export async function findUpdate(page: Page): Promise<void> {
  await page.evaluate(() => { void navigator.serviceWorker.ready.then((registration) => registration.update().catch(() => undefined)); });
}
