import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ADDRESSES, EVENTS_PATH } from '../../shared/contract/addresses.js';
import { openTestApp } from '../testing/test-app.js';

const addresses = Object.values(ADDRESSES).map(({ method, path }) => ({ method, url: path.replace(/:\w+/g, 'alpha') }));

test('a packaged television may call every route of the contract, the event stream and the probe, without credentials', async (t) => {
  const { app } = await openTestApp(t);
  for (const { method, url } of [...addresses, { method: 'GET' as const, url: EVENTS_PATH }, { method: 'GET' as const, url: '/healthz' }]) {
    for (const origin of ['null', 'file://']) {
      const { headers } = await app.server.inject({ method, url, headers: { origin }, ...(method === 'POST' ? { payload: {} } : {}) });
      assert.equal(headers['access-control-allow-origin'], origin, url);
      assert.equal(headers['access-control-allow-credentials'], undefined, url);
      assert.equal(headers['cross-origin-resource-policy'], 'cross-origin', url);
      assert.match(String(headers['vary']), /\borigin\b/i, url);
    }
  }
});

test('other sites may not, nor is a page or a file shared with a packaged television', async (t) => {
  const { app } = await openTestApp(t);
  for (const origin of ['https://elsewhere.example', 'http://127.0.0.1', 'null.example', '*']) {
    const { headers } = await app.server.inject({ url: '/api/city', headers: { origin } });
    assert.equal(headers['access-control-allow-origin'], undefined, origin);
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', origin);
    assert.match(String(headers['vary']), /\borigin\b/i, 'a kept reply is not given to another origin');
  }
  for (const url of ['/', '/kiosk/', '/tv/', '/readyz', '/fonts/fonts.css']) {
    const { headers } = await app.server.inject({ url, headers: { origin: 'null' } });
    assert.equal(headers['access-control-allow-origin'], undefined, url);
  }
});

test('the browser’s question before a write is answered with what a television sends, to nobody else', async (t) => {
  const { app } = await openTestApp(t);
  const ask = (origin: string) => app.server.inject({
    method: 'OPTIONS', url: '/api/bookings',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type,device-token,idempotency-key' },
  });
  const { statusCode, headers, body } = await ask('null');
  assert.equal(statusCode, 204);
  assert.equal(body, '');
  assert.equal(headers['access-control-allow-methods'], 'GET, POST');
  for (const name of ['authorization', 'content-type', 'device-token', 'idempotency-key']) assert.ok(String(headers['access-control-allow-headers']).split(', ').includes(name), name);
  assert.equal(headers['access-control-allow-credentials'], undefined);
  const refused = await ask('https://elsewhere.example');
  assert.notEqual(refused.statusCode, 204);
  assert.equal(refused.headers['access-control-allow-headers'], undefined);
});

test('a refusal can be read too: the origin opens nothing that a token does not', async (t) => {
  const { app } = await openTestApp(t, { requestsPerMinute: 10 });
  const ask = (url: string) => app.server.inject({ url, headers: { origin: 'null' } });
  const refused = await ask('/api/bookings');
  assert.equal(refused.statusCode, 401);
  assert.equal(refused.headers['access-control-allow-origin'], 'null');
  let last = refused;
  for (let request = 0; request < 250 && last.statusCode !== 429; request++) last = await ask('/api/city');
  assert.equal(last.statusCode, 429);
  assert.equal(last.headers['access-control-allow-origin'], 'null');
});
