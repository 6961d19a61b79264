import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { repairPostgres } from './repair-postgres.mjs';

const STAMP = 'node_modules/.u-city-lockfile';

/** The lockfile's hash with the platform, since native packages differ between platforms. */
function hashLockfile() {
  return createHash('sha256').update(readFileSync('package-lock.json')).update(`${process.platform} ${process.arch} ${process.versions.modules}`).digest('hex');
}

/**
 * Installs the packages of the lockfile if they are missing or another lockfile's. Says what it does, since it may take a minute.
 * @throws if npm cannot install; npm's own words have been printed then
 */
export async function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`u-City needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const hash = hashLockfile();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) {
    repairPostgres();
    return;
  }
  console.log('Installing packages (a minute or two, once) ...');
  const code = await new Promise((resolve) => {
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio: 'inherit', shell: process.platform === 'win32' });
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error('Packages could not be installed. Check the network and the registry of npm, then try again.');
  repairPostgres();
  mkdirSync('node_modules', { recursive: true });
  writeFileSync(STAMP, hash);
}
