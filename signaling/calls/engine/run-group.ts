import { spawn } from 'node:child_process';

export interface GroupEnd {
  /** 0 when all went well; -1 when it could not be started or was stopped. */
  readonly code: number;
  /** The last it said, both streams. */
  readonly said: string;
}

/** Go lists some 120 modules of a program, the program's own first. */
const KEPT_CHARACTERS = 64_000;

/** Runs a program with all that it starts as one group, which `signal` ends as a whole: a compiler starts many. Never throws. */
export async function runGroup(program: string, words: readonly string[], options: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly signal?: AbortSignal } = {}): Promise<GroupEnd> {
  const { signal, ...where } = options;
  if (signal?.aborted) return { code: -1, said: 'stopped' };
  return new Promise((ended) => {
    const child = spawn(program, words, { ...where, detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => { said = (said + part.toString()).slice(-KEPT_CHARACTERS); });
    const end = (): void => {
      if (child.pid === undefined || child.exitCode !== null) return;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It has just ended.
      }
    };
    signal?.addEventListener('abort', end, { once: true });
    child.once('error', (error) => { ended({ code: -1, said: error.message }); });
    child.once('close', (code) => {
      signal?.removeEventListener('abort', end);
      ended({ code: code ?? -1, said: said.trim() });
    });
  });
}
