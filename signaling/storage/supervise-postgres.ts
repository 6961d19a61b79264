import { setTimeout as wait } from 'node:timers/promises';
import { startEmbeddedPostgres, type EmbeddedOptions, type EmbeddedPostgres } from './embedded-postgres.js';
import { isAlive } from './postmaster.js';

/** Who is told what happens to the embedded PostgreSQL. */
export interface PostgresTeller {
  /** Before a step that takes a while. */
  readonly step: (words: string) => void;
  /** It died and is being started again, or could not be. */
  readonly trouble: (facts: object, words: string) => void;
  /** It can never be started again by this server, which has to end. */
  readonly hopeless: (error: unknown) => void;
}

/** Another server has the database: the one that hears this has to go. */
export class AnotherServer extends Error {}

export interface SupervisedPostgres {
  /** Stops watching, so that it may be ended. */
  letGo(): Promise<void>;
  /** Ends PostgreSQL. */
  stop(): Promise<void>;
}

const LOOK_MS = 100;
/** Pauses between tries to start it again; the last one repeats. A full disk or a port still held needs the longer ones. */
const PAUSES_MS = [0, 250, 500, 1000, 2000, 5000];

/**
 * Watches over an embedded PostgreSQL and starts it again when its process is gone. The server lives on meanwhile: its pools
 * connect again by themselves.
 * @param take claims what was started again for this server; `AnotherServer` is hopeless
 */
export function supervisePostgres(
  first: EmbeddedPostgres, options: EmbeddedOptions, teller: PostgresTeller, take: (again: EmbeddedPostgres) => Promise<void>,
): SupervisedPostgres {
  let current = first;
  const end = new AbortController();
  const rest = async (ms: number): Promise<void> => { await wait(ms, undefined, { signal: end.signal, ref: false }).catch(() => undefined); };

  async function startAgain(): Promise<void> {
    const since = performance.now();
    for (let tries = 0; !end.signal.aborted; tries++) {
      await rest(PAUSES_MS[Math.min(tries, PAUSES_MS.length - 1)] ?? 0);
      if (end.signal.aborted) return;
      try {
        current = await startEmbeddedPostgres({ ...options, again: true });
        await take(current);
      } catch (error) {
        if (error instanceof AnotherServer) throw error;
        teller.trouble({ err: error, tries: tries + 1 }, 'PostgreSQL could not be started again yet');
        continue;
      }
      teller.trouble({ milliseconds: Math.round(performance.now() - since), tries: tries + 1 }, 'PostgreSQL was started again');
      return;
    }
  }

  async function watch(): Promise<void> {
    while (!end.signal.aborted) {
      await rest(LOOK_MS);
      if (end.signal.aborted || isAlive(current.processId)) continue;
      teller.trouble({ processId: current.processId }, 'PostgreSQL is gone and will be started again');
      await startAgain();
    }
  }

  const watching = watch().catch(teller.hopeless);
  return {
    async letGo() {
      end.abort();
      await watching;
    },
    stop: () => current.stop(),
  };
}
