import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeThrowAwayP12 } from '../../tv/packaging/certificates.js';
import { WEBAPIS_SCRIPT } from '../../tv/packaging/tizen-config.js';
import { unpackIpk, unpackWgt } from './unpack.js';

const run = promisify(execFile);
const PASSWORD = 'a password of the test';

/** Both packages as `npm run package` makes them, and what is in them, as a television would lay it out. */
export interface Packages {
  readonly wgt: string;
  readonly ipk: string;
  /** Folders of the unpacked apps. */
  readonly tizen: string;
  readonly webos: string;
  /** Everything above goes. */
  remove(): Promise<void>;
}

/** Runs the command with certificates made on the spot, handed over as a city's own would be, and unpacks what it made. */
export async function makePackages(server: string): Promise<Packages> {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-packages-'));
  const environment: Record<string, string> = {};
  for (const role of ['AUTHOR', 'DISTRIBUTOR']) {
    const path = join(folder, `${role}.p12`);
    await writeFile(path, makeThrowAwayP12(`Test ${role}`, PASSWORD));
    environment[`TIZEN_${role}_P12`] = path;
    environment[`TIZEN_${role}_PASSWORD`] = PASSWORD;
  }
  await run(process.execPath, ['--import', 'tsx', 'scripts/package.ts', '--server', server, '--out', folder], { env: { ...process.env, ...environment } });
  const find = async (end: string): Promise<string> => {
    const name = (await readdir(folder)).find((file) => file.endsWith(end));
    if (name === undefined) throw new Error(`No package ${end} was made`);
    return join(folder, name);
  };
  const packages = { wgt: await find('.wgt'), ipk: await find('.ipk'), tizen: join(folder, 'tizen'), webos: join(folder, 'webos') };
  await unpackWgt(packages.wgt, packages.tizen);
  return { ...packages, webos: await unpackIpk(packages.ipk, packages.webos), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Puts Samsung's own script where a television would; the test's host stands for what it brings. */
export async function placeWebapis({ tizen }: Pick<Packages, 'tizen'>): Promise<void> {
  const path = join(tizen, /src="([^"]+)"/.exec(WEBAPIS_SCRIPT)?.[1] ?? '');
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, '');
}
