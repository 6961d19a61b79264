import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { readServer } from '../../tv/packaging/read-server.js';
import { TIZEN_PRIVILEGES } from '../../tv/packaging/tizen-config.js';
import { ensureProgram } from '../product/ensure-program.js';
import { makePackages, type Packages } from './make-packages.js';

const run = promisify(execFile);
const SERVER = 'https://city.example';

let packages: Packages;
before(async () => {
  packages = await makePackages(SERVER);
});
after(() => packages.remove());

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')).sort();
}

const withoutFonts = (files: readonly string[]): string[] => files.filter((file) => !file.startsWith('fonts/assets/'));
const COMMON = ['compat.js', 'fonts/fonts.css', 'index.html', 'style.css', 'tv.js'];

test('each package holds the app and what its television wants, nothing else', async () => {
  assert.deepEqual(withoutFonts(await listFiles(packages.tizen)), [...COMMON, 'author-signature.xml', 'config.xml', 'icon.png', 'signature1.xml'].sort());
  assert.deepEqual(withoutFonts(await listFiles(packages.webos)), [...COMMON, 'appinfo.json', 'icon.png', 'large-icon.png', 'splash.png'].sort());
  const fonts = (files: readonly string[]): number => files.filter((file) => file.startsWith('fonts/assets/')).length;
  assert.ok(fonts(await listFiles(packages.tizen)) > 100 && fonts(await listFiles(packages.tizen)) === fonts(await listFiles(packages.webos)));
});

test('the page is what file:// allows: classic scripts in order, relative addresses, one server', async () => {
  for (const [folder, scripts] of [[packages.tizen, ['compat.js', '$WEBAPIS/webapis/webapis.js', './tv.js']], [packages.webos, ['compat.js', './tv.js']]] as const) {
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    assert.deepEqual([...page.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => source), scripts);
    assert.doesNotMatch(page, /type="module"|crossorigin|(src|href)="\//);
    assert.match(page, /connect-src https:\/\/city\.example;/);
    const script = await readFile(join(folder, 'tv.js'), 'utf8');
    assert.ok(script.includes(SERVER));
    assert.doesNotMatch(script, /\bimport\(|\bimport\.meta\b|^export /m);
    for (const [, file = ''] of (await readFile(join(folder, 'fonts/fonts.css'), 'utf8')).matchAll(/url\(([^)]+)\)/g)) assert.ok(existsSync(join(folder, 'fonts', file)), file);
  }
});

test('the manifests name the app, its pictures in their sizes, and no privilege that is not used', async () => {
  const config = await readFile(join(packages.tizen, 'config.xml'), 'utf8');
  assert.deepEqual([...config.matchAll(/<tizen:privilege name="([^"]+)"/g)].map(([, name]) => name), [...TIZEN_PRIVILEGES]);
  assert.match(config, /<access origin="https:\/\/city\.example" subdomains="false"\/>/);
  assert.match(config, /package="[0-9A-Za-z]{10}"/);
  const appinfo = JSON.parse(await readFile(join(packages.webos, 'appinfo.json'), 'utf8')) as Record<string, unknown>;
  assert.equal(appinfo['disableBackHistoryAPI'], true);
  const sizes = { icon: [80, 80], largeIcon: [130, 130], splashBackground: [1920, 1080] };
  for (const [name, size] of Object.entries(sizes)) {
    const { width, height } = await sharp(join(packages.webos, String(appinfo[name]))).metadata();
    assert.deepEqual([width, height], size, name);
  }
});

async function verify(signature: string): Promise<{ readonly code: number; readonly output: string }> {
  const file = join(packages.tizen, signature);
  const [, certificate = ''] = /<X509Certificate>\s*([^<]+?)\s*<\/X509Certificate>/.exec(await readFile(file, 'utf8')) ?? [];
  const trusted = join(packages.tizen, '..', `${signature}.pem`);
  await writeFile(trusted, `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`);
  const { status, stdout, stderr } = spawnSync('xmlsec1', ['--verify', '--trusted-pem', trusted, '--id-attr:Id', 'Object', signature], { cwd: packages.tizen, encoding: 'utf8' });
  return { code: status ?? 1, output: `${stdout}${stderr}` };
}

test('both signatures hold over every file, and one changed byte breaks them', async (t) => {
  const missing = ensureProgram('xmlsec1');
  if (missing) return t.skip(missing);
  const files = Object.keys(unzipSync(await readFile(packages.wgt))).filter((path) => !/^(author-signature|signature1)\.xml$/.test(path));
  for (const [signature, references] of [['author-signature.xml', files.length + 1], ['signature1.xml', files.length + 2]] as const) {
    const { code, output } = await verify(signature);
    assert.equal(code, 0, output);
    assert.match(output, new RegExp(`SignedInfo References \\(ok/all\\): ${references}/${references}`));
  }
  await appendFile(join(packages.tizen, 'tv.js'), ' ');
  for (const signature of ['author-signature.xml', 'signature1.xml']) assert.notEqual((await verify(signature)).code, 0, `${signature} did not notice`);
});

test('the LG package is one that Debian’s own tool reads', async (t) => {
  const probe = spawnSync('dpkg-deb', ['--version']);
  if (probe.status !== 0) return t.skip('dpkg-deb is not here');
  assert.match((await run('dpkg-deb', ['--field', packages.ipk])).stdout, /^Package: app\.ucity\.tv\nVersion: \d+\.\d+\.\d+\n/);
  assert.match((await run('dpkg-deb', ['--contents', packages.ipk])).stdout, /usr\/palm\/applications\/app\.ucity\.tv\/appinfo\.json/);
});

test('a package is made for a server that protects what is typed', () => {
  for (const good of ['https://city.example', 'https://city.example:8443/', 'http://localhost:8080', 'http://127.0.0.1:8080']) assert.ok(readServer(good).ok, good);
  for (const bad of [undefined, '', 'city.example', 'http://city.example', 'ftp://city.example', 'https://a:b@city.example', 'https://city.example/tv', 'https://city.example/?x=1']) assert.equal(readServer(bad).ok, false, bad);
});
