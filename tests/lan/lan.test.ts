import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import type { Browser } from 'playwright-core';
import { endTestCalls, makeTestCall } from '../../scripts/calls/test-call.js';
import { readEngineRecords } from '../../signaling/calls/engine/engine-record.js';
import { addressesOf } from '../../signaling/calls/engine/external-engine.js';
import { findFreePorts } from '../../signaling/calls/engine/free-ports.js';
import { deriveLivekitKey } from '../../signaling/calls/engine/livekit-config.js';
import { engineFolder } from '../../signaling/calls/engine/make-engine.js';
import type { EngineAddress } from '../../signaling/calls/engine/media-engine.js';
import { openSecrets } from '../../signaling/storage/secrets.js';
import { ensureLivekit } from '../../signaling/testing/livekit.js';
import { startBrowser } from '../product/browser.js';
import { startProduct, type Product } from '../product/server.js';

/** A second address of this machine. In a network namespace with one of a private network: `LAN_HOST`. */
const LAN_HOST = process.env['LAN_HOST'] ?? '127.0.0.2';
const LONGEST_MS = 20_000;

let product: Product;
let browser: Browser;
let secureAddress: string;

before(async () => {
  const { signal: port } = await findFreePorts();
  secureAddress = `https://${LAN_HOST}:${String(port)}`;
  [product, browser] = await Promise.all([startProduct({ CALLS: 'on', LAN: LAN_HOST, LAN_PORT: String(port) }), startBrowser()]);
  while (!await fetch(product.address.replace('127.0.0.1', LAN_HOST)).catch(() => undefined)) await wait(20);
});
after(async () => {
  await browser.close();
  await product.stop();
  await endTestCalls();
});

/** The media server of the product, for requests from here; screens reach it through the product. */
async function openEngine(): Promise<EngineAddress> {
  await product.node.waitUntil(({ media }) => media?.state === 'ready', LONGEST_MS);
  const [record] = await readEngineRecords(engineFolder(product.dataFolder));
  assert.ok(record);
  return { ...addressesOf(`ws://127.0.0.1:${String(record.ports.signal)}`), ...deriveLivekitKey(await openSecrets(product.dataFolder)) };
}

test('a device of the network begins at a plain page, and has the product there as a secure one, camera included', async () => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(product.address.replace('127.0.0.1', LAN_HOST));
  const link = page.getByRole('link', { name: 'Open u-City' });
  assert.equal(await link.getAttribute('href'), `${secureAddress}/`);
  await link.click();
  await page.waitForURL(`${secureAddress}/`);
  await page.goto(`${secureAddress}/tv/`);
  await page.waitForFunction(() => document.querySelector('tv-app') !== null);
  assert.deepEqual(await page.evaluate(() => [isSecureContext, typeof navigator.mediaDevices.getUserMedia]), [true, 'function']);
  await context.close();
});

test('a page of the network reaches signalling through its own origin, and no page may go past it', async (t) => {
  if (await ensureLivekit(t) === undefined) return;
  const engine = await openEngine();
  await new RoomServiceClient(engine.apiUrl, engine.key, engine.secret).createRoom({ name: 'lan' });
  const token = new AccessToken(engine.key, engine.secret, { identity: 'page', ttl: 60 });
  token.addGrant({ roomJoin: true, room: 'lan' });
  const path = `/rtc?access_token=${await token.toJwt()}&protocol=15`;
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const open = (address: string) => page.evaluate((url) => new Promise<string>((known) => {
    try {
      const socket = new WebSocket(url);
      socket.onopen = () => { known('open'); };
      socket.onerror = () => { known('refused'); };
    } catch {
      known('refused');
    }
  }), address);
  await page.goto(`${secureAddress}/tv/`);
  assert.equal(await open(`${secureAddress.replace('https', 'wss')}${path}`), 'open');
  assert.equal(await open(`${engine.url}${path}`), 'refused');
  await page.goto(`${product.address}/tv/`);
  assert.equal(await open(`${product.address.replace('http', 'ws')}${path}`), 'open');
  await context.close();
});

test('picture and sound go by this machine’s address on the network', async (t) => {
  if (await ensureLivekit(t) === undefined) return;
  const made = await makeTestCall({ ...await openEngine(), url: product.address.replace('http', 'ws') });
  assert.ok(made.ok, made.ok ? '' : made.failure.words);
  t.diagnostic(`at ${LAN_HOST}: joined in ${made.value.joinedMs.toFixed(0)} ms, first picture after ${made.value.firstFrameMs.toFixed(0)} ms, ${String(made.value.movingFrames)} pictures`);
});
