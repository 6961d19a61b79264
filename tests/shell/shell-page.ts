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

const PATIENCE_MS = 120_000;
/** How long a worker that is not needed may run on before it is stopped. */
const IDLE_MS = 5_000;

/**
 * A browser stops workers that have nothing to do, and only then does a new one take charge; one that is debugged, as here, it leaves
 * running. One that is being installed has something to do, on a busy machine for longer than it is looked at here.
 */
async function stopIdleWorkers(page: Page): Promise<void> {
  if (await page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing))) return;
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

/** Waits until the page of a version is shown and rests. */
export async function waitForVersion(page: Page, version: string): Promise<void> {
  const shown = page.locator(`html[data-version="${version}"] kiosk-attract`);
  await waitFor(page, () => shown.isVisible(), true);
}

/** @param stops whether workers that are idle are stopped meanwhile; one that still fetches fonts is none of them, though nothing shows it */
async function waitFor(page: Page, ask: () => Promise<boolean>, stops: boolean): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let stopAt = Date.now() + IDLE_MS; !(await ask().catch(() => false));) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${String(ask)}`);
    if (stops && Date.now() > stopAt) {
      await stopIdleWorkers(page).catch(() => undefined);
      stopAt = Date.now() + IDLE_MS;
    }
    await wait(100);
  }
}

/** Asks the page until it says yes; a page that is reloaded meanwhile is asked again. */
function waitUntil<Argument>(page: Page, ask: (argument: Argument) => Promise<boolean>, argument: Argument, stops = false): Promise<void> {
  return waitFor(page, () => page.evaluate(ask as never, argument) as Promise<boolean>, stops);
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
  }, { name: `u-city-${channel}-record`, wanted: version }, true);
}

/** Has the browser look for a newer service worker, as the page itself does every half hour. */
export async function findUpdate(page: Page): Promise<void> {
  await page.evaluate(() => { void navigator.serviceWorker.ready.then((registration) => registration.update().catch(() => undefined)); });
}
