import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findOpenCenters } from './open-centers.js';

/** A demo person's card as the seed leaves it, with the PIN. */
export interface DemoCard {
  readonly kind: 'good' | 'revoked' | 'expired' | 'foreign';
  readonly token: string;
  readonly number?: string;
  readonly pin?: string;
}

/** A card that opens something. */
export interface GoodCard extends DemoCard {
  readonly number: string;
  readonly pin: string;
}

export function isGood(card: DemoCard): card is GoodCard {
  return card.kind === 'good' && card.number !== undefined && card.pin !== undefined;
}

/** One of the demonstration's cards that open something; tests that reserve take one each, since nobody sits on two seats. */
export function pickCard({ cards }: Pick<Product, 'cards'>, index: number): GoodCard {
  const card = cards.filter(isGood)[index];
  if (!card) throw new Error(`The demonstration has no good card ${index}`);
  return card;
}

/** The built product on a port of its own, with a data folder of its own. */
export interface Product {
  readonly address: string;
  readonly dataFolder: string;
  readonly cards: readonly DemoCard[];
  /** Two centers that never close, so that tests pass at any hour: a panel stands in the first. */
  readonly openCenters: readonly [here: string, other: string];
  stop(): Promise<void>;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

async function waitUntilReady(address: string, server: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}:\n${output()}`);
    const reply = await fetch(`${address}/readyz`).catch(() => undefined);
    if (reply?.ok) return;
    await wait(100);
  }
  throw new Error(`The server was not ready within 60 s:\n${output()}`);
}

async function readCards(dataFolder: string): Promise<DemoCard[]> {
  const folder = join(dataFolder, 'cards');
  return JSON.parse(await readFile(join(folder, 'cards.json'), 'utf8')) as DemoCard[];
}

/** Starts `dist/signaling/main.js`, seeded with a city, and waits until it is ready. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'u-city-'));
  const port = await findFreePort();
  const address = `http://127.0.0.1:${port}`;
  let output = '';
  const server = spawn(process.execPath, ['dist/signaling/main.js'], {
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), DATA_DIR: dataFolder, PUBLIC_URL: address, LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  server.stdout.on('data', (chunk) => (output += String(chunk)));
  server.stderr.on('data', (chunk) => (output += String(chunk)));
  await waitUntilReady(address, server, () => output);
  return {
    address, dataFolder,
    cards: await readCards(dataFolder),
    openCenters: await findOpenCenters(address),
    async stop() {
      const ended = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await ended;
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
