import type { Database } from '../storage/database.js';

export interface DispatcherParts {
  readonly database: Database;
  readonly tellFailure: (error: unknown) => void;
}

/** The advisory lock of the one dispatcher among all nodes. */
const LEADER_LOCK = 8_240_003;
/** Tells every node that events up to a position can be read. */
export const EVENT_CHANNEL = 'city_event';
/** How soon events are found that another node wrote, or that were written when this one was not told. */
const POLL_MS = 200;
const RETRY_MS = 1000;
const BATCH = 500;

/**
 * Gives events their positions. Among all nodes one does it, by an advisory lock that ends with its connection, so the
 * positions of one batch become visible together and never after a higher one: whoever has read up to a position has
 * missed nothing below it. The notice sent with each batch carries a number only.
 */
export class EventDispatcher {
  readonly #parts: DispatcherParts;
  #stopped = false;
  #wake: () => void = () => undefined;
  #woken = false;
  #running: Promise<void> | undefined;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Says that events were committed. */
  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wake();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#lead();
      } catch (error) {
        if (!this.#stopped) this.#parts.tellFailure(error);
      }
      await this.#rest(RETRY_MS);
    }
  }

  /** Dispatches for as long as this node holds the lock. */
  async #lead(): Promise<void> {
    const connection = await this.#parts.database.reserve();
    try {
      const [lock] = await connection<{ taken: boolean }[]>`select pg_try_advisory_lock(${LEADER_LOCK}) as taken`;
      if (!lock?.taken) return;
      while (!this.#stopped) {
        this.#woken = false;
        const [batch] = await connection<{ count: number }[]>`
          with waiting as (select id from event where position is null order by id limit ${BATCH}),
            numbered as (select id, (select coalesce(max(position), 0) from event) + row_number() over (order by id) as position from waiting),
            placed as (update event set position = numbered.position from numbered where event.id = numbered.id returning event.position),
            told as (select pg_notify(${EVENT_CHANNEL}, max(position)::text) from placed having count(*) > 0)
          select (select count(*)::int from placed) as count, (select count(*) from told) as told`;
        if ((batch?.count ?? 0) < BATCH && !this.#woken) await this.#rest(POLL_MS);
      }
      await connection`select pg_advisory_unlock(${LEADER_LOCK})`;
    } finally {
      connection.release();
    }
  }

  async #rest(ms: number): Promise<void> {
    if (this.#stopped) return;
    await new Promise<void>((rested) => {
      const timer = setTimeout(rested, ms);
      this.#wake = () => {
        clearTimeout(timer);
        rested();
      };
    });
    this.#wake = () => undefined;
  }
}
