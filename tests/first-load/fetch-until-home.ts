import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { openPage } from '../product/browser.js';
import { wakePanel } from '../product/panel.js';

const KIB = 1024;

/** What a channel may fetch of script until its first screen can be used: a home that shows live facts, a desk's sign-in, a phone's six digits. */
export interface LoadBudget {
  readonly channel: 'tv' | 'kiosk' | 'phone' | 'operations';
  /** Gzip. */
  readonly bytes: number;
  readonly size: { readonly width: number; readonly height: number };
}

export const BUDGETS: readonly LoadBudget[] = [
  { channel: 'tv', bytes: 60 * KIB, size: { width: 1920, height: 1080 } },
  { channel: 'kiosk', bytes: 90 * KIB, size: { width: 1080, height: 1920 } },
  { channel: 'phone', bytes: 50 * KIB, size: { width: 390, height: 844 } },
  { channel: 'operations', bytes: 60 * KIB, size: { width: 1920, height: 1080 } },
];

/** What says that a first screen is there. */
const FIRST_CONTROL = { tv: '[data-live-fact]', kiosk: '[data-live-fact]', phone: '[data-id=code]', operations: '[data-id=sign-in-number]' } as const satisfies Record<LoadBudget['channel'], string>;

/** Scanner, calls and map data have no business in a first load. */
const HEAVY = /zxing|livekit|busan|metro-line|barcode/i;
/** Names of its loggers, by which LiveKit's client is known in whatever file it lies. */
const CALLS = /livekit-(engine|signal)/;

export interface FetchedScripts {
  readonly scripts: readonly { readonly url: string; readonly bytes: number }[];
  /** Gzip, of all scripts together. */
  readonly bytes: number;
  /** Addresses that should have waited. */
  readonly heavy: readonly string[];
}

/**
 * In the page, from its start: presses a key in the frame that shows the first control, and notes when the focus is there. A test
 * that asks from outside comes later the slower the machine is, and would count what is fetched at leisure after the first screen.
 */
const NOTE_FIRST_USE = `((control) => {
  const find = (root, selector) => root.querySelector(selector) !== null || [...root.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot !== null && find(shadowRoot, selector));
  let pressed = false;
  const look = () => {
    if (!pressed && find(document, control)) {
      pressed = true;
      for (const type of ['keydown', 'keyup']) document.body.dispatchEvent(new KeyboardEvent(type, { key: 'ArrowDown', keyCode: 40, bubbles: true, composed: true, cancelable: true }));
    }
    if (pressed && find(document, '[data-focused]')) globalThis.__usedAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})`;

declare global {
  var __usedAt: number | undefined;
}

/** Opens a channel as a person does and adds up every script that is asked for until its first screen is there and a key moves its focus. */
export async function fetchUntilHome(browser: Browser, address: string, { channel, size }: LoadBudget): Promise<FetchedScripts> {
  const { page, context } = await openPage(browser, size);
  const reading: Promise<{ url: string; bytes: number; carriesCalls: boolean }>[] = [];
  page.on('response', (reply) => {
    if (reply.request().resourceType() !== 'script') return;
    reading.push(reply.text().then((text) => ({ url: reply.url(), bytes: gzipSync(text, { level: 9 }).length, carriesCalls: CALLS.test(text) })));
  });
  try {
    await page.addInitScript({ content: `${NOTE_FIRST_USE}(${JSON.stringify(FIRST_CONTROL[channel])});` });
    await page.goto(`${address}/${channel}/`);
    if (channel === 'kiosk') await wakePanel(page, size);
    await page.waitForFunction(() => globalThis.__usedAt !== undefined);
    const later = new Set(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ startTime }) => startTime > (globalThis.__usedAt ?? Infinity)).map(({ name }) => name)));
    const scripts = (await Promise.all(reading)).filter(({ url }) => !later.has(url));
    return { scripts, bytes: scripts.reduce((sum, script) => sum + script.bytes, 0), heavy: scripts.filter(({ url, carriesCalls }) => carriesCalls || HEAVY.test(url)).map(({ url }) => url) };
  } finally {
    await context.close();
  }
}

export const inKib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;
