import type { Database } from './database.js';

/** Held while a node prepares the database at its start, so that two that start at once do it one after the other. */
const START_LOCK = 8_240_005;
const PROBE = 'write-probe';

/** The least that can be asked. */
export async function askOnce(database: Database): Promise<void> {
  await database`select 1`;
}

/** The least that can be written: one small row, always the same one. */
export async function writeOnce(database: Database): Promise<void> {
  await database`
    insert into setting (name, value) values (${PROBE}, to_jsonb(now()))
    on conflict (name) do update set value = excluded.value`;
}

/** Does `work` while no other node does its own; `database` needs a second connection for it. */
export async function whileAlone(database: Database, work: () => Promise<void>): Promise<void> {
  await database.begin(async (transaction) => {
    await transaction`select pg_advisory_xact_lock(${START_LOCK})`;
    await work();
  });
}
