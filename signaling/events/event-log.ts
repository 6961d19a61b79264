import { CityEvent } from '../../shared/contract/events.js';
import type { Database, Queryable, Transaction } from '../storage/database.js';

type WithoutPosition<Event> = Event extends CityEvent ? Omit<Event, 'position' | 'at'> & { readonly at: Date } : never;
/** An event as it is written; the dispatcher gives its position. */
export type NewEvent = WithoutPosition<CityEvent>;

/** Writes events in the transaction of what they tell, so that neither exists without the other. */
export async function writeEvents(transaction: Transaction, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map(({ topic, kind, data, at }) => ({ topic, kind, data: transaction.json(data), at }));
  await transaction`insert into event ${transaction(rows, 'topic', 'kind', 'data', 'at')}`;
}

/** A line of the log that has its position. */
export interface EventRow {
  readonly position: number;
  readonly topic: string;
  readonly kind: string;
  readonly data: unknown;
  readonly at: Date;
}

export function readEvent({ at, ...row }: EventRow): CityEvent {
  return CityEvent.parse({ ...row, at: at.toISOString() });
}

/** Events after a position on some topics, oldest first. */
export async function readEventsAfter(sql: Queryable, after: number, topics: readonly string[], limit: number): Promise<CityEvent[]> {
  const rows = await sql<EventRow[]>`
    select position, topic, kind, data, at from event
    where position > ${after} and topic = any(${[...topics]}) order by position limit ${limit}`;
  return rows.map(readEvent);
}

/** The newest position in this snapshot of the database: 0 before the first event. */
export async function readPosition(sql: Queryable): Promise<number> {
  const [row] = await sql<{ position: number }[]>`select coalesce(max(position), 0) as position from event`;
  return row?.position ?? 0;
}

/**
 * Reads a snapshot that names the event it reflects: everything `read` asks sees the database at one moment, and an event
 * after `position` has not happened in it, or is told again (folding it twice changes nothing).
 */
export async function readSnapshot<Value>(database: Database, read: (sql: Transaction, position: number) => Promise<Value>): Promise<Value> {
  const result = await database.begin('isolation level repeatable read read only', async (transaction) => {
    const position = await readPosition(transaction);
    return { value: await read(transaction, position) };
  });
  return result.value;
}
