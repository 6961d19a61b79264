import postgres from 'postgres';
import { makeWatchedSockets } from './watched-sockets.js';

/** `bigint` columns come as numbers: positions and counts stay far below 2^53. */
type ColumnTypes = { bigint: number };

/** The pool. `database.begin(...)` opens a transaction. */
export type Database = postgres.Sql<ColumnTypes>;
/** One open transaction. */
export type Transaction = postgres.TransactionSql<ColumnTypes>;
/** Whatever can be asked: the pool or a transaction. Repositories take this where they only read. */
export type Queryable = postgres.ISql<ColumnTypes>;
/** A piece of SQL with its values, to stand inside another query. */
export type SqlPart = postgres.PendingQuery<postgres.Row[]>;

/** Where a database is: any PostgreSQL by URL, or one on a private socket of this machine. */
export type DatabaseAddress = { readonly url: string } | { readonly socketDirectory: string; readonly port: number; readonly user: string; readonly name: string };

export interface ConnectOptions {
  /** Connections at most. */
  readonly connections?: number;
  /** Seconds to wait for a connection. */
  readonly connectSeconds?: number;
  /**
   * For requests, which a person waits for: PostgreSQL itself ends a statement, a wait for a lock and a forgotten
   * transaction, and a connection that does not answer at all is given up. Without it everything may take its time, as
   * migrations, seeds and backups do.
   */
  readonly hurried?: boolean;
}

/** Screens wait ten seconds for an answer; each of these ends before that, the innermost first. In milliseconds. */
const HURRIED = { lock_timeout: 4000, statement_timeout: 5000, idle_in_transaction_session_timeout: 10_000 };
/** A connection on which PostgreSQL owes an answer for so long is taken for dead, by whatever the network says. */
const LONGEST_SILENCE_MS = 15_000;
/** A lost connection is tried again in about this many seconds: the pause must not grow, or a restart of the database would be noticed late. */
const pauseBeforeConnecting = (): number => 0.2 + 0.3 * Math.random();

/**
 * Opens a pool; it connects at the first query. Rows come with camelCase names (`space_id` is `spaceId`) and helpers such
 * as `sql(row)` take them; `timestamptz` comes as `Date`, `bigint` as number, `jsonb` as it was written.
 */
export function connect(address: DatabaseAddress, options: ConnectOptions = {}): Database {
  const common = {
    max: options.connections ?? 10,
    connect_timeout: options.connectSeconds ?? 10,
    onnotice: () => undefined,
    backoff: pauseBeforeConnecting,
    ...options.hurried && { socket: makeWatchedSockets(LONGEST_SILENCE_MS) },
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: {
      bigint: { to: 20, from: [20], parse: (text: string) => Number(text), serialize: (value: number) => String(value) },
    },
    connection: { application_name: 'u-city', TimeZone: 'UTC', ...options.hurried && HURRIED },
  };
  const socket = 'url' in address ? readSocketPath(address.url) : undefined;
  return 'url' in address
    ? postgres(address.url, socket === undefined ? common : { ...common, path: socket })
    : postgres({ ...common, path: `${address.socketDirectory}/.s.PGSQL.${String(address.port)}`, user: address.user, database: address.name });
}

/** A URL may name a socket's folder as its host, percent-encoded, as PostgreSQL's own programs take it: `postgres://me@%2Fvar%2Frun%2Fpostgresql/city`. */
function readSocketPath(text: string): string | undefined {
  const { hostname, port } = new URL(text);
  return /^%2f/i.test(hostname) ? `${decodeURIComponent(hostname)}/.s.PGSQL.${port || '5432'}` : undefined;
}

/** The SQLSTATE of a broken exclusion constraint. */
export const EXCLUSION_VIOLATION = '23P01';

/** True when PostgreSQL refused with this SQLSTATE (and, if named, by this constraint). */
export function isDatabaseError(error: unknown, sqlState: string, constraint?: string): boolean {
  return error instanceof postgres.PostgresError && error.code === sqlState && (constraint === undefined || error.constraint_name === constraint);
}

/** The UUID with which the refused key begins; PostgreSQL tells it in words only, in whatever language, but always in this form. */
export function readRefusedKey(error: unknown): string | undefined {
  return error instanceof postgres.PostgresError ? /=\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}),/.exec(error.detail ?? '')?.[1] : undefined;
}

/** Why a database that is there in principle could not do what it was asked. */
export type DatabaseTrouble = 'lost' | 'late' | 'full' | 'read-only';

/** The driver's own codes, the system's codes for sockets, and SQLSTATE codes and classes (PostgreSQL, appendix A). */
const TROUBLES: readonly (readonly [DatabaseTrouble, RegExp])[] = [
  ['lost', /^(CONNECTION_|ECONNREFUSED$|ECONNRESET$|ENOENT$|EPIPE$|EHOSTUNREACH$|ENETUNREACH$|ENOTFOUND$|EAI_AGAIN$|57P0[1235]$|53300$|08)/],
  // A statement, a lock or a handshake that took too long, a deadlock that did not go away, and our own limit for a request.
  ['late', /^(57014|55P03|25P03|25P04|40001|40P01|CONNECT_TIMEOUT|ETIMEDOUT|FST_ERR_HANDLER_TIMEOUT)$/],
  // Out of disk, memory or another resource; the disk cannot be read or written.
  ['full', /^(53[124]00|53000|58030|ENOSPC)$/],
  // A standby that has not been promoted, or a database that an operator has closed for writing.
  ['read-only', /^25006$/],
];

/** What kind of trouble an error tells of; `undefined` when the error is about something else. */
export function readTrouble(error: unknown): DatabaseTrouble | undefined {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return TROUBLES.find(([, codes]) => codes.test(code))?.[0];
}
