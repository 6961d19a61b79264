import { dispose, Room } from '@livekit/rtc-node';
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { fail, succeed } from '../../../shared/base/result.js';
import { isAlive, sendSignal } from '../../storage/postmaster.js';
import { findProjectFolder } from '../../storage/project-folder.js';
import { ensureLivekit } from '../../testing/livekit.js';
import { readEngineRecords } from './engine-record.js';
import { LocalEngine } from './local-engine.js';
import type { EngineState } from './media-engine.js';

const KEY = { key: 'u-city-test', secret: '0123456789abcdef'.repeat(4) };
const LONGEST_MS = 20_000;

after(() => dispose());

/** Those of the running test: they end before their folder goes, or they would make it anew. */
const engines: LocalEngine[] = [];

async function makeFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-engine-'));
  t.after(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.stop()));
    for (const { processId } of await readEngineRecords(folder)) if (isAlive(processId)) sendSignal(processId, 'SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

/** An address at which nobody listens. */
async function findDeadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const bound = server.address();
  await new Promise((closed) => server.close(closed));
  return `http://127.0.0.1:${String(typeof bound === 'object' && bound ? bound.port : 0)}`;
}

function makeLocal(folder: string, program: string) {
  const engine = new LocalEngine({ folder, key: KEY, obtain: async () => succeed(program) });
  const seen: string[] = [];
  engine.state.watch(({ kind }) => { if (seen.at(-1) !== kind) seen.push(kind); });
  engines.push(engine);
  return { engine, seen };
}

async function waitFor<Kind extends EngineState['kind']>({ state }: LocalEngine, kind: Kind): Promise<EngineState & { kind: Kind }> {
  const limit = performance.now() + LONGEST_MS;
  for (;;) {
    const now = state.get();
    if (now.kind === kind) return now as EngineState & { kind: Kind };
    if (performance.now() > limit) throw new Error(`Still ${JSON.stringify(now)}`);
    await wait(10);
  }
}

const readProcessId = async (folder: string): Promise<number> => (await readEngineRecords(folder))[0]?.processId ?? 0;

test('a media server that is killed is back by itself, where it was', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const folder = await makeFolder(t);
  const { engine, seen } = makeLocal(folder, program);
  const start = performance.now();
  engine.start(await findDeadAddress());
  const first = await waitFor(engine, 'ready');
  t.diagnostic(`ready in ${(performance.now() - start).toFixed(0)} ms`);
  const killed = await readProcessId(folder);
  sendSignal(killed, 'SIGKILL');
  await waitFor(engine, 'getting-ready');
  const again = await waitFor(engine, 'ready');
  assert.deepEqual(again, first);
  assert.notEqual(await readProcessId(folder), killed);
  assert.deepEqual(seen, ['getting-ready', 'ready', 'getting-ready', 'ready']);
});

test('one that is frozen is not said to be ready, and is again when it thaws', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const folder = await makeFolder(t);
  const { engine } = makeLocal(folder, program);
  engine.start(await findDeadAddress());
  await waitFor(engine, 'ready');
  const processId = await readProcessId(folder);
  sendSignal(processId, 'SIGSTOP');
  const { step } = await waitFor(engine, 'getting-ready');
  assert.match(step, /does not answer/);
  sendSignal(processId, 'SIGCONT');
  await waitFor(engine, 'ready');
  assert.equal(await readProcessId(folder), processId);
});

test('it ends with its server, a call in it or not, and leaves no note', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const folder = await makeFolder(t);
  const { engine } = makeLocal(folder, program);
  engine.start(await findDeadAddress());
  const { url, apiUrl, key, secret } = await waitFor(engine, 'ready');
  await new RoomServiceClient(apiUrl, key, secret).createRoom({ name: 'busy' });
  const token = new AccessToken(key, secret, { identity: 'somebody', ttl: 60 });
  token.addGrant({ roomJoin: true, room: 'busy' });
  const room = new Room();
  await room.connect(url, await token.toJwt(), { autoSubscribe: false, dynacast: false });
  const processId = await readProcessId(folder);
  const start = performance.now();
  await engine.stop();
  t.diagnostic(`ended in ${(performance.now() - start).toFixed(0)} ms`);
  assert.equal(isAlive(processId), false);
  assert.deepEqual(await readEngineRecords(folder), []);
  await room.disconnect();
});

