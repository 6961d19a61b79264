import { spawnSync } from 'node:child_process';
import { cacheFolder } from '../../signaling/storage/cache-folder.js';

/** 95 MB with all that it needs, so it is no dependency of ours. */
const CHECKER = '@webos-tools/cli@3.2.1';
const FETCH_LIMIT_MS = 5 * 60_000;

/** Has LG's tool look at an unpacked app. @returns its exit code and words; no code where the tool cannot be had, and why */
export function checkAppinfo(folder: string): { readonly code: number | undefined; readonly output: string } {
  const ares = (...words: string[]) => spawnSync('npx', ['--yes', '--cache', cacheFolder('npx'), '--package', CHECKER, '--', 'ares-package', ...words], { encoding: 'utf8', timeout: FETCH_LIMIT_MS });
  const probe = ares('--version');
  if (probe.status !== 0) return { code: undefined, output: `npx could not bring ${CHECKER}: ${probe.stderr.split('\n')[0] ?? ''}` };
  const { status, stdout, stderr } = ares('--check', folder);
  return { code: status ?? 1, output: `${stdout}${stderr}` };
}
