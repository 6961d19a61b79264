import type { Cancel, Clock } from '../../../shared/base/clock.js';
import { Store } from '../../../shared/base/store.js';
import type { EngineAddress, EngineState, StartableEngine } from './media-engine.js';
import { probeEngine, type Probe } from './probe-engine.js';

/** What LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET name. */
export interface ExternalServer {
  /** `ws:`, `wss:`, `http:` or `https:`. */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

const LOOK_READY_MS = 15_000;
const LOOK_TROUBLED_MS = 2000;
/** One request may get lost on the way; calls that run do not stand on it. */
const MISSES = 2;

/** The two addresses of one LiveKit server: it speaks WebSocket to screens and HTTP to us on the same port. */
export function addressesOf(url: string): Pick<EngineAddress, 'url' | 'apiUrl'> {
  const plain = url.replace(/\/+$/, '');
  return { url: plain.replace(/^http/, 'ws'), apiUrl: plain.replace(/^ws/, 'http') };
}

/** A LiveKit server or cluster that somebody else runs. It is asked now and then, so that screens know before anybody calls. */
export class ExternalEngine implements StartableEngine {
  readonly state: Store<EngineState>;
  readonly #ready: EngineState & { kind: 'ready' };
  #misses = 0;
  #cancel: Cancel | undefined;
  #stopped = false;

  constructor(server: ExternalServer, private readonly clock: Clock, private readonly probe: (address: EngineAddress) => Promise<Probe> = probeEngine) {
    this.#ready = { kind: 'ready', ...addressesOf(server.url), key: server.key, secret: server.secret };
    this.state = new Store<EngineState>({ kind: 'getting-ready', step: `asking the media server at ${this.#ready.url}` });
  }

  start(): void {
    void this.#look();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
  }

  async #look(): Promise<void> {
    const probe = await this.probe(this.#ready);
    if (this.#stopped) return;
    this.#misses = probe === 'silent' ? this.#misses + 1 : 0;
    if (probe === 'answers') this.state.set(this.#ready);
    else if (probe === 'refused') this.#turnOff('refused', 'It does not take LIVEKIT_API_KEY and LIVEKIT_API_SECRET: compare them with the keys in its configuration.');
    else if (this.#misses >= MISSES) this.#turnOff('silent', 'It does not answer: see whether it runs, and whether this machine reaches it.');
    this.#cancel = this.clock.after(probe === 'answers' ? LOOK_READY_MS : LOOK_TROUBLED_MS, () => { void this.#look(); });
  }

  #turnOff(why: 'refused' | 'silent', words: string): void {
    const now = this.state.get();
    if (now.kind === 'off' && now.why === why) return;
    this.state.set({ kind: 'off', why, detail: `LIVEKIT_URL is ${this.#ready.url}. ${words}` });
  }
}
