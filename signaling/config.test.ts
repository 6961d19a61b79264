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
