import { dispose, Room } from '@livekit/rtc-node';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, test, type TestContext } from 'node:test';
import Fastify from 'fastify';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';
import { Store } from '../../../shared/base/store.js';
import { ensureLivekit, startLivekit } from '../../testing/livekit.js';
import type { EngineState } from './media-engine.js';
import { passSignalling } from './pass-signalling.js';

after(() => dispose());

async function openPasser(t: TestContext, state: EngineState) {
  const app = Fastify({ forceCloseConnections: true });
  passSignalling(app, new Store(state));
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { app, address };
}

test('a participant joins through our own server, is told why when refused, and our server ends without waiting for it', async (t) => {
  const program = await ensureLivekit(t);
  if (program === undefined) return;
  const livekit = await startLivekit(program);
  t.after(() => livekit.kill());
  const { url, apiUrl, key, secret } = livekit;
  const { app, address } = await openPasser(t, { kind: 'ready', url, apiUrl, key, secret });
  const rooms = new RoomServiceClient(apiUrl, key, secret);
  await rooms.createRoom({ name: 'passed' });
  const token = new AccessToken(key, secret, { identity: 'somebody', ttl: 60 });
  token.addGrant({ roomJoin: true, room: 'passed' });
  const room = new Room();
  await room.connect(address.replace('http', 'ws'), await token.toJwt(), { autoSubscribe: true, dynacast: false });
  assert.deepEqual((await rooms.listParticipants('passed')).map(({ identity }) => identity), ['somebody']);
  assert.equal((await fetch(`${address}/rtc/validate?access_token=nothing`)).status, 401);
  const began = performance.now();
  await app.close();
  assert.ok(performance.now() - began < 2000);
  await room.disconnect();
});

test('nothing else is passed on, and nothing while there is no media server', async (t) => {
  const { address } = await openPasser(t, { kind: 'getting-ready', step: 'starting' });
  assert.equal((await fetch(`${address}/rtc/validate`)).status, 503);
  for (const path of ['/rtc', '/twirp/livekit.RoomService/ListRooms', '/rtcother']) {
    const socket = connect(Number(new URL(address).port), '127.0.0.1');
    socket.write(`GET ${path} HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`);
    const [answer] = await once(socket, 'data') as [Buffer];
    assert.match(answer.toString(), /^HTTP\/1\.1 503 /, path);
    socket.destroy();
  }
});
