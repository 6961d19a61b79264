import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallSettings } from '../config.js';
import { openTestApp } from '../testing/test-app.js';

/** Written out, so that whoever widens it has to say so here too. */
const POLICY = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self'", "style-src 'self'", "img-src 'self' data: blob:",
  "media-src 'self' blob:", "font-src 'self'", "connect-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'",
  "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html u-city',
].join('; ');

test('every reply, failed ones too, says what a page may load and do', async (t) => {
  const { app } = await openTestApp(t);
  for (const url of ['/', '/kiosk/', '/api/city', '/api/nothing', '/healthz', '/api/sessions/current', '/tv', '/television/']) {
    const { headers } = await app.server.inject({ url });
    assert.equal(headers['content-security-policy'], POLICY, url);
    assert.equal(headers['x-content-type-options'], 'nosniff', url);
    assert.equal(headers['referrer-policy'], 'no-referrer', url);
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin', url);
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin', url);
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN', url);
    assert.match(String(headers['permissions-policy']), /^camera=\(self\), microphone=\(self\),.*geolocation=\(\).*display-capture=\(\)$/, url);
    assert.equal(headers['x-powered-by'], undefined, url);
    assert.equal(headers['access-control-allow-origin'], undefined, url);
  }
});

test('only pages of televisions may carry styles of their own, which the oldest ones need', async (t) => {
  const { app } = await openTestApp(t);
  for (const url of ['/tv/', '/tv/index.html']) {
    const { headers } = await app.server.inject({ url });
    assert.equal(headers['content-security-policy'], POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"), url);
  }
});

test('pages may connect to the media server, and nowhere else outside', async (t) => {
  const connect = async (calls: CallSettings) => {
    const { app } = await openTestApp(t, { calls });
    return /connect-src ([^;]*)/.exec(String((await app.server.inject({ url: '/kiosk/' })).headers['content-security-policy']))?.[1];
  };
  assert.equal(await connect({ kind: 'external', url: 'wss://calls.example/', key: 'key', secret: 'secret' }), "'self' wss://calls.example https://calls.example");
  assert.equal(await connect({ kind: 'own', program: undefined, releases: '' }), "'self' ws://127.0.0.1:* http://127.0.0.1:*");
});
