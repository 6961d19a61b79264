import { spawnSync } from 'node:child_process';

const isThere = (): boolean => spawnSync('xmlsec1', ['--version']).status === 0;

/** Finds the program that verifies XML signatures, or installs it where apt-get may. @returns why it cannot be had, nothing if it is there */
export function ensureXmlsec(): string | undefined {
  if (isThere()) return undefined;
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'xmlsec1'], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
  return isThere() ? undefined : 'xmlsec1 is not here: apt-get install xmlsec1';
}
