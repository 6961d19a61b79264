import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fail, type Result } from '../../shared/base/result.js';
import { addressesOf } from '../calls/engine/external-engine.js';
import { findFreePorts } from '../calls/engine/free-ports.js';
import { livekitEnvironment, writeLivekitConfig } from '../calls/engine/livekit-config.js';
import { launchLivekit, readLastLine } from '../calls/engine/livekit-process.js';
import { LIVEKIT_RELEASES } from '../calls/engine/livekit-version.js';
import { programSources } from '../calls/engine/make-engine.js';
import type { EngineAddress } from '../calls/engine/media-engine.js';
import { obtainProgram, type TellStep } from '../calls/engine/obtain-program.js';
import { probeEngine } from '../calls/engine/probe-engine.js';
import { isAlive, sendSignal } from '../storage/postmaster.js';

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
 * The LiveKit server program for tests on the real thing; the first of them may have to build it.
 * @returns its path, or the reason to skip them
 * @throws in continuous integration, where no such test may be skipped
 */
export async function findTestLivekit(tell: TellStep = () => undefined): Promise<Result<string, string>> {
  const obtained = await obtainTestLivekit(tell);
  if (obtained.ok) return obtained;
  if (process.env['CI']) throw new Error(obtained.failure.detail);
  return fail(obtained.failure.detail);
}

/** As `findTestLivekit`, within a test. @returns `undefined` where the test is skipped; it then has to return */
export async function ensureLivekit(t: Pick<TestContext, 'skip' | 'diagnostic'>): Promise<string | undefined> {
  const found = await findTestLivekit((step, percent) => { if (percent === undefined) t.diagnostic(step); });
  if (found.ok) return found.value;
  t.skip(found.failure);
  return undefined;
}

export interface TestLivekit extends EngineAddress {
  readonly processId: number;
  /** Lets it stand still without a word, or go on. */
  freeze(isFrozen: boolean): void;
  /** Ends it without a word, with everything it knew. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same ports. */
  restart(): Promise<void>;
}

/** A LiveKit server of a test's own, configured as the product's; whoever starts it kills it. @param serverAddress is called back at `/livekit` */
export async function startLivekit(program: string, serverAddress = NOBODY): Promise<TestLivekit> {
  const ports = await findFreePorts();
  const folder = join(tmpdir(), `u-city-livekit-${String(ports.signal)}`);
  const log = join(folder, 'log');
  const address = { ...addressesOf(`ws://127.0.0.1:${String(ports.signal)}`), ...KEY };
  let processId = 0;
  const restart = async (): Promise<void> => {
    await mkdir(folder, { recursive: true });
    processId = await launchLivekit(program, livekitEnvironment(writeLivekitConfig(ports, KEY.key, serverAddress), KEY), log);
    const limit = performance.now() + START_LIMIT_MS;
    while (await probeEngine(address, 1) !== 'answers') {
      if (!isAlive(processId)) throw new Error(`The LiveKit server ended at its start: ${await readLastLine(log)}`);
      if (performance.now() > limit) throw new Error('The LiveKit server does not answer.');
      await wait(15);
    }
  };
  await restart();
  return {
    ...address, restart,
    get processId() { return processId; },
    freeze(isFrozen) { sendSignal(processId, isFrozen ? 'SIGSTOP' : 'SIGCONT'); },
    async kill() {
      if (isAlive(processId)) sendSignal(processId, 'SIGKILL');
      while (isAlive(processId)) await wait(10);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
