import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

/** What `postmaster.pid` tells of a running PostgreSQL. */
export interface Postmaster {
  readonly processId: number;
  readonly socketDirectory: string;
}

/** Reads the lock file of a data folder; `undefined` when none stands there or its process is gone. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => undefined);
  const lines = text?.split('\n') ?? [];
  const processId = Number(lines[0]);
  if (!(processId > 1) || !isAlive(processId) || !await isPostgres(processId)) return undefined;
  return { processId, socketDirectory: lines[4] ?? '' };
}

/** True while the process runs. One that ended and that nobody has taken notice of yet (a zombie) does not. */
export function isAlive(processId: number): boolean {
  return exists(processId) && !isZombie(processId);
}

function exists(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isZombie(processId: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // "1234 (name) Z ...": the name may hold anything, so the state is what follows its last bracket.
    return /\)\s+Z\b[^)]*$/.test(readFileSync(`/proc/${String(processId)}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** The first process of a system reaps orphans when it gets to it, which in some containers is never. */
const LONGEST_REAPING_MS = 2000;

/**
 * Takes away a lock file whose process is a zombie: PostgreSQL takes it for alive and would not start. It still looks by itself
 * whether processes of the dead one hold its shared memory.
 */
export async function clearZombieLock(data: string): Promise<void> {
  const path = join(data, 'postmaster.pid');
  const processId = Number((await readFile(path, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(processId > 1)) return;
  const limit = performance.now() + LONGEST_REAPING_MS;
  while (exists(processId) && isZombie(processId)) {
    if (performance.now() > limit) return rm(path, { force: true });
    await wait(20);
  }
}

/** Process ids are used again: after a power cut the lock file may name a stranger, who must not be ended. */
async function isPostgres(processId: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${String(processId)}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}

/** The processes that a postmaster has started: each is the head of a group of its own, so no signal reaches all at once. */
export async function listChildren(processId: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']).catch(() => ({ stdout: '' }));
  const pairs = stdout.trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([child, parent]) => (child !== undefined && parent === processId ? [child] : []));
}

/** Sends a signal to a process that may have ended meanwhile. */
export function sendSignal(processId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(processId, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
