import type { Cancel, Clock } from '../../shared/base/clock.js';
import type { Database, Transaction } from '../storage/database.js';

/** How jobs of one kind are done. */
export interface JobKind {
  readonly kind: string;
  /**
   * Does the job in the given transaction, which also removes it: both happen or neither. It looks again whether the work
   * still has to be done, because things may have changed since it was scheduled.
   * @returns when it is to run again; nothing for a job that is over
   */
  run(payload: unknown, transaction: Transaction): Promise<Date | undefined>;
}

export interface JobRunnerParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly kinds: readonly JobKind[];
  readonly wakeEvents: () => void;
  /** Whether jobs may be done now; absent means always. They wait while the database or the clock cannot be trusted. */
  readonly mayRun?: () => boolean;
  readonly tellFailure: (kind: string, error: unknown) => void;
}

const POLL_MS = 1000;
const LONGEST_BACKOFF_MS = 10 * 60_000;

interface JobRow {
  readonly id: number;
  readonly kind: string;
  readonly attempts: number;
  readonly payload: unknown;
}

/**
 * Does due jobs, one transaction each. `for update skip locked` lets several nodes share the queue without waiting for each
 * other; a node that dies gives its job back because its transaction ends.
 */
export class JobRunner {
  readonly #parts: JobRunnerParts;
  readonly #kinds: ReadonlyMap<string, JobKind>;
  #cancel: Cancel | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  constructor(parts: JobRunnerParts) {
    this.#parts = parts;
    this.#kinds = new Map(parts.kinds.map((kind) => [kind.kind, kind]));
  }

  /** Looks for due jobs from now on, once a second. */
  start(): void {
    this.#cancel = this.#parts.clock.after(POLL_MS, () => {
      this.#running = this.runDue()
        .catch((error: unknown) => { this.#parts.tellFailure('queue', error); })
        .then(() => { if (!this.#stopped) this.start(); });
    });
  }

  /** Waits for the job in hand and takes no other. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#running;
  }

  /** Does every job that is due now. @returns how many ran, those that failed included */
  async runDue(): Promise<number> {
    let ran = 0;
    while (!this.#stopped && (this.#parts.mayRun?.() ?? true) && await this.#runOne()) ran++;
    if (ran > 0) this.#parts.wakeEvents();
    return ran;
  }

  async #runOne(): Promise<boolean> {
    const { database, clock, tellFailure } = this.#parts;
    return database.begin(async (transaction) => {
      const [job] = await transaction<JobRow[]>`
        select id, kind, attempts, payload from job
        where run_at <= ${new Date(clock.now())} and kind = any(${[...this.#kinds.keys()]})
        order by run_at, id limit 1 for update skip locked`;
      const kind = job && this.#kinds.get(job.kind);
      if (!job || !kind) return false;
      try {
        const again = await transaction.savepoint((inner) => kind.run(job.payload, inner));
        if (again) await transaction`update job set run_at = ${again}, attempts = 0, last_error = null where id = ${job.id}`;
        else await transaction`delete from job where id = ${job.id}`;
      } catch (error) {
        tellFailure(job.kind, error);
        const delay = Math.min(1000 * 2 ** job.attempts, LONGEST_BACKOFF_MS);
        const reason = error instanceof Error ? error.name : 'unknown';
        await transaction`update job set attempts = attempts + 1, last_error = ${reason}, run_at = ${new Date(clock.now() + delay)} where id = ${job.id}`;
      }
      return true;
    });
  }
}
