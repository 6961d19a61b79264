import postgres from 'postgres';

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
}

/**
 * Opens a pool; it connects at the first query. Rows come with camelCase names (`space_id` is `spaceId`) and helpers such
 * as `sql(row)` take them; `timestamptz` comes as `Date`, `bigint` as number, `jsonb` as it was written.
 */
export function connect(address: DatabaseAddress, options: ConnectOptions = {}): Database {
  const common = {
    max: options.connections ?? 10,
    connect_timeout: options.connectSeconds ?? 10,
    onnotice: () => undefined,
    transform: { column: { from: postgres.toCamel, to: postgres.fromCamel } },
    types: {
      bigint: { to: 20, from: [20], parse: (text: string) => Number(text), serialize: (value: number) => String(value) },
    },
    connection: { application_name: 'u-city', TimeZone: 'UTC' },
  };
  return 'url' in address
    ? postgres(address.url, common)
    : postgres({ ...common, path: `${address.socketDirectory}/.s.PGSQL.${String(address.port)}`, user: address.user, database: address.name });
}

/** The SQLSTATE of a broken exclusion constraint. */
export const EXCLUSION_VIOLATION = '23P01';

/** True when PostgreSQL refused with this SQLSTATE (and, if named, by this constraint). */
export function isDatabaseError(error: unknown, sqlState: string, constraint?: string): boolean {
  return error instanceof postgres.PostgresError && error.code === sqlState && (constraint === undefined || error.constraint_name === constraint);
}
