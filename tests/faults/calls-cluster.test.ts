import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { addressesOf } from '../../signaling/calls/engine/external-engine.js';
import { findFreePorts } from '../../signaling/calls/engine/free-ports.js';
import { livekitEnvironment } from '../../signaling/calls/engine/livekit-config.js';
import { launchLivekit, readLastLine } from '../../signaling/calls/engine/livekit-process.js';
import { probeEngine } from '../../signaling/calls/engine/probe-engine.js';
import { isAlive, sendSignal } from '../../signaling/storage/postmaster.js';
import { ensureLivekit } from '../../signaling/testing/livekit.js';
import { openDesk } from '../journeys/help-desk.js';
import { openPage, startCallBrowser } from '../product/browser.js';
import { keepConnections, waitUntilSeenAndHeard } from '../product/call-stats.js';
import { waitForCalls } from '../product/calls.js';
import { ensureProgram } from '../product/ensure-program.js';
import { PANEL, panelAddress } from '../product/panel.js';
import { startProduct, type Product } from '../product/server.js';

const DEPLOY = new URL('../../docs/deploy/', import.meta.url);
const KEY = { key: 'u-city', secret: 'a-secret-for-tests-of-more-than-32-characters' };
const BACK_MS = 15_000;

const readYaml = (name: string): Record<string, unknown> => parse(readFileSync(new URL(name, DEPLOY), 'utf8')) as Record<string, unknown>;
const part = (config: Record<string, unknown>, name: string): Record<string, unknown> => config[name] as Record<string, unknown>;

test('the chart’s values and the file of a node say the same of LiveKit, and containers get that file', () => {
  const node = readYaml('livekit.yaml');
  const { key_file: keys, ...chart } = part(readYaml('livekit-values.yaml'), 'livekit');
  const { cert_file: _cert, key_file: _key, ...turn } = part(node, 'turn');
  const { secretName, ...chartTurn } = part(chart, 'turn');
  assert.deepEqual([keys, typeof secretName], ['keys.yaml', 'string']);
  assert.deepEqual({ ...chart, turn: chartTurn, redis: {} }, { ...node, turn, redis: {} });
  const { livekit, redis } = part(readYaml('calls.compose.yaml'), 'services') as Record<string, Record<string, unknown>>;
  assert.ok((livekit?.['volumes'] as string[]).some((volume) => volume.startsWith('./livekit.yaml:')));
  assert.ok(redis);
});

/** The node's file as it is, with addresses of this machine in place of the city's, and no TLS, for which there is no certificate. */
function configureNode(ports: { readonly signal: number; readonly media: number; readonly metrics: number; readonly turn: number; readonly relay: number }, redis: number, webhook: string): object {
  const config = readYaml('livekit.yaml');
  const { tls_port: _port, cert_file: _cert, key_file: _key, domain: _domain, ...turn } = part(config, 'turn');
  return {
    ...config, port: ports.signal, bind_addresses: ['127.0.0.1'], prometheus_port: ports.metrics, redis: { address: `127.0.0.1:${String(redis)}` },
    rtc: { udp_port: ports.media, tcp_port: 0, use_external_ip: false, node_ip: '127.0.0.1', enable_loopback_candidate: true, ips: { includes: ['127.0.0.0/8'] } },
    turn: { ...turn, udp_port: ports.turn, relay_range_start: ports.relay, relay_range_end: ports.relay + 99, allow_restricted_peer_cidrs: ['127.0.0.0/8'] },
    webhook: { api_key: KEY.key, urls: [`${webhook}/livekit`] }, logging: { level: 'error' },
  };
}

interface ClusterNode {
  readonly processId: number;
  readonly signal: number;
  readonly metrics: number;
}

async function startNode(t: TestContext, program: string, redis: number, webhook: string, index: number): Promise<ClusterNode> {
  const [first, second, third] = [await findFreePorts(), await findFreePorts(), await findFreePorts()];
  const ports = { signal: first.signal, media: first.media, metrics: second.signal, turn: third.media, relay: 42_000 + index * 100 };
  const folder = await mkdtemp(join(tmpdir(), 'u-city-cluster-'));
  const processId = await launchLivekit(program, livekitEnvironment(configureNode(ports, redis, webhook), KEY), join(folder, 'log'));
  t.after(async () => {
    if (isAlive(processId)) sendSignal(processId, 'SIGKILL');
    while (isAlive(processId)) await wait(10);
    await rm(folder, { recursive: true, force: true });
  });
  const limit = performance.now() + 20_000;
  while (await probeEngine({ ...addressesOf(`ws://127.0.0.1:${String(ports.signal)}`), ...KEY }, 1) !== 'answers') {
    assert.ok(isAlive(processId), `A node ended at its start: ${await readLastLine(join(folder, 'log'))}`);
    assert.ok(performance.now() < limit, 'A node does not answer.');
    await wait(20);
  }
  return { processId, ...ports };
}

async function startRedis(t: TestContext): Promise<number> {
  const { signal: port } = await findFreePorts();
  const child = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'], { stdio: ['ignore', 'pipe', 'ignore'] });
  t.after(() => child.kill('SIGKILL'));
  for await (const line of child.stdout) if (String(line).includes('Ready to accept connections')) break;
  child.stdout.resume();
  return port;
}

