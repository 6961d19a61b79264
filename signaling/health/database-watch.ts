import type { Cancel, Clock } from '../../shared/base/clock.js';
import { readTrouble } from '../storage/database.js';
import type { Faults } from './faults.js';

export interface DatabaseWatchParts {
  readonly clock: Clock;
  readonly faults: Faults;
  /** Asks the database the least there is to ask, on a connection of its own. */
  readonly ask: () => Promise<unknown>;
  /** Writes the least there is to write. */
  readonly write: () => Promise<unknown>;
  /** Bytes that are left on the database's disk; absent where it is another machine's. */
  readonly readFreeBytes?: (() => Promise<number>) | undefined;
}

const LOOK_MS = 1000;
/** An answer may take this long on a busy machine; what takes longer is no answer to somebody who waits. */
const LONGEST_ANSWER_MS = 3000;
/**
 * Writes stop while this much is left, because PostgreSQL, out of room for its log, would end with every connection: three
 * segments of the log and some. They begin again a little above it.
 */
const RESERVE_BYTES = 64 * 1024 * 1024;
const ENOUGH_BYTES = 80 * 1024 * 1024;

/**
 * Looks at the database once a second and hears from requests what failed, so that its faults are told once, requests are
 * refused at the door instead of piling up behind it, and all of it ends by itself.
 */
export class DatabaseWatch {
  readonly #parts: DatabaseWatchParts;
  #cancel: Cancel | undefined;
  #asked: Promise<unknown> | undefined;
  #stopped = false;

  constructor(parts: DatabaseWatchParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#cancel = this.#parts.clock.after(LOOK_MS, () => {
      void this.look().finally(() => { if (!this.#stopped) this.start(); });
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** Takes in what a request or a job ran into. @returns whether it was trouble with the database, which is then told here */
  hear(error: unknown): boolean {
    const trouble = readTrouble(error);
    const { faults } = this.#parts;
    if (trouble === 'full') faults.begin('disk-full', { code: (error as { code?: string }).code });
    if (trouble === 'read-only') faults.begin('database-read-only');
    return trouble !== undefined;
  }

  /** Looks once. Never throws. */
  async look(): Promise<void> {
    const { faults } = this.#parts;
    await this.#checkAnswer();
    if (!faults.mayRead) return;
    const room = await this.#checkRoom();
    const doubted = (['disk-full', 'database-read-only'] as const).filter((fault) => faults.has(fault));
    if (doubted.length > 0 && room) await this.#tryWrite(doubted);
  }

  /** One question at a time: one that hangs is waited for, and answered by its own end. */
  async #checkAnswer(): Promise<void> {
    const { clock, faults, ask } = this.#parts;
    const answer = this.#asked ??= ask().finally(() => { this.#asked = undefined; });
    let cancel: Cancel = () => undefined;
    const late = new Promise<'late'>((tooLate) => { cancel = clock.after(LONGEST_ANSWER_MS, () => { tooLate('late'); }); });
    try {
      if (await Promise.race([answer, late]) === 'late') {
        answer.catch(() => undefined);
        faults.begin('database-silent');
        return;
      }
      faults.end('database-silent');
      faults.end('database-lost');
    } catch (error) {
      const [now, before] = readTrouble(error) === 'late' ? ['database-silent', 'database-lost'] as const : ['database-lost', 'database-silent'] as const;
      faults.begin(now, { err: error });
      faults.end(before);
    } finally {
      cancel();
    }
  }

  /** @returns whether there is room, as far as can be seen from here */
  async #checkRoom(): Promise<boolean> {
    const { faults, readFreeBytes } = this.#parts;
    if (!readFreeBytes) return true;
    const free = await readFreeBytes().catch(() => undefined);
    if (free === undefined) return true;
    if (free < RESERVE_BYTES) faults.begin('disk-full', { freeBytes: free });
    return free >= ENOUGH_BYTES || (free >= RESERVE_BYTES && !faults.has('disk-full'));
  }

  async #tryWrite(doubted: readonly ('disk-full' | 'database-read-only')[]): Promise<void> {
    const { faults, write } = this.#parts;
    const failure = await write().then(() => undefined, (error: unknown) => error);
    const trouble = failure === undefined ? undefined : readTrouble(failure) ?? 'lost';
    for (const fault of doubted) {
      if (trouble === undefined || (fault === 'disk-full' ? trouble === 'read-only' : trouble === 'full')) faults.end(fault);
    }
  }
}
