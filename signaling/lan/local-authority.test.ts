import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { connect, createServer } from 'node:tls';
import { certifyServer, openLocalAuthority, writeAuthorityFile, type Certified } from './local-authority.js';

async function makeAuthority(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-authority-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return { folder, authority: await openLocalAuthority(folder, 'busan', Date.now()) };
}

/** Connects as a device that trusts the authority. @returns `trusted`, or why not */
async function shake(t: TestContext, { key, certificate }: Certified, authority: Certified, host: string): Promise<string> {
  const server = createServer({ key, cert: `${certificate}\n${authority.certificate}` });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.close(); });
  const bound = server.address();
  assert.ok(typeof bound === 'object' && bound);
  return new Promise((known) => {
    const socket = connect({ port: bound.port, host: '127.0.0.1', servername: '', ca: authority.certificate, checkServerIdentity: (_, found) => new X509Certificate(found.raw).checkIP(host) === undefined ? new Error('another address') : undefined });
    socket.once('secureConnect', () => {
      socket.destroy();
      known('trusted');
    });
    socket.once('error', (error) => { known(error.message); });
  });
}

test('a device that trusts the authority trusts the server at its address, and at no other', async (t) => {
  const { authority } = await makeAuthority(t);
  const server = await certifyServer(authority, '192.168.1.5', Date.now());
  assert.equal(await shake(t, server, authority, '192.168.1.5'), 'trusted');
  assert.equal(await shake(t, server, authority, '127.0.0.1'), 'trusted');
  assert.equal(await shake(t, server, authority, '192.168.1.6'), 'another address');
});

test('who has its key cannot pretend to be a site of the internet', async (t) => {
  const { authority } = await makeAuthority(t);
  assert.equal(await shake(t, await certifyServer(authority, '93.184.216.34', Date.now()), authority, '93.184.216.34'), 'permitted subtree violation');
});

test('it is made once, read by nobody else, and downloaded without its key', async (t) => {
  const { folder, authority } = await makeAuthority(t);
  assert.deepEqual(await openLocalAuthority(folder, 'busan', Date.now()), authority);
  assert.equal((await stat(join(folder, 'lan-authority.pem'))).mode & 0o777, 0o600);
  const certificate = new X509Certificate(writeAuthorityFile(authority));
  assert.ok(certificate.ca && certificate.verify(certificate.publicKey));
  assert.match(certificate.subject, /^CN=u-City busan [0-9a-f]{6}$/);
  assert.ok(Date.parse(certificate.validTo) - Date.now() > 9 * 365 * 86_400_000);
});

test('a damaged one is told, with what to do', async (t) => {
  const { folder } = await makeAuthority(t);
  await writeFile(join(folder, 'lan-authority.pem'), 'nothing');
  await assert.rejects(openLocalAuthority(folder, 'busan', Date.now()), /damaged\. Delete it/);
});
