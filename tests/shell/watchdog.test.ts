import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { ensureChromium } from '../../scripts/testing/ensure-chromium.mjs';
import { WAITING } from '../../docs/deploy/panel-watchdog.mjs';
import { panelAddress } from '../product/panel.js';
import { startProduct, type Product } from '../product/server.js';

const SOON_MS = 60_000;
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];

let product: Product;
before(async () => { product = await startProduct(); });
after(() => product.stop());

interface WatchedBrowser {
  readonly watchdog: ChildProcess;
  readonly browser: Browser;
  readonly told: () => string;
  close(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The watchdog with a browser, and a second way into the browser for the test to look through. */
async function startWatchdog(address: string): Promise<WatchedBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'u-city-watchdog-'));
  const port = await findFreePort();
  const watchdog = spawn(process.execPath, ['docs/deploy/panel-watchdog.mjs', ensureChromium(), ...FLAGS, `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, address], {
    stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, PANEL_HANGS_AFTER_MS: '6000' },
  });
  let told = '';
  watchdog.stderr.on('data', (text) => (told += String(text)));
  const browser = await until(() => chromium.connectOverCDP(`http://127.0.0.1:${port}`));
  return {
    watchdog, browser, told: () => told,
    async close() {
      const ended = new Promise((resolve) => watchdog.once('close', resolve));
      await browser.close().catch(() => undefined);
      if (watchdog.exitCode === null && watchdog.signalCode === null) {
        watchdog.kill('SIGTERM');
        await ended;
      }
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function until<Value>(attempt: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = Date.now() + SOON_MS;
  for (;;) {
    const value = await attempt().catch(() => undefined);
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${String(attempt)}`);
    await wait(200);
  }
}

/** The page that shows the panel at rest, once it is the only one. */
function findPanel(watched: WatchedBrowser, not?: Page): Promise<Page> {
  return until(async () => {
    const pages = watched.browser.contexts().flatMap((context) => context.pages());
    const [page] = pages;
    if (!page || pages.length > 1 || page === not) return undefined;
    const resting = await Promise.race([page.locator('kiosk-attract').isVisible(), wait(1_000, false)]);
    return resting ? page : undefined;
  });
}

test('a page that hangs is replaced by a new one', async () => {
  const watched = await startWatchdog(panelAddress(product, 'simulated'));
  try {
    const page = await findPanel(watched);
    await page.evaluate(() => { setTimeout(() => { for (;;); }); });
    await findPanel(watched, page);
    assert.match(watched.told(), /the page hangs/);
  } finally {
    await watched.close();
  }
});

test('a page whose process crashed is replaced by a new one', async () => {
  const watched = await startWatchdog(panelAddress(product, 'simulated'));
  try {
    const page = await findPanel(watched);
    const session = await page.context().newCDPSession(page);
    session.send('Page.crash').catch(() => undefined);
    await findPanel(watched, page);
    assert.match(watched.told(), /the page crashed/);
  } finally {
    await watched.close();
  }
});

test('before the server can be reached for the first time words of ours are shown, and then the panel', async () => {
  await product.node.end('SIGKILL');
  const watched = await startWatchdog(panelAddress(product, 'simulated'));
  try {
    await until(async () => {
      const texts = await Promise.all(watched.browser.contexts().flatMap((context) => context.pages()).map((page) => page.locator('body').innerText()));
      return texts.some((text) => Object.values(WAITING).every((words) => text.includes(words))) || undefined;
    });
    await until(() => Promise.resolve(/could not be opened: net::ERR_CONNECTION_REFUSED/.test(watched.told()) || undefined));
    await product.node.start();
    await findPanel(watched);
  } finally {
    await watched.close();
  }
});

test('a browser that ends takes the watchdog with it, so that the system starts both again', async () => {
  const watched = await startWatchdog(panelAddress(product, 'simulated'));
  try {
    await findPanel(watched);
    const ended = new Promise((resolve) => watched.watchdog.once('close', resolve));
    const session = await watched.browser.newBrowserCDPSession();
    session.send('Browser.crash').catch(() => undefined);
    assert.equal(await ended, 1);
  } finally {
    await watched.close();
  }
});

test('the words before the first page are those of the starting screen', async () => {
  for (const [language, words] of Object.entries(WAITING)) {
    const messages = JSON.parse(await readFile(`kiosk/strings/${language}.json`, 'utf8')) as Record<string, string>;
    assert.equal(words, messages['startFailedTitle']);
  }
});
