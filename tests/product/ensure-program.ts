import { spawnSync } from 'node:child_process';

const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/**
 * Finds a program that Debian has, or installs it where apt-get may.
 * @param what the package's name, where it is another one
 * @returns why it cannot be had, nothing if it is there
 */
export function ensureProgram(program: string, what = program): string | undefined {
  if (isThere(program)) return undefined;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', what], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return isThere(program) ? undefined : `${program} is not here: apt-get install ${what}`;
}
