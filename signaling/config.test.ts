import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.js';

test('nothing set gives the usual settings', () => {
  const config = readConfig({}, undefined, '/project');
  assert.ok(config.ok);
  assert.deepEqual([config.value.port, config.value.host, config.value.dataFolder, config.value.city, config.value.demo], [8080, '127.0.0.1', '/project/.data', 'busan', true]);
});

test('the environment wins over .env, and an empty setting counts as none', () => {
  const config = readConfig({ PORT: '9000', HOST: '' }, 'PORT=7000\nCITY=tartu\nDEMO=off\nPUBLIC_URL=https://city.example/\n', '/project');
  assert.ok(config.ok);
  const { port, host, city, demo, publicUrl } = config.value;
  assert.deepEqual({ port, host, city, demo, publicUrl }, { port: 9000, host: '127.0.0.1', city: 'tartu', demo: false, publicUrl: 'https://city.example' });
});

test('each wrong setting is named, with what it is for', () => {
  const config = readConfig({ PORT: 'eighty', DATABASE_URL: 'mysql://x/y' }, undefined, '/project');
  assert.ok(!config.ok);
  assert.match(config.failure, /PORT: .*\(TCP port/);
  assert.match(config.failure, /DATABASE_URL: .*\(A PostgreSQL 15/);
});

test('a wrong setting is told without its value, which may hold a password', () => {
  const config = readConfig({ DATABASE_URL: 'mysql://admin:hunter2@host/db' }, undefined, '/project');
  assert.ok(!config.ok);
  assert.doesNotMatch(config.failure, /hunter2/);
});

test('a LiveKit server is named by its address, key and secret together', () => {
  const all = { LIVEKIT_URL: 'wss://calls.example', LIVEKIT_API_KEY: 'key', LIVEKIT_API_SECRET: 'secret' };
  const config = readConfig(all, undefined, '/project');
  assert.deepEqual(config.ok && config.value.calls, { kind: 'external', url: 'wss://calls.example', key: 'key', secret: 'secret' });
  const half = readConfig({ ...all, LIVEKIT_API_SECRET: '' }, undefined, '/project');
  assert.match(half.ok ? '' : half.failure, /LIVEKIT_API_SECRET: LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET go together \(The secret of that key\)/);
  const odd = readConfig({ ...all, LIVEKIT_URL: 'postgres://calls.example' }, undefined, '/project');
  assert.match(odd.ok ? '' : odd.failure, /LIVEKIT_URL: .*\(A LiveKit server or cluster/);
  const off = readConfig({ ...all, CALLS: 'off' }, undefined, '/project');
  assert.deepEqual(off.ok && off.value.calls, { kind: 'off' });
});

test('the network is served when asked, at an address of a private network', () => {
  const read = (LAN: string) => readConfig({ LAN }, undefined, '/project');
  for (const [word, lan] of [['off', undefined], ['on', { host: 'on', port: 8443 }], ['192.168.1.5', { host: '192.168.1.5', port: 8443 }]] as const) {
    const config = read(word);
    assert.deepEqual(config.ok && config.value.lan, lan);
  }
  const wrong = read('8.8.8.8');
  assert.match(wrong.ok ? '' : wrong.failure, /LAN: on, off, or an IPv4 address of a private network/);
});
