import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseAddress } from '../storage/database.js';
import { startEmbeddedPostgres } from '../storage/embedded-postgres.js';
import { isAlive } from '../storage/postmaster.js';
import { findProjectFolder } from '../storage/project-folder.js';

/**
 * One PostgreSQL for all test files of a run, each file being a process: the first one starts it, the others find it, the
 * last one to leave ends it. Its folder is kept, so that the next run needs no initdb.
 */
const folder = join(findProjectFolder(), '.cache/test-postgres');
const users = join(folder, 'users');
const lock = join(folder, 'lock');
const STALE_LOCK_MS = 90_000;

/** Starts or finds the PostgreSQL of this test run. */
export async function joinTestPostgres(): Promise<DatabaseAddress & { name: string }> {
  return whileLocked(async () => {
    await writeFile(join(users, String(process.pid)), '');
    const start = () => startEmbeddedPostgres({ folder: join(folder, 'server'), durable: false });
    // Without fsync a machine that lost power may have broken it: then it is made anew.
    const started = await start().catch(async () => {
      await rm(join(folder, 'server'), { recursive: true, force: true });
      return start();
    });
    if (!('name' in started.address)) throw new Error('The test PostgreSQL listens on a socket.');
    return started.address;
  });
}

/** Says that this process needs it no more. */
export async function leaveTestPostgres(): Promise<void> {
  await whileLocked(async () => {
    await rm(join(users, String(process.pid)), { force: true });
    for (const user of await readdir(users)) {
      if (isAlive(Number(user))) return;
      await rm(join(users, user), { force: true });
    }
    const running = await startEmbeddedPostgres({ folder: join(folder, 'server'), durable: false });
    await running.stop();
  });
}

async function whileLocked<Value>(work: () => Promise<Value>): Promise<Value> {
  await mkdir(users, { recursive: true });
  while (!await mkdir(lock).then(() => true, () => false)) {
    const since = await stat(lock).then((status) => status.mtimeMs, () => Date.now());
    if (Date.now() - since > STALE_LOCK_MS) await rm(lock, { recursive: true, force: true });
    await wait(20);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
