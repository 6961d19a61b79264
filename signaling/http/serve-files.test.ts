import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { openTestApp } from '../testing/test-app.js';

const SCRIPT = `console.log(${JSON.stringify('seats '.repeat(400))});\n`;

/** What a build leaves behind, with secrets beside it. */
async function build(t: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'u-city-web-'));
  t.after(() => rm(root, { recursive: true, force: true }));
  const web = join(root, 'web');
  await mkdir(join(web, 'kiosk/assets'), { recursive: true });
  const files = {
    'web/kiosk/index.html': '<!doctype html><title>Panel</title>', 'web/kiosk/compat.js': 'first();', 'web/kiosk/service-worker.js': 'self.addEventListener("fetch", () => {});',
    'web/kiosk/assets/home-B3xQ91_a.js': SCRIPT, 'web/kiosk/.env': 'hidden', 'secret': 'hidden',
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(root, path), text);
  await writeFile(join(web, 'kiosk/assets/home-B3xQ91_a.js.br'), brotliCompressSync(SCRIPT));
  await symlink(join(root, 'secret'), join(root, 'web-link'));
  return web;
}

test('a page is fetched each time, a file named by its content is kept for good, another file is asked about', async (t) => {
  const { app: { server, hasChannels } } = await openTestApp(t, { webFolder: await build(t) });
  assert.equal(hasChannels, true);
  const page = await server.inject({ url: '/kiosk/' });
  assert.deepEqual([page.statusCode, page.headers['cache-control'], page.headers['content-type']], [200, 'no-store', 'text/html; charset=utf-8']);
  const hashed = await server.inject({ url: '/kiosk/assets/home-B3xQ91_a.js' });
  assert.equal(hashed.headers['cache-control'], 'public, max-age=31536000, immutable');
  const plain = await server.inject({ url: '/kiosk/compat.js' });
  assert.equal(plain.headers['cache-control'], 'no-cache');
  const worker = await server.inject({ url: '/kiosk/service-worker.js' });
  assert.equal(worker.headers['cache-control'], 'no-cache');
  const again = await server.inject({ url: '/kiosk/compat.js', headers: { 'if-none-match': String(plain.headers.etag) } });
  assert.deepEqual([again.statusCode, again.body], [304, '']);
  const noSlash = await server.inject({ url: '/kiosk' });
  assert.deepEqual([noSlash.statusCode, noSlash.headers.location], [301, '/kiosk/']);
});

test('what the build compressed is sent as it lies, to browsers that can read it', async (t) => {
  const { app: { server } } = await openTestApp(t, { webFolder: await build(t) });
  const url = '/kiosk/assets/home-B3xQ91_a.js';
  const small = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(small.headers['content-encoding'], 'br');
  assert.match(String(small.headers['content-type']), /javascript/);
  assert.match(String(small.headers['cache-control']), /immutable/);
  assert.equal(brotliDecompressSync(small.rawPayload).toString(), SCRIPT);
  const large = await server.inject({ url });
  assert.deepEqual([large.headers['content-encoding'], large.body], [undefined, SCRIPT]);
});

test('nothing outside the build can be asked for, and a missing file is a plain not-found', async (t) => {
  const { app: { server }, address } = await openTestApp(t, { webFolder: await build(t) });
  const attempts = ['/../secret', '/%2e%2e/secret', '/kiosk/%2e%2e/%2e%2e/secret', '/kiosk/..%2f..%2fsecret', '/kiosk/..%5c..%5csecret', '//secret', '/kiosk/.env', '/kiosk/%00index.html'];
  for (const attempt of attempts) {
    // Clients tidy addresses up before they ask; a raw socket does not.
    const reply = await askRaw(Number(new URL(address).port), attempt);
    assert.match(reply, /^HTTP\/1\.1 (400|403|404) /, attempt);
    assert.doesNotMatch(reply, /hidden/, attempt);
  }
  const missing = await server.inject({ url: '/kiosk/assets/gone-12345678.js' });
  assert.deepEqual([missing.statusCode, missing.json<{ code: string }>().code, missing.headers['cache-control']], [404, 'not-found', 'no-store']);
});

function askRaw(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = '';
    const socket = connect(port, '127.0.0.1', () => { socket.write(`GET ${path} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n`); });
    socket.on('data', (part) => { reply += part.toString(); });
    socket.on('end', () => { resolve(reply); });
    socket.on('error', reject);
  });
}
