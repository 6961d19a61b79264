import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { LANGUAGES } from '../../shared/base/language.js';
import { openTestApp } from '../testing/test-app.js';
import { LAN_WORDS } from './lan-words.js';
import { certifyServer, openLocalAuthority } from './local-authority.js';
import { serveLan } from './serve-lan.js';

/** A second address of this machine, as another device would reach it. */
const HOST = '127.0.0.2';

async function openLan(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'u-city-lan-'));
  const { app, city } = await openTestApp(t);
  const authority = await openLocalAuthority(folder, 'test', Date.now());
  const lan = await serveLan({ app: app.server, authority, certified: await certifyServer(authority, HOST, Date.now()), engine: city.services.mediaEngine.state, host: HOST, port: 0, welcomePort: 0, connectionsPerAddress: 100 });
  t.after(async () => {
    await lan.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { lan, authority };
}

test('a device that trusts the certificate gets the whole product by HTTPS', async (t) => {
  const { lan, authority } = await openLan(t);
  const asked = await new Promise<{ status: number | undefined; body: string }>((answered, failed) => {
    request(`${lan.address}/api/centers`, { ca: authority.certificate, agent: false }, (reply) => {
      let body = '';
      reply.on('data', (part: Buffer) => { body += part.toString(); });
      reply.on('end', () => { answered({ status: reply.statusCode, body }); });
    }).once('error', failed).end();
  });
  assert.equal(asked.status, 200);
  assert.match(asked.body, /alpha/);
  await assert.rejects(new Promise((_answered, failed) => { request(`${lan.address}/`, { agent: false }).once('error', failed).end(); }), /self-signed|verify/);
});

test('a new device finds the certificate and the way on, in its language, and a code for another one', async (t) => {
  const { lan } = await openLan(t);
  for (const language of LANGUAGES) {
    const page = await (await fetch(`${lan.welcomeAddress}/`, { headers: { 'accept-language': language } })).text();
    for (const words of Object.values(LAN_WORDS[language])) assert.ok(page.includes(words), `${language}: ${words}`);
    assert.ok(page.includes(`href="${lan.address}/"`) && page.includes('<svg'));
  }
  const chosen = await (await fetch(`${lan.welcomeAddress}/?lang=th`, { headers: { 'accept-language': 'ko' } })).text();
  assert.ok(chosen.includes(LAN_WORDS.th.title));
  const certificate = await fetch(`${lan.welcomeAddress}/u-city-authority.crt`);
  assert.equal(certificate.headers.get('content-type'), 'application/x-x509-ca-cert');
  assert.doesNotMatch(Buffer.from(await certificate.arrayBuffer()).toString('latin1'), /PRIVATE KEY/);
});

test('the page that needs no HTTPS holds nothing else of the product', async (t) => {
  const { lan } = await openLan(t);
  for (const path of ['/api/centers', '/kiosk/', '/readyz']) {
    const reply = await fetch(`${lan.welcomeAddress}${path}`, { redirect: 'manual' });
    assert.deepEqual([reply.status, reply.headers.get('location')], [302, '/'], path);
  }
});
