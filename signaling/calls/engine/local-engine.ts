import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Result } from '../../../shared/base/result.js';
import { Store } from '../../../shared/base/store.js';
import { isAlive, sendSignal } from '../../storage/postmaster.js';
import { isListening, readEngineRecords, removeEngineRecord, writeEngineRecord } from './engine-record.js';
import { addressesOf } from './external-engine.js';
import { findFreePorts } from './free-ports.js';
import { digestLivekit, livekitEnvironment, writeLivekitConfig, type LivekitKey, type LivekitPorts } from './livekit-config.js';
import { endLivekit, isRunOf, launchLivekit, readLastLine } from './livekit-process.js';
import type { EngineFailure, EngineState, StartableEngine } from './media-engine.js';
import type { TellStep } from './obtain-program.js';
import { probeEngine } from './probe-engine.js';

export interface LocalEngineParts {
  /** For its log, and for the note of what runs. */
  readonly folder: string;
  readonly key: LivekitKey;
  /** This machine's address on the network, where its screens are to be served too; signalling then comes through our own server. */
  readonly lanHost?: string | undefined;
  /** Finds the program, or gets one, which may take minutes. */
  readonly obtain: (tell: TellStep, signal: AbortSignal) => Promise<Result<string, EngineFailure>>;
}

/** A process that may still be starting. */
interface Run {
  readonly processId: number;
  readonly ports: LivekitPorts;
}

/** As an address for screens: the server that they have their page from. */
const OWN_ORIGIN = '/';
const LOOK_MS = 100;
const ASK_MS = 2000;
const START_LIMIT_MS = 15_000;
/** One answer may be late on a busy machine. */
const MISSES = 2;
/** A frozen one is given so long; screens that are in a call through it wait too. */
const HANG_LIMIT_MS = 30_000;
/** One that ran for so long did not end because of its start. */
const STEADY_MS = 30_000;
/** Pauses between tries to start it again; the last one repeats. */
const PAUSES_MS = [0, 250, 500, 1000, 2000, 5000, 15_000];
const ENDS_BEFORE_OFF = 5;
/** Pauses between tries to get a program where none could be had: the line may be back by then. */
const OBTAIN_PAUSES_MS = [60_000, 300_000, 900_000];

const pauseOf = (pauses: readonly number[], tries: number): number => pauses[Math.min(tries, pauses.length - 1)] ?? 0;

/**
 * A LiveKit server on this machine, for screens on this machine: a process of this server's, which gets its program, watches over
 * it, starts it again on the same ports when it dies or hangs, and ends it. One that a killed server left behind is taken over
 * with the calls in it, or ended if it would be started differently now.
 */
export class LocalEngine implements StartableEngine {
  readonly state = new Store<EngineState>({ kind: 'getting-ready', step: 'looking for the media server' });
  readonly #end = new AbortController();
  readonly #log: string;
  #run: Run | undefined;
  #keeping: Promise<void> | undefined;
  #serverAddress = '';

  constructor(private readonly parts: LocalEngineParts) {
    this.#log = join(parts.folder, 'media-server.log');
  }

