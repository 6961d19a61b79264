import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** True while the process exists. */
export function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Process ids are used again: after a power cut the lock file may name a stranger, who must not be ended. */
async function isPostgres(processId: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const command = await readFile(`/proc/${String(processId)}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres');
}
