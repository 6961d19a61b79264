import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive, sendSignal } from '../../storage/postmaster.js';

/**
 * Starts a LiveKit server in a process group of its own, so that Ctrl-C reaches it through us and not before us. It is not waited
 * for: one that cannot begin, for want of a port or because of its configuration, says so in its log and ends.
 * @param log a file of mode 0600, begun anew
 * @returns the process's id @throws when the program cannot be started at all
 */
export async function launchLivekit(program: string, environment: NodeJS.ProcessEnv, log: string): Promise<number> {
  const file = await open(log, 'w', 0o600);
  try {
    const child = spawn(program, [], { env: environment, detached: true, stdio: ['ignore', file.fd, file.fd] });
    child.unref();
    return await new Promise<number>((started, failed) => {
      child.once('error', failed);
      child.once('spawn', () => { started(child.pid ?? 0); });
    });
  } finally {
    await file.close();
  }
}

/** What a log says last. */
export async function readLastLine(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line.trim() !== '').at(-1)?.trim() ?? 'it said nothing';
}

/** Process ids are used again: whether this one is a run of `program`, as far as can be seen. */
export async function isRunOf(processId: number, program: string): Promise<boolean> {
  if (!(processId > 1) || !isAlive(processId)) return false;
  if (process.platform !== 'linux') return true;
  const words = await readFile(`/proc/${String(processId)}/cmdline`, 'utf8').catch(() => '');
  return words.split('\0')[0] === program;
}

/** Two signals that come together count as one. */
const BETWEEN_SIGNALS_MS = 200;
const OBEY_LIMIT_MS = 3000;

/**
 * Ends a LiveKit server: the first signal lets calls come to their end by themselves, so a second follows, which ends them and
 * tells the screens; then without asking.
 */
export async function endLivekit(processId: number): Promise<void> {
  for (const [signal, limitMs] of [['SIGTERM', BETWEEN_SIGNALS_MS], ['SIGTERM', OBEY_LIMIT_MS], ['SIGKILL', OBEY_LIMIT_MS]] as const) {
    if (!isAlive(processId)) return;
    sendSignal(processId, signal);
    const limit = performance.now() + limitMs;
    while (isAlive(processId) && performance.now() < limit) await wait(10);
  }
}
