import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { addressesOf } from '../calls/engine/external-engine.js';
import { findFreePorts } from '../calls/engine/free-ports.js';
import { livekitEnvironment, writeLivekitConfig, type LivekitPorts } from '../calls/engine/livekit-config.js';
import { launchLivekit, readLastLine } from '../calls/engine/livekit-process.js';
import { LIVEKIT_RELEASES } from '../calls/engine/livekit-version.js';
import { programSources } from '../calls/engine/make-engine.js';
import type { EngineAddress } from '../calls/engine/media-engine.js';
import { obtainProgram, type TellStep } from '../calls/engine/obtain-program.js';
import { probeEngine } from '../calls/engine/probe-engine.js';
import { isAlive, sendSignal } from '../storage/postmaster.js';
import type { Ending } from './test-database.js';

const KEY = { key: 'test-key', secret: 'a-secret-for-tests-of-more-than-32-characters' };
const START_LIMIT_MS = 15_000;
/** For tests that nobody calls back. */
const NOBODY = 'http://127.0.0.1:9';

/** Where tests have the program from: as the server has it, settings included. @returns its path, or why there is none */
export async function obtainTestLivekit(tell: TellStep) {
  const { LIVEKIT_SERVER_BIN: program, LIVEKIT_RELEASES: releases } = process.env;
  return obtainProgram(programSources({ kind: 'own', program: program === '' ? undefined : program, releases: releases ?? LIVEKIT_RELEASES }), tell, new AbortController().signal);
}

/**
 * The LiveKit server program for a test on the real thing; the first such test may have to build it.
 * @returns `undefined` where it cannot be had: the test is then skipped with the reason, and has to return
 * @throws in continuous integration, where no such test may be skipped
 */
export async function ensureLivekit(t: Pick<TestContext, 'skip' | 'diagnostic'>): Promise<string | undefined> {
  const obtained = await obtainTestLivekit((step, percent) => { if (percent === undefined) t.diagnostic(step); });
  if (obtained.ok) return obtained.value;
  if (process.env['CI']) throw new Error(obtained.failure.detail);
  t.skip(obtained.failure.detail);
  return undefined;
}

export interface TestLivekit extends EngineAddress {
  readonly processId: number;
  readonly ports: LivekitPorts;
  /** Ends it without a word. */
  kill(): Promise<void>;
}

/**
 * A LiveKit server of a test's own, configured as the product's. It ends with the test.
 * @param change `serverAddress` is called back at `/livekit`; `ports` are those of one that was killed
 */
export async function startLivekit(t: Ending, program: string, change: { readonly serverAddress?: string; readonly ports?: LivekitPorts } = {}): Promise<TestLivekit> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-livekit-'));
  const ports = await findFreePorts(change.ports);
  const log = join(folder, 'log');
  const processId = await launchLivekit(program, livekitEnvironment(writeLivekitConfig(ports, KEY.key, change.serverAddress ?? NOBODY), KEY), log);
  const kill = async (): Promise<void> => {
    if (isAlive(processId)) sendSignal(processId, 'SIGKILL');
    while (isAlive(processId)) await wait(10);
  };
  t.after(async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  });
  const address = { ...addressesOf(`ws://127.0.0.1:${String(ports.signal)}`), ...KEY };
  const limit = performance.now() + START_LIMIT_MS;
  while (await probeEngine(address, 1) !== 'answers') {
    if (!isAlive(processId)) throw new Error(`The LiveKit server ended at its start: ${await readLastLine(log)}`);
    if (performance.now() > limit) throw new Error('The LiveKit server does not answer.');
    await wait(15);
  }
  return { ...address, processId, ports, kill };
}
