import type { Queryable, Transaction } from '../storage/database.js';

/** Work for later. It lies in the database, so it survives a restart and any node may do it. */
export interface NewJob {
  readonly kind: string;
  /** One job for each key; scheduling the key again moves it. */
  readonly key: string;
  readonly runAt: Date;
  /** Small and without personal data: ids. */
  readonly payload: Readonly<Record<string, string | number | boolean>>;
}

/** Schedules a job, or moves the one that has its key. Part of the business transaction. */
export async function scheduleJob(transaction: Transaction, job: NewJob): Promise<void> {
  await transaction`
    insert into job (kind, key, run_at, payload) values (${job.kind}, ${job.key}, ${job.runAt}, ${transaction.json(job.payload)})
    on conflict (key) do update set kind = excluded.kind, run_at = excluded.run_at, payload = excluded.payload, attempts = 0, last_error = null`;
}

/** Takes a job back. One that is running just now finishes. */
export async function cancelJob(transaction: Transaction, key: string): Promise<void> {
  await transaction`delete from job where key = ${key}`;
}

/** When the next job is due; `undefined` when none waits. */
export async function readNextRun(sql: Queryable): Promise<Date | undefined> {
  const [row] = await sql<{ runAt: Date | null }[]>`select min(run_at) as run_at from job`;
  return row?.runAt ?? undefined;
}
