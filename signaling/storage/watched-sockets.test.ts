import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { makeWatchedSockets } from './watched-sockets.js';

/** A peer that answers each byte until it is told to be silent. */
async function openPeer(t: TestContext) {
  let silent = false;
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('data', (bytes) => { if (!silent) socket.write(bytes); });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { target: { host: ['127.0.0.1'], port: [(server.address() as AddressInfo).port] }, fallSilent: () => { silent = true; } };
}

test('a connection that owes an answer is given up; one that is idle, or was answered, is kept', { timeout: 20_000 }, async (t) => {
  const { target, fallSilent } = await openPeer(t);
  const open = makeWatchedSockets(1500);
  const [answered, owing] = [open(target), open(target)];
  t.after(() => { answered.destroy(); });
  await Promise.all([once(answered, 'connect'), once(owing, 'connect')]);
  answered.write('a');
  await once(answered, 'data');
  // Answered, and asked again at once: the answer to the first does not count for the second.
  owing.write('b');
  await once(owing, 'data');
  fallSilent();
  owing.write('c');
  const began = performance.now();
  await once(owing, 'close');
  assert.ok(performance.now() - began >= 1400, 'not before its time');
  await wait(1100);
  assert.equal(answered.destroyed, false);
});
