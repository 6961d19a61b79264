import { CityEvent } from '../../shared/contract/events.js';
import type { Database, Queryable } from '../storage/database.js';
import { EVENT_CHANNEL } from './event-dispatcher.js';
import { readPosition } from './event-log.js';

export interface FeedParts {
  readonly database: Database;
  /** Gets each event once, in the order of positions. */
  readonly publish: (event: CityEvent) => void;
  readonly tellFailure: (error: unknown) => void;
}

/** Notices can be lost with their connection; this is how late an event may then come. */
const POLL_MS = 1000;
const BATCH = 1000;

interface EventRow {
  readonly position: number;
  readonly topic: string;
  readonly kind: string;
  readonly data: unknown;
  readonly at: Date;
}

function readEvent({ at, ...row }: EventRow): CityEvent {
  return CityEvent.parse({ ...row, at: at.toISOString() });
}

/** Events after a position on some topics, oldest first. */
export async function readEventsAfter(sql: Queryable, after: number, topics: readonly string[], limit: number): Promise<CityEvent[]> {
  const rows = await sql<EventRow[]>`
    select position, topic, kind, data, at from event
    where position > ${after} and topic = any(${[...topics]}) order by position limit ${limit}`;
  return rows.map(readEvent);
}

/** The oldest position that is kept; 0 when nothing has been. */
export async function readOldestPosition(sql: Queryable): Promise<number> {
  const [row] = await sql<{ position: number }[]>`select coalesce(min(position), 0) as position from event`;
  return row?.position ?? 0;
}

/** Follows the event log on behalf of this node, whichever node wrote or dispatched. */
export class EventFeed {
  readonly #parts: FeedParts;
  #position = 0;
  #timer: NodeJS.Timeout | undefined;
  #unlisten: (() => Promise<void>) | undefined;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** The newest position this node has published. */
  get position(): number {
    return this.#position;
  }

  async start(): Promise<void> {
    this.#position = await readPosition(this.#parts.database);
    const { unlisten } = await this.#parts.database.listen(EVENT_CHANNEL, () => { void this.#read(); }, () => { void this.#read(); });
    this.#unlisten = unlisten;
    this.#timer = setInterval(() => { void this.#read(); }, POLL_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#unlisten?.().catch(() => undefined);
    await this.#reading;
  }

  /** One reading at a time; a notice that comes meanwhile is answered by one more. */
  #read(): Promise<void> {
    this.#again = true;
    return this.#reading ??= this.#readAll()
      .catch((error: unknown) => { if (!this.#stopped) this.#parts.tellFailure(error); })
      .finally(() => { this.#reading = undefined; });
  }

  async #readAll(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const rows = await this.#parts.database<EventRow[]>`
        select position, topic, kind, data, at from event where position > ${this.#position} order by position limit ${BATCH}`;
      for (const row of rows) {
        this.#position = row.position;
        this.#parts.publish(readEvent(row));
      }
      if (rows.length === BATCH) this.#again = true;
    }
  }
}
