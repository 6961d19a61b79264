import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { FakeClock } from '../../shared/base/fake-clock.js';
import type { CityEvent } from '../../shared/contract/events.js';
import { EventReader } from '../testing/event-reader.js';
import { openTestDatabase } from '../testing/test-database.js';
import { EventHistory } from './event-history.js';
import { EventStreams } from './event-streams.js';

/** More than the buffers of a socket and the longest queue hold together. */
const FLOOD = 60_000;

function makeEvent(position: number): CityEvent {
  return {
    position, topic: 'center:alpha', kind: 'space-changed', at: '2026-11-23T05:32:00.000Z',
    data: { centerId: 'alpha', spaceId: '0190f3a2-1111-7abc-8def-0123456789ab', outOfOrder: true },
  };
}

/** Streams behind a real socket; everybody follows one center, from `last-event-id` on. */
async function openStreams(t: TestContext) {
  const clock = new FakeClock();
  const history = new EventHistory(await openTestDatabase(t));
  const streams = new EventStreams({ clock, history, findOpenSessions: async () => new Set(), tellFailure: () => undefined });
  const server = createServer(async (request, response) => {
    const { socket } = response;
    assert.ok(socket);
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const after = request.headers['last-event-id'];
    // A few bytes more than the buffers of the socket take.
    while (request.url?.includes('fill') && socket.writableLength === 0) {
      socket.write(Buffer.alloc(65_536));
      await nextTurn();
    }
    void streams.open({ socket, deviceId: randomUUID(), sessionId: undefined, topics: ['center:alpha'] }, after === undefined ? undefined : Number(after));
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  streams.start();
  t.after(async () => {
    await streams.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  let position = 0;
  return {
    clock, streams, port,
    get position() { return position; },
    publish: (count = 1) => {
      for (let next = 0; next < count; next++) for (const one of [history, streams]) one.publish(makeEvent(position + next + 1));
      position += count;
    },
    read: (after?: number) => EventReader.open(`http://127.0.0.1:${String(port)}`, 'x', after === undefined ? {} : { 'last-event-id': String(after) }),
  };
}

/** A screen whose page hangs: its socket is open, and it takes nothing. */
async function openStuck(t: TestContext, port: number, ticket = 'x'): Promise<void> {
  const stuck = connect(port, '127.0.0.1', () => { stuck.write(`GET /api/events?ticket=${ticket} HTTP/1.1\r\nhost: here\r\n\r\n`); });
  stuck.on('error', () => undefined);
  stuck.pause();
  t.after(() => { stuck.destroy(); });
}

test('a screen that stopped reading is let go, and resumes where it was when it reads again', async (t) => {
  const city = await openStreams(t);
  await openStuck(t, city.port);
  while (city.streams.count < 1) await wait(5);
  while (city.streams.count > 0 && city.position < FLOOD) {
    city.publish(500);
    await wait(1);
  }
  assert.equal(city.streams.count, 0, 'the screen that did not read was let go');
  t.diagnostic(`let go after ${String(city.position)} events`);
  const again = await city.read(city.position - 1500);
  for (let next = city.position - 1499; next <= city.position; next++) assert.equal((await again.nextEvent()).position, next);
  city.publish();
  assert.equal((await again.nextEvent()).position, city.position);
  again.cancel();
});

test('a screen that takes nothing between two beats is let go, although little waits for it', async (t) => {
  const city = await openStreams(t);
  await openStuck(t, city.port, 'fill');
  const reading = await city.read();
  while (city.streams.count < 2) await wait(5);
  for (let beat = 0; beat < 2; beat++) {
    city.clock.advance(15_000);
    await wait(20);
  }
  assert.equal(city.streams.count, 1, 'the reading screen is still there, the other is not');
  reading.cancel();
});

test('a screen that missed 1,900 events gets all of them while new ones come', async (t) => {
  const city = await openStreams(t);
  city.publish(1900);
  const screen = await city.read(0);
  for (let next = 1; next <= 2100; next++) {
    if (next % 10 === 0 && city.position < 2100) city.publish();
    assert.equal((await screen.nextEvent()).position, next);
  }
  screen.cancel();
});

test('a screen that missed more than can be told is asked to read again, then goes on', async (t) => {
  const city = await openStreams(t);
  city.publish(2100);
  const screen = await city.read(3);
  const message = await screen.next();
  assert.deepEqual([message?.event, message?.id], ['resync', '2100']);
  city.publish();
  assert.equal((await screen.nextEvent()).position, 2101);
  screen.cancel();
});

test('beats go to every screen within fifteen seconds, and not to all at once', async (t) => {
  const city = await openStreams(t);
  const screens = await Promise.all(Array.from({ length: 30 }, () => city.read()));
  while (screens.some(({ beats }) => beats < 1)) await wait(5);
  city.clock.advance(1_000);
  await wait(50);
  assert.equal(screens.filter(({ beats }) => beats === 2).length, 2);
  city.clock.advance(14_000);
  while (screens.some(({ beats }) => beats < 2)) await wait(5);
  for (const screen of screens) screen.cancel();
});
