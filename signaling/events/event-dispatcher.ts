import type { Database } from '../storage/database.js';

export interface DispatcherParts {
  readonly database: Database;
  readonly tellFailure: (error: unknown) => void;
}

/** The advisory lock of whoever gives positions just now. */
const DISPATCH_LOCK = 8_240_003;
/** Tells every node that events up to a position can be read. */
export const EVENT_CHANNEL = 'city_event';
/** How soon events are found that another node wrote, or that were written when this one was not told. */
const POLL_MS = 200;
const RETRY_MS = 1000;
const BATCH = 500;

/**
 * Gives events their positions. Among all nodes one at a time does it, by an advisory lock that is let go only when its
 * batch can be seen; so positions become visible in their order, and whoever has read up to one has missed nothing below
 * it. No node is the leader for long, so none has to be replaced when it dies. The notice sent with a batch carries a
 * number only.
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
        this.#woken = false;
        const placed = await this.#placeBatch();
        if (placed < BATCH && !this.#woken) await this.#rest(POLL_MS);
      } catch (error) {
        if (this.#stopped) return;
        this.#parts.tellFailure(error);
        await this.#rest(RETRY_MS);
      }
    }
  }

  /** @returns how many events got a position */
  async #placeBatch(): Promise<number> {
    const { database } = this.#parts;
    const [waits] = await database`select 1 from event where position is null limit 1`;
    if (!waits) return 0;
    return database.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${DISPATCH_LOCK})`;
      // A statement of its own, so that it sees what the one before us placed.
      const [batch] = await transaction<{ count: number; newest: number | null }[]>`
        with waiting as (select id from event where position is null order by id limit ${BATCH}),
          numbered as (select id, (select coalesce(max(position), 0) from event) + row_number() over (order by id) as position from waiting),
          placed as (update event set position = numbered.position from numbered where event.id = numbered.id returning event.position)
        select count(*)::int as count, max(position) as newest from placed`;
      if (typeof batch?.newest === 'number') await transaction`select pg_notify(${EVENT_CHANNEL}, ${String(batch.newest)})`;
      return batch?.count ?? 0;
    });
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
