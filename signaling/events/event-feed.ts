import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CityEvent } from '../../shared/contract/events.js';
import type { Database } from '../storage/database.js';
import { EVENT_CHANNEL } from './event-dispatcher.js';
import { readEvent, readPosition, type EventRow } from './event-log.js';

export interface FeedParts {
  readonly database: Database;
  /** Told where this node begins: its first event is the one after. */
  readonly begin: (position: number) => void;
  /** Gets each event once, in the order of positions. */
  readonly publish: (event: CityEvent) => void;
  readonly tellFailure: (error: unknown) => void;
}

/** Notices can be lost with their connection; this is how late an event may then come. */
const POLL_MS = 1000;
const BATCH = 1000;

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

  async start(): Promise<void> {
    this.#position = await readPosition(this.#parts.database);
    this.#parts.begin(this.#position);
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
        // Sockets send what they were given between turns; many events in one turn would look like screens that do not read.
        await nextTurn();
      }
      if (rows.length === BATCH) this.#again = true;
    }
  }
}