/** A server that starts a media server and says which, until it is killed. */
const SERVE = `
  const { LocalEngine } = await import('./signaling/calls/engine/local-engine.ts');
  const { FOLDER, PROGRAM, ADDRESS, KEY } = process.env;
  const engine = new LocalEngine({ folder: FOLDER, key: JSON.parse(KEY), obtain: async () => ({ ok: true, value: PROGRAM }) });
  engine.state.watch(({ kind }) => { if (kind === 'ready') process.stdout.write('ready'); });
  engine.start(ADDRESS);
  setInterval(() => undefined, 1000);`;

async function serveUntilKilled(folder: string, program: string, address: string): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', SERVE], {
    cwd: findProjectFolder(), env: { ...process.env, FOLDER: folder, PROGRAM: program, ADDRESS: address, KEY: JSON.stringify(KEY) }, stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((ready) => child.stdout.once('data', ready));
  const processId = await readProcessId(folder);
  const closed = new Promise((ended) => child.once('close', ended));
  child.kill('SIGKILL');
  await closed;
  return processId;
}

test('one that a killed server left behind is taken over, with its rooms', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const folder = await makeFolder(t);
  const address = await findDeadAddress();
  const left = await serveUntilKilled(folder, program, address);
  assert.ok(isAlive(left));
  const { engine } = makeLocal(folder, program);
  engine.start(address);
  await waitFor(engine, 'ready');
  assert.equal(await readProcessId(folder), left);
  sendSignal(left, 'SIGKILL');
  await waitFor(engine, 'getting-ready');
  await waitFor(engine, 'ready');
});

test('one that calls back a server that is gone for good is ended; one whose server lives is left alone', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const folder = await makeFolder(t);
  const gone = await serveUntilKilled(folder, program, await findDeadAddress());
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
  t.after(() => { other.close(); });
  const bound = other.address();
  assert.ok(typeof bound === 'object' && bound);
  const neighbour = makeLocal(folder, program).engine;
  neighbour.start(`http://127.0.0.1:${String(bound.port)}`);
  const theirs = await waitFor(neighbour, 'ready');
  const { engine } = makeLocal(folder, program);
  engine.start(await findDeadAddress());
  const ours = await waitFor(engine, 'ready');
  assert.equal(isAlive(gone), false);
  assert.notEqual(ours.url, theirs.url);
  assert.deepEqual(neighbour.state.get(), theirs);
  assert.equal((await readEngineRecords(folder)).length, 2);
});

test('where there is no program, calls are off and say why; a stop does not wait for the next try', async (t) => {
  const engine = new LocalEngine({ folder: await makeFolder(t), key: KEY, obtain: async (tell) => {
    tell('fetching the media server, once', 40);
    return fail({ why: 'no-program', detail: 'There is none, and nothing to make one with.' });
  } });
  const seen: EngineState[] = [];
  engine.state.watch((state) => { seen.push(state); });
  engine.start('http://127.0.0.1:9');
  await waitFor(engine, 'off');
  assert.deepEqual(seen, [
    { kind: 'getting-ready', step: 'fetching the media server, once', percent: 40 },
    { kind: 'off', why: 'no-program', detail: 'There is none, and nothing to make one with.' },
  ]);
  await engine.stop();
});

test('a program that ends at once turns calls off with what it said', async (t) => {
  const folder = await makeFolder(t);
  const { engine } = makeLocal(folder, '/bin/false');
  engine.start('http://127.0.0.1:9');
  const { why, detail } = await waitFor(engine, 'off');
  assert.equal(why, 'keeps-ending');
  assert.match(detail, /ends again and again/);
  await engine.stop();
  assert.equal(await readFile(join(folder, 'media-server.log'), 'utf8'), '');
});
