import type { CityEvent } from '../../shared/contract/events.js';
import type { Database } from '../storage/database.js';
import { readEventsAfter } from './event-log.js';

/** What a screen missed; `isAll` says that nothing newer has been published. `lost`: too long ago, read the snapshots again. */
export type Past = { readonly events: readonly CityEvent[]; readonly position: number; readonly isAll: boolean } | 'lost';

/** A screen that missed more than this reads its snapshots again, which is quicker. */
const LONGEST_PAST = 2000;
/** How much of the past is handed over at a time: some 70 KB, far less than a stream may have waiting. */
const PAGE = 200;

/**
 * The recent past of this node, in memory, so that a city's screens which all come back at once ask the database nothing;
 * what is older comes from the event log.
 */
export class EventHistory {
  readonly #database: Database;
  readonly #kept: number;
  #recent: CityEvent[] = [];
  #first = 0;
  #newest = 0;

  /** @param kept how many events are held in memory at least */
  constructor(database: Database, kept = LONGEST_PAST) {
    this.#database = database;
    this.#kept = kept;
  }

  /** The newest position this node has published. */
  get position(): number {
    return this.#newest;
  }

  /** Begins after a position: nothing up to it is in memory. */
  begin(position: number): void {
    this.#first = this.#newest = position;
    this.#recent = [];
  }

  /** Takes in each event as it is published, in the order of positions. */
  publish(event: CityEvent): void {
    this.#recent.push(event);
    this.#newest = event.position;
    if (this.#recent.length < 2 * this.#kept) return;
    this.#recent = this.#recent.slice(-this.#kept);
    this.#first = (this.#recent[0]?.position ?? 1) - 1;
  }

  /** The next page after a position, from memory; `undefined` when that does not reach back so far. */
  readRecent(after: number, topics: readonly string[]): Past | undefined {
    if (after < this.#first || after > this.#newest) return undefined;
    const events: CityEvent[] = [];
    let missed = 0;
    for (let index = this.#findIndexAfter(after); index < this.#recent.length; index++) {
      const event = this.#recent[index];
      if (!event || !topics.includes(event.topic)) continue;
      if (++missed > LONGEST_PAST) return 'lost';
      if (events.length < PAGE) events.push(event);
    }
    const isAll = missed <= PAGE;
    return { events, isAll, position: isAll ? this.#newest : events.at(-1)?.position ?? after };
  }

  /** As `readRecent`, from the event log. It is never all: what happened meanwhile is in memory. */
  async readKept(after: number, topics: readonly string[]): Promise<Past> {
    const [counted] = await this.#database<{ oldest: number; newest: number; missed: number }[]>`
      select (select coalesce(min(position), 0) from event) as oldest, (select coalesce(max(position), 0) from event) as newest,
        (select count(*)::int from (select 1 from event where position > ${after} and topic = any(${[...topics]}) limit ${LONGEST_PAST + 1}) as missed) as missed`;
    const { oldest = 0, newest = 0, missed = 0 } = counted ?? {};
    // A position of the future was read from another database, before this one took its place.
    if (after + 1 < oldest || after > newest || missed > LONGEST_PAST) return 'lost';
    const events = missed === 0 ? [] : await readEventsAfter(this.#database, after, topics, PAGE);
    return { events, isAll: false, position: events.length < PAGE ? Math.max(newest, events.at(-1)?.position ?? 0) : events.at(-1)?.position ?? newest };
  }

  /** Where the events after a position begin. */
  #findIndexAfter(position: number): number {
    let low = 0;
    let high = this.#recent.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#recent[middle]?.position ?? 0) > position) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
