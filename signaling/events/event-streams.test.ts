import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { FakeClock } from '../../shared/base/fake-clock.js';
import type { CityEvent } from '../../shared/contract/events.js';
import { EventReader } from '../testing/event-reader.js';
import { EventStreams } from './event-streams.js';

/** More than the buffers of a socket and the longest queue hold together. */
const FLOOD = 60_000;

function makeEvent(position: number): CityEvent {
  return {
    position, topic: 'center:alpha', kind: 'space-changed', at: '2026-11-23T05:32:00.000Z',
    data: { centerId: 'alpha', spaceId: '0190f3a2-1111-7abc-8def-0123456789ab', outOfOrder: true },
  };
}

test('a screen that stopped reading is let go, and resumes where it was when it reads again', async (t) => {
  const streams = new EventStreams({ clock: new FakeClock(), isSessionOpen: async () => true, tellFailure: () => undefined });
  const kept: CityEvent[] = [];
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':\n\n');
    const stream = streams.open({ sink: response, deviceId: randomUUID(), sessionId: undefined, topics: ['center:alpha'] });
    const after = Number(request.headers['last-event-id'] ?? 0);
    stream.goLive(kept.filter((event) => event.position > after).slice(0, 10), after);
  });
  await new Promise<void>((listening) => { server.listen(0, '127.0.0.1', listening); });
  t.after(async () => {
    await streams.close();
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;

  const stuck = connect(port, '127.0.0.1', () => { stuck.write('GET /api/events?ticket=x HTTP/1.1\r\nhost: here\r\n\r\n'); });
  stuck.on('error', () => undefined);
  stuck.pause();
  while (streams.count < 1) await wait(5);
  let position = 0;
  while (streams.count > 0 && position < FLOOD) {
    const event = makeEvent(++position);
    kept.push(event);
    streams.publish(event);
    if (position % 500 === 0) await wait(1);
  }
  assert.equal(streams.count, 0, 'the screen that did not read was let go');
  t.diagnostic(`let go after ${String(position)} events`);

  const again = await EventReader.open(`http://127.0.0.1:${String(port)}`, 'x', { 'last-event-id': String(position - 5) });
  for (let next = position - 4; next <= position; next++) assert.equal((await again.nextEvent()).position, next);
  streams.publish(makeEvent(position + 1));
  assert.equal((await again.nextEvent()).position, position + 1);
  again.cancel();
  stuck.destroy();
});
