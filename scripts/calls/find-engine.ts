import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../shared/base/clock.js';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import type { Config } from '../../signaling/config.js';
import { readEngineRecords } from '../../signaling/calls/engine/engine-record.js';
import { engineOff } from '../../signaling/calls/engine/engine-off.js';
import { addressesOf, ExternalEngine } from '../../signaling/calls/engine/external-engine.js';
import { readLivekitVersion } from '../../signaling/calls/engine/find-program.js';
import { deriveLivekitKey } from '../../signaling/calls/engine/livekit-config.js';
import { isRunOf } from '../../signaling/calls/engine/livekit-process.js';
import { LocalEngine } from '../../signaling/calls/engine/local-engine.js';
import { engineFolder, programSources } from '../../signaling/calls/engine/make-engine.js';
import type { EngineAddress, EngineState, StartableEngine } from '../../signaling/calls/engine/media-engine.js';
import { obtainProgram } from '../../signaling/calls/engine/obtain-program.js';
import { probeEngine } from '../../signaling/calls/engine/probe-engine.js';
import { openSecrets } from '../../signaling/storage/secrets.js';

/** The engine that answers, and in words which it is. */
export interface FoundEngine {
  readonly address: EngineAddress;
  readonly words: string;
  /** Ends it if it was started for this alone. */
  end(): Promise<void>;
}

type TellStep = (words: string) => void;

/** Where a server would listen that nobody calls back. */
const NOBODY = 'http://127.0.0.1:9';

/**
 * Finds the media engine of the settings: the LiveKit server that they name, the one that a running server of ours has started, or
 * one that is started for this alone.
 * @returns why there is none, in words
 */
export async function findEngine(config: Config, tell: TellStep): Promise<Result<FoundEngine, string>> {
  const { calls } = config;
  switch (calls.kind) {
    case 'off': return waitUntilSettled(engineOff(), '', tell);
    case 'external': return waitUntilSettled(new ExternalEngine(calls, systemClock), 'the LiveKit server of LIVEKIT_URL', tell);
    case 'own': return await findRunning(config.dataFolder) ?? startOne(calls, tell);
  }
}

async function findRunning(dataFolder: string): Promise<Result<FoundEngine, string> | undefined> {
  for (const { processId, program, ports, serverAddress } of await readEngineRecords(engineFolder(dataFolder))) {
    if (!await isRunOf(processId, program)) continue;
    const address = { ...addressesOf(`ws://127.0.0.1:${String(ports.signal)}`), ...deriveLivekitKey(await openSecrets(dataFolder)) };
    const what = `${await describeProgram(program)}, process ${String(processId)} of the server at ${serverAddress}`;
    const probe = await probeEngine(address);
    if (probe === 'answers') return succeed({ address, words: what, end: async () => undefined });
    return fail(`${what}, ${probe === 'refused' ? 'does not take the key of this data folder' : 'does not answer; its server ends it after half a minute and starts another'}.`);
  }
  return undefined;
}

async function startOne(calls: Config['calls'] & { kind: 'own' }, tell: TellStep): Promise<Result<FoundEngine, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-calls-'));
  const key = { key: 'u-city-doctor', secret: randomBytes(32).toString('hex') };
  let program = '';
  const engine = new LocalEngine({ folder, key, obtain: async (step, signal) => {
    const obtained = await obtainProgram(programSources(calls), step, signal);
    if (obtained.ok) program = obtained.value;
    return obtained;
  } });
  const end = async (): Promise<void> => {
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  };
  // It runs in a group of its own: Ctrl-C would leave it behind.
  process.once('SIGINT', () => { void end().finally(() => { process.exit(130); }); });
  const found = await waitUntilSettled(engine, '', tell);
  if (found.ok) return succeed({ ...found.value, end, words: `${await describeProgram(program)}, started for this test, because no server of ours has one running` });
  await end();
  return found;
}

async function describeProgram(program: string): Promise<string> {
  const version = await readLivekitVersion(program);
  return `our own LiveKit server ${version.ok ? version.value : 'of unknown version'} (${program})`;
}

/** Starts an engine and waits until it is ready or off, telling each step. */
async function waitUntilSettled(engine: StartableEngine, words: string, tell: TellStep): Promise<Result<FoundEngine, string>> {
  let told = '';
  const settled = new Promise<Result<FoundEngine, string>>((found) => {
    const hear = (state: EngineState): void => {
      if (state.kind === 'getting-ready' && state.step !== told) tell(told = state.step);
      if (state.kind === 'ready') found(succeed({ address: state, words, end: () => engine.stop() }));
      if (state.kind === 'off') found(fail(state.detail));
    };
    hear(engine.state.get());
    engine.state.watch(hear);
  });
  engine.start(NOBODY);
  const found = await settled;
  if (!found.ok) await engine.stop();
  return found;
}
