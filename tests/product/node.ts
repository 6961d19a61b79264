import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readEngineRecords } from '../../signaling/calls/engine/engine-record.js';
import { engineFolder } from '../../signaling/calls/engine/make-engine.js';
import { isAlive, listChildren, sendSignal } from '../../signaling/storage/postmaster.js';

const LONGEST_START_MS = 60_000;
const LOOK_MS = 50;

/** What `/readyz` says. */
export interface Readiness {
  readonly status: number;
  readonly checks: Readonly<Record<string, boolean>>;
  readonly faults: readonly { readonly fault: string; readonly since: string }[];
  /** How calls stand. */
  readonly media?: { readonly state: string };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}

/** One process of the built server, which can be killed and started again on the same port and data folder. */
export class ServerNode {
  #process: ChildProcess | undefined;
  #printed = '';

  private constructor(readonly port: number, readonly dataFolder: string, private readonly settings: Readonly<Record<string, string>>) {}

  /** Chooses a port; `start` starts it. */
  static async make(dataFolder: string, settings: Readonly<Record<string, string>> = {}): Promise<ServerNode> {
    return new ServerNode(await findFreePort(), dataFolder, settings);
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** All that was printed since the first start. */
  get printed(): string {
    return this.#printed;
  }

  get processId(): number {
    return this.#process?.pid ?? 0;
  }

  /** Starts the process and waits until it is ready. */
  async start(): Promise<void> {
    this.launch();
    await this.waitUntilReady();
  }

  /** Starts the process. */
  launch(): void {
    const child = spawn(process.execPath, ['dist/signaling/main.js'], {
      env: {
        ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(this.port), DATA_DIR: this.dataFolder, PUBLIC_URL: this.address, LOG_LEVEL: 'warn', CALLS: 'off',
        ...this.settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { this.#printed += part.toString(); });
    this.#process = child;
  }

  async readReadiness(): Promise<Readiness | undefined> {
    const reply = await fetch(`${this.address}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    return reply && { ...await reply.json() as Omit<Readiness, 'status'>, status: reply.status };
  }

  /** Waits until `/readyz` says so. @returns milliseconds it took */
  async waitUntilReady(limitMs = LONGEST_START_MS): Promise<number> {
    return this.waitUntil((readiness) => readiness.status === 200, limitMs);
  }

  /** Waits until what `/readyz` says fits. @returns milliseconds it took */
  async waitUntil(fits: (readiness: Readiness) => boolean, limitMs: number): Promise<number> {
    const began = performance.now();
    let last: Readiness | undefined;
    while (performance.now() - began < limitMs) {
      if (this.#process?.exitCode !== null) throw new Error(`The server ended with ${this.#process?.exitCode}:\n${this.#printed}`);
      last = await this.readReadiness();
      if (last && fits(last)) return performance.now() - began;
      await wait(LOOK_MS);
    }
    throw new Error(`Not within ${limitMs} ms; last heard ${JSON.stringify(last)}:\n${this.#printed}`);
  }

  /** Kills it without a word, or asks it to stop, and waits until it is gone. @returns its exit code */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    child.kill(signal);
    return ended;
  }

  /** Ends a database and a media server that outlived their server. */
  async endOrphans(): Promise<void> {
    for (const { processId } of await readEngineRecords(engineFolder(this.dataFolder))) if (isAlive(processId)) sendSignal(processId, 'SIGKILL');
    const postmaster = await this.readPostmasterId();
    if (postmaster > 1 && isAlive(postmaster)) for (const one of await this.listDatabaseProcesses()) sendSignal(one, 'SIGKILL');
  }

  /** Every process of its embedded database. */
  async listDatabaseProcesses(): Promise<number[]> {
    const postmaster = await this.readPostmasterId();
    return [postmaster, ...await listChildren(postmaster)];
  }

  /** The process of its embedded database; 0 when none is noted. */
  async readPostmasterId(): Promise<number> {
    const text = await readFile(join(this.dataFolder, 'database/data/postmaster.pid'), 'utf8').catch(() => '');
    return Number(text.split('\n')[0] ?? 0);
  }
}