  start(serverAddress: string): void {
    this.#serverAddress = serverAddress;
    this.#keeping = this.#keep().catch((error: unknown) => { this.#turnOff({ why: 'keeps-ending', detail: error instanceof Error ? error.message : String(error) }); });
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#keeping;
    if (!this.#run) return;
    await endLivekit(this.#run.processId);
    await removeEngineRecord(this.parts.folder, this.#serverAddress);
  }

  /** Keeps one running until it is to stop. */
  async #keep(): Promise<void> {
    let ports = await this.#takeOver();
    for (let ends = 0; !this.#ended;) {
      let trouble: string | undefined;
      if (!this.#run) trouble = await this.#launch(ports);
      const run = this.#run;
      if (run) {
        ({ ports } = run);
        const began = performance.now();
        await this.#watch(run);
        if (this.#ended) return;
        this.#run = undefined;
        if (performance.now() - began > STEADY_MS) ends = 0;
        this.state.set({ kind: 'getting-ready', step: 'starting the media server again' });
      }
      if (this.#ended) return;
      if (++ends >= ENDS_BEFORE_OFF) this.#turnOff({ why: 'keeps-ending', detail: `The media server ends again and again; it said last: ${trouble ?? await readLastLine(this.#log)} (${this.#log}).` });
      await this.#rest(pauseOf(PAUSES_MS, ends - 1));
    }
  }

  /**
   * Looks for what servers left behind that were killed: takes over the one that fits, and ends those whose server is gone.
   * @returns the ports of our own last one
   */
  async #takeOver(): Promise<LivekitPorts | undefined> {
    let ports: LivekitPorts | undefined;
    for (const record of await readEngineRecords(this.parts.folder)) {
      const isOurs = record.serverAddress === this.#serverAddress;
      if (isOurs) ({ ports } = record);
      else if (await isListening(record.serverAddress)) continue;
      if (!await isRunOf(record.processId, record.program)) continue;
      if (isOurs && record.digest === this.#digest(record.ports) && await this.#answers(record.ports)) this.#run = record;
      else await endLivekit(record.processId);
      if (!isOurs) await removeEngineRecord(this.parts.folder, record.serverAddress);
    }
    return ports;
  }

  /** Starts one and waits until it answers; it is then the run. @returns why it could not even be started */
  async #launch(before: LivekitPorts | undefined): Promise<string | undefined> {
    const program = await this.#obtain();
    if (program === undefined) return undefined;
    try {
      await this.#launchProgram(program, before);
      return undefined;
    } catch (error) {
      if (this.#run) await endLivekit(this.#run.processId);
      this.#run = undefined;
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #launchProgram(program: string, before: LivekitPorts | undefined): Promise<void> {
    if (this.state.get().kind !== 'off') this.state.set({ kind: 'getting-ready', step: 'starting the media server' });
    const ports = await findFreePorts(before, this.parts.lanHost);
    const { key } = this.parts;
    const config = this.#configure(ports);
    await mkdir(this.parts.folder, { recursive: true, mode: 0o700 });
    const processId = await launchLivekit(program, livekitEnvironment(config, key), this.#log);
    this.#run = { processId, ports };
    await writeEngineRecord(this.parts.folder, { processId, program, ports, serverAddress: this.#serverAddress, digest: this.#digest(ports) });
    const limit = performance.now() + START_LIMIT_MS;
    while (isAlive(processId) && !this.#ended) {
      if (await this.#answers(ports)) return;
      if (performance.now() > limit) await endLivekit(processId);
      await this.#rest(15);
    }
    if (!isAlive(processId)) this.#run = undefined;
  }

  /** Tries until there is a program. @returns `undefined` when this server is to stop */
  async #obtain(): Promise<string | undefined> {
    for (let tries = 0; !this.#ended; tries++) {
      const obtained = await this.parts.obtain((step, percent) => { this.#tellStep(step, percent); }, this.#end.signal);
      if (obtained.ok) return obtained.value;
      if (this.#ended) return undefined;
      this.#turnOff(obtained.failure);
      // Whoever offers another program than the one we know is not asked again.
      await this.#rest(obtained.failure.why === 'wrong-program' ? 2 ** 31 - 1 : pauseOf(OBTAIN_PAUSES_MS, tries));
    }
    return undefined;
  }

  /** Returns when the process is gone, or this server is to stop. */
  async #watch({ processId, ports }: Run): Promise<void> {
    const ready: EngineState = { kind: 'ready', ...this.#addressAt(ports), ...this.parts.lanHost !== undefined && { url: OWN_ORIGIN } };
    this.state.set(ready);
    let asked = performance.now();
    let heard = asked;
    for (let misses = 0; !this.#ended && isAlive(processId);) {
      await this.#rest(LOOK_MS);
      if (this.#ended || performance.now() - asked < ASK_MS) continue;
      const answers = await this.#answers(ports);
      asked = performance.now();
      misses = answers ? 0 : misses + 1;
      if (answers) {
        heard = asked;
        this.state.set(ready);
      } else if (misses === MISSES && isAlive(processId)) {
        this.state.set({ kind: 'getting-ready', step: 'waiting for the media server, which does not answer' });
      }
      if (asked - heard > HANG_LIMIT_MS) sendSignal(processId, 'SIGKILL');
    }
  }

  #digest(ports: LivekitPorts): string {
    return digestLivekit(this.#configure(ports), this.parts.key);
  }

  #configure(ports: LivekitPorts): object {
    return writeLivekitConfig(ports, this.parts.key.key, this.#serverAddress, this.parts.lanHost);
  }

  #addressAt(ports: LivekitPorts) {
    return { ...addressesOf(`ws://127.0.0.1:${String(ports.signal)}`), ...this.parts.key };
  }

  async #answers(ports: LivekitPorts): Promise<boolean> {
    return await probeEngine(this.#addressAt(ports), 2) === 'answers';
  }

  #tellStep(step: string, percent: number | undefined): void {
    const now = this.state.get();
    if (now.kind === 'off' || (now.kind === 'getting-ready' && now.step === step && now.percent === percent)) return;
    this.state.set({ kind: 'getting-ready', step, ...percent !== undefined && { percent } });
  }

  #turnOff(failure: EngineFailure): void {
    const now = this.state.get();
    if (now.kind !== 'off' || now.detail !== failure.detail) this.state.set({ kind: 'off', ...failure });
  }

  get #ended(): boolean {
    return this.#end.signal.aborted;
  }

  async #rest(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#end.signal }).catch(() => undefined);
  }
}
