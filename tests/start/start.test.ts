import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readEngineRecords } from '../../signaling/calls/engine/engine-record.js';
import { engineFolder } from '../../signaling/calls/engine/make-engine.js';

/** A first start may build. */
const LONGEST_START_MS = 240_000;
const LONGEST_STOP_MS = 20_000;
const SECOND_START_SECONDS = 3;
/** A busy machine gets some tries at the second start. */
const TRIES = 3;

interface Started {
  readonly seconds: number;
  readonly address: string;
  printed(): string;
  /** Ctrl-C: the terminal sends it to the whole group. @returns the exit code */
  interrupt(): Promise<number>;
}

function run(settings: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: '', PUBLIC_URL: '', ...settings }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { printed += part.toString(); });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => { resolve(code ?? -1); }));
  return { child, ended, printed: () => printed };
}

async function start(dataFolder: string, settings: Readonly<Record<string, string>> = {}): Promise<Started> {
  const { child, ended, printed } = run({ DATA_DIR: dataFolder, ...settings });
  const limit = Date.now() + LONGEST_START_MS;
  let ready: RegExpExecArray | null = null;
  while (!(ready = /u-City is ready \((\d+\.\d) s\)[^]*Ctrl-C stops it/.exec(printed()))) {
    if (child.exitCode !== null || Date.now() > limit) throw new Error(`Did not start:\n${printed()}`);
    await wait(20);
  }
  return {
    seconds: Number(ready[1]), address: /(http:\S+)\/kiosk\//.exec(printed())?.[1] ?? '', printed,
    async interrupt() {
      process.kill(-(child.pid ?? 0), 'SIGINT');
      return Promise.race([ended, wait(LONGEST_STOP_MS, -2, { ref: false })]);
    },
  };
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitUntilEnded(processId: number): Promise<void> {
  for (let look = 0; isAlive(processId); look++) {
    assert.ok(look < 50, 'the media server has ended');
    await wait(100);
  }
}

test('npm start makes a city, says where everything is, and leaves nothing running after Ctrl-C', async (t) => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'u-city-start-'));
  await chmod(dataFolder, 0o711);
  t.after(() => rm(dataFolder, { recursive: true, force: true }));
  const first = await start(dataFolder);
  assert.match(first.printed(), /Making the database \.\.\.\n[^]*City laid out \.\.\.\n[^]*Entering demo people/);
  for (const path of ['/', '/kiosk/', '/tv/', '/api/openapi.json']) {
    assert.ok(first.printed().includes(`${first.address}${path}`), path);
    assert.equal((await fetch(`${first.address}${path}`)).status, 200, path);
  }
  const cards = join(dataFolder, 'cards');
  assert.ok(first.printed().includes(cards));
  for (const file of ['cards.json', 'cards.txt']) assert.equal((await stat(join(cards, file))).mode & 0o777, 0o600);
  const postmaster = Number((await readFile(join(dataFolder, 'database/data/postmaster.pid'), 'utf8')).split('\n')[0]);
  assert.ok(isAlive(postmaster));

  // Ready where the program is there, otherwise being built or fetched, or off with what to do.
  assert.match(first.printed(), /^ {2}Calls {2,}(ready$|getting ready: |off\. )/m);
  const engines = await readEngineRecords(engineFolder(dataFolder));

  // A browser that is there keeps connections open.
  const reply = await fetch(`${first.address}/api/centers`);
  await reply.text();
  const other = run({ DATA_DIR: dataFolder });
  assert.equal(await other.ended, 1);
  assert.match(other.printed(), /Another server is running on .*DATA_DIR/);

  assert.equal(await first.interrupt(), 0, first.printed());
  assert.match(first.printed(), /Stopping \.\.\.\nStopped\.\n$/);
  assert.equal(isAlive(postmaster), false);
  // The terminal interrupts the engine too, and whoever is asked twice ends a moment later.
  for (const { processId } of engines) await waitUntilEnded(processId);
  assert.equal(existsSync(join(dataFolder, 'database/data/postmaster.pid')), false);

  let best = Infinity;
  for (let attempt = 0; attempt < TRIES && best > SECOND_START_SECONDS; attempt++) {
    const again = await start(dataFolder);
    best = Math.min(best, again.seconds);
    assert.doesNotMatch(again.printed(), /Building|Installing|Making the database|City laid out|Entering demo people/);
    assert.equal(await again.interrupt(), 0);
  }
  const without = await start(dataFolder, { LIVEKIT_SERVER_BIN: '/nowhere/livekit-server' });
  assert.match(without.printed(), /^ {2}Calls {2,}off\. LIVEKIT_SERVER_BIN is \/nowhere\/livekit-server, which is no livekit-server that runs here/m);
  assert.equal(await without.interrupt(), 0);
  process.stdout.write(`  first start ${first.seconds.toFixed(1)} s, second start ${best.toFixed(1)} s\n`);
  assert.ok(best <= SECOND_START_SECONDS, `the second start took ${String(best)} s`);
});

test('a wrong setting ends the start and is named', async () => {
  const wrong = run({ PORT: 'eighty', DATABASE_URL: 'mysql://somewhere' });
  assert.equal(await wrong.ended, 2);
  assert.match(wrong.printed(), /PORT: .*TCP port/);
  assert.match(wrong.printed(), /DATABASE_URL: .*PostgreSQL 15/);
  assert.doesNotMatch(wrong.printed(), /\n\s+at /);
});