/** A load balancer of layer 4: each connection goes to a node that answers, one after the other. */
async function startBalancer(t: TestContext, targets: () => readonly number[]): Promise<number> {
  let turn = 0;
  const server = createServer((incoming) => {
    incoming.on('error', () => incoming.destroy());
    const reach = (left: readonly number[]): void => {
      const port = left[0];
      if (port === undefined) return void incoming.destroy();
      const outgoing = connect(port, '127.0.0.1');
      outgoing.once('connect', () => incoming.pipe(outgoing).pipe(incoming));
      outgoing.on('error', () => (outgoing.pending ? reach(left.slice(1)) : incoming.destroy()));
      outgoing.on('close', () => { if (!outgoing.pending) incoming.destroy(); });
      incoming.on('close', () => outgoing.destroy());
    };
    const all = targets();
    const start = turn++ % Math.max(1, all.length);
    reach([...all.slice(start), ...all.slice(0, start)]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

/** How many rooms a node holds, as it tells operators. */
async function countRooms({ metrics }: ClusterNode): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${String(metrics)}/metrics`)).text();
  return [...text.matchAll(/^livekit_room_total\S* (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}

async function openPanelCall(browser: Awaited<ReturnType<typeof startCallBrowser>>, product: Product, prepare: (page: Page) => Promise<void>): Promise<Page> {
  const { page } = await openPage(browser, PANEL);
  await prepare(page);
  await page.goto(panelAddress(product, 'simulated'));
  await page.locator('kiosk-attract').waitFor();
  await page.touchscreen.tap(PANEL.width / 2, PANEL.height / 2);
  await page.locator('[data-id=bar-help]').first().tap();
  await page.locator('[data-id=call-help]').first().tap();
  return page;
}

/** Every connection of the page goes over a relay, as behind a firewall that lets nothing else out. */
async function forceRelay(page: Page): Promise<void> {
  await keepConnections(page);
  await page.addInitScript({ content: `{
    const Kept = globalThis.RTCPeerConnection;
    globalThis.RTCPeerConnection = class extends Kept {
      constructor(settings, ...more) { super({ ...settings, iceTransportPolicy: 'relay' }, ...more); }
      setConfiguration(settings) { super.setConfiguration({ ...settings, iceTransportPolicy: 'relay' }); }
    };
  }` });
}

/** Of which kind the page's own ends of its connections are. */
const readLocalKinds = (page: Page): Promise<readonly string[]> => page.evaluate<readonly string[]>(`(async () => {
  const kinds = new Set();
  for (const connection of globalThis.__connections) {
    if (connection.connectionState !== 'connected') continue;
    const reports = await connection.getStats();
    for (const pair of reports.values()) if (pair.type === 'candidate-pair' && pair.nominated && pair.state === 'succeeded') kinds.add(reports.get(pair.localCandidateId)?.candidateType);
  }
  return [...kinds];
})()`);

test('two LiveKit nodes and Redis behind a load balancer: the node with the room is killed in a call, and both see each other again by themselves; and a call goes over the relay alone', { timeout: 240_000 }, async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const missing = ensureProgram('redis-server');
  if (missing !== undefined) return t.skip(missing);
  const redis = await startRedis(t);
  let nodes: readonly ClusterNode[] = [];
  const balancer = await startBalancer(t, () => nodes.filter(({ processId }) => isAlive(processId)).map(({ signal }) => signal));
  const product = await startProduct({ CALLS: 'on', LIVEKIT_URL: `ws://127.0.0.1:${String(balancer)}`, LIVEKIT_API_KEY: KEY.key, LIVEKIT_API_SECRET: KEY.secret });
  t.after(() => product.stop());
  nodes = [await startNode(t, program, redis, product.address, 0), await startNode(t, program, redis, product.address, 1)];
  await waitForCalls(product.address);
  const browser = await startCallBrowser();
  t.after(() => browser.close());

  const { page: desk } = await openDesk(browser, product);
  const panel = await openPanelCall(browser, product, keepConnections);
  await desk.locator('[data-id=answer-next]').click();
  await Promise.all([panel, desk].map((page) => waitUntilSeenAndHeard(page)));
  const counts = await Promise.all(nodes.map(countRooms));
  assert.equal(counts.reduce((sum, count) => sum + count, 0), 1, `one node has the room: ${counts.join()}`);
  const holder = nodes[counts.indexOf(1)];
  assert.ok(holder, 'the node is found');
  sendSignal(holder.processId, 'SIGKILL');
  const killed = Date.now();
  for (const page of [panel, desk]) await page.locator('[data-id=call][data-phase=reconnecting]').waitFor({ timeout: 5_000 });
  const said = Date.now() - killed;
  await Promise.all([panel, desk].map(async (page) => {
    await page.locator('[data-id=call][data-phase=in-call]').waitFor({ timeout: 40_000 });
    await waitUntilSeenAndHeard(page);
  }));
  const back = Date.now() - killed;
  t.diagnostic(`node with the room killed: said after ${String(said)} ms, both see and hear each other again after ${String(back)} ms`);
  assert.ok(back <= BACK_MS, `${String(back)} ms`);
  await panel.locator('[data-id=call-hang-up]').first().tap();
  await desk.locator('[data-id=call-done]').click();
  await panel.context().close();

  const relayed = await openPanelCall(browser, product, forceRelay);
  await desk.locator('[data-id=answer-next]').click();
  await Promise.all([relayed, desk].map((page) => waitUntilSeenAndHeard(page)));
  assert.deepEqual(await readLocalKinds(relayed), ['relay']);
});
