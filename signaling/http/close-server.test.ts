import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fastify from 'fastify';
import { followRequests } from './close-server.js';

test('a server that closes answers what it has in hand and waits for no connection that asks nothing', async () => {
  const app = fastify();
  let finish = (): void => undefined;
  app.get('/slow', () => new Promise((answer) => { finish = () => { answer({ done: true }); }; }));
  const close = followRequests(app);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const silent = connect(Number(new URL(address).port), '127.0.0.1');
  await new Promise((connected) => silent.once('connect', connected));
  const cut = new Promise((ended) => silent.once('close', ended));
  const slow = fetch(`${address}/slow`);
  await wait(100);
  const start = performance.now();
  const closed = close();
  await wait(50);
  finish();
  assert.deepEqual(await (await slow).json(), { done: true });
  await Promise.all([closed, cut]);
  assert.ok(performance.now() - start < 3000);
});
