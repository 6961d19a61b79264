import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { makeThrowAwayP12, readSigner, type Signer, type Signers } from '../tv/packaging/certificates.js';
import { drawTizenPictures, drawWebosPictures } from '../tv/packaging/draw-pictures.js';
import type { PackageFile, PackageSettings } from '../tv/packaging/identity.js';
import { readServer } from '../tv/packaging/read-server.js';
import { WEBAPIS_SCRIPT, writeTizenConfig } from '../tv/packaging/tizen-config.js';
import { writeAppinfo } from '../tv/packaging/webos-appinfo.js';
import { writeIpk } from '../tv/packaging/write-ipk.js';
import { writeWgt } from '../tv/packaging/write-wgt.js';
import { buildPackagedTv } from './build/packaged-tv.js';

/*
 * `npm run package -- --server https://city.example` makes the packages for Samsung and LG televisions of a city's server.
 *
 * Samsung's is signed with two certificates from Samsung's certificate manager: TIZEN_AUTHOR_P12, TIZEN_AUTHOR_PASSWORD,
 * TIZEN_DISTRIBUTOR_P12, TIZEN_DISTRIBUTOR_PASSWORD. `--throw-away-certificate` signs with one made on the spot, which no
 * television accepts. `--platform tizen` or `webos` makes one of the two; `--out` says where, usually dist/packages.
 */
const { values } = parseArgs({
  options: {
    server: { type: 'string' }, platform: { type: 'string' }, out: { type: 'string', default: 'dist/packages' }, 'throw-away-certificate': { type: 'boolean', default: false },
  },
});

/** Ends with words for the person at the terminal. */
function refuse(words: string): never {
  console.error(words);
  process.exit(2);
}

async function readSignerFromEnvironment(role: 'AUTHOR' | 'DISTRIBUTOR'): Promise<Signer> {
  const names = [`TIZEN_${role}_P12`, `TIZEN_${role}_PASSWORD`] as const;
  const [path, password] = names.map((name) => process.env[name]);
  if (!path || password === undefined) refuse(`Set ${names.join(' and ')} to sign for Samsung televisions, or add --throw-away-certificate for a trial in a browser.`);
  return readSigner(await readFile(path), password);
}

async function findSigners(): Promise<Signers> {
  if (!values['throw-away-certificate']) return { author: await readSignerFromEnvironment('AUTHOR'), distributor: await readSignerFromEnvironment('DISTRIBUTOR') };
  console.log('  Signed with a throw-away certificate: for trials, no television installs it.');
  const make = (name: string): Signer => readSigner(makeThrowAwayP12(name, 'throw-away'), 'throw-away');
  return { author: make('u-City throw-away author'), distributor: make('u-City throw-away distributor') };
}

async function readFiles(folder: string): Promise<PackageFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
  return Promise.all(paths.map(async (path) => ({ path: relative(folder, path).split(sep).join('/'), content: await readFile(path) })));
}

/** Samsung's page also loads Samsung's own objects, before ours looks for them. */
function addWebapis(files: readonly PackageFile[]): PackageFile[] {
  return files.map((file) => (file.path !== 'index.html' ? file
    : { ...file, content: Buffer.from(Buffer.from(file.content).toString().replace('    <script defer', `    ${WEBAPIS_SCRIPT}\n    <script defer`)) }));
}

async function save(name: string, content: Uint8Array): Promise<void> {
  const path = join(values.out, name);
  await writeFile(path, content);
  console.log(`  ${path}  ${(content.length / 1024 / 1024).toFixed(1)} MB`);
}

const server = readServer(values.server);
if (!server.ok) refuse(server.failure);
const platforms = values.platform === undefined ? ['tizen', 'webos'] : [values.platform];
if (!platforms.every((platform) => platform === 'tizen' || platform === 'webos')) refuse('--platform is tizen or webos');
const signers = platforms.includes('tizen') ? await findSigners() : undefined;
const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
const settings: PackageSettings = { server: server.value, version };
if (spawnSync('npm', ['run', '--silent', 'generate'], { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) refuse('npm run generate failed');
await mkdir(values.out, { recursive: true });
const folder = await mkdtemp(join(tmpdir(), 'u-city-package-'));
try {
  await buildPackagedTv(settings.server, folder);
  const files = await readFiles(folder);
  if (signers) {
    const config = { path: 'config.xml', content: Buffer.from(writeTizenConfig(settings)) };
    await save(`u-city-${version}.wgt`, writeWgt([...addWebapis(files), config, ...await drawTizenPictures()], signers));
  }
  if (platforms.includes('webos')) {
    const appinfo = { path: 'appinfo.json', content: Buffer.from(writeAppinfo(settings)) };
    await save(`u-city_${version}_all.ipk`, await writeIpk([...files, appinfo, ...await drawWebosPictures()], settings));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
