import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../base/fake-clock.js';
import { Store } from '../base/store.js';
import type { CityEvent } from '../contract/events.js';
import { ApiClient } from './api-client.js';
import type { Connection } from './connectivity.js';
import { LiveEvents, type EventStream } from './live-events.js';

class FakeStream implements EventStream {
  closed = false;
  readonly #listeners = new Map<string, (event: { data?: unknown }) => void>();
  constructor(readonly address: string) {}
  addEventListener(name: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(name, listener);
  }
  tell(name: string, data?: unknown): void {
    if (!this.closed) this.#listeners.get(name)?.({ data: JSON.stringify(data) });
  }
  close(): void {
    this.closed = true;
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function makeEvents() {
  const clock = new FakeClock();
  const streams: FakeStream[] = [];
  const tickets: { topics: string[]; after: number }[] = [];
  const connection = new Store<Connection>('online');
  let refuse = false;
  const api = new ApiClient({
    clock,
    fetch: async (_address, init) => {
      if (refuse) throw new TypeError('cut');
      tickets.push(JSON.parse(String(init.body)) as { topics: string[]; after: number });
      return new Response(JSON.stringify({ ticket: `t${tickets.length}` }));
    },
  });
  const events = new LiveEvents({
    api, clock, connection, random: () => 1,
    openStream: (address) => {
      const stream = new FakeStream(address);
      streams.push(stream);
      return stream;
    },
  });
  const advance = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await settle();
  };
  return { events, streams, tickets, connection, advance, clock, refuse: (on: boolean) => (refuse = on) };
}

const spaceEvent = (position: number, centerId: string): CityEvent => ({
  position, topic: `center:${centerId}`, at: '2026-11-23T05:32:00.000Z', kind: 'space-changed',
  data: { centerId, spaceId: '018f0000-0000-7000-8000-000000000001', outOfOrder: true },
});

test('two views share one stream, and each hears its own topic after its own snapshot', async () => {
  const { events, streams, tickets, advance } = makeEvents();
  const heard: string[] = [];
  events.follow(['center:seomyeon'], 4, (event) => heard.push(`a${event === 'resync' ? event : event.position}`));
  events.follow(['center:jeonpo'], 7, (event) => heard.push(`b${event === 'resync' ? event : event.position}`));
  await advance(0);
  assert.equal(streams.length, 1);
  assert.deepEqual(tickets[0], { topics: ['center:jeonpo', 'center:seomyeon'], after: 4 });
  streams[0]?.tell('open');
  assert.equal(events.state.get(), 'live');
  streams[0]?.tell('city', spaceEvent(5, 'seomyeon'));
  streams[0]?.tell('city', spaceEvent(6, 'jeonpo'));
  streams[0]?.tell('city', spaceEvent(8, 'jeonpo'));
  assert.deepEqual(heard, ['a5', 'b8'], 'position 6 is already in the second snapshot');
});

test('a broken stream comes back with a new ticket after the last position', async () => {
  const { events, streams, tickets, advance, clock, refuse } = makeEvents();
  const heard: number[] = [];
  events.follow(['center:seomyeon'], 4, (event) => event !== 'resync' && heard.push(event.position));
  await advance(0);
  streams[0]?.tell('open');
  streams[0]?.tell('city', spaceEvent(5, 'seomyeon'));
  const lostAt = clock.now();
  streams[0]?.tell('error');
  assert.equal(events.state.get(), 'down');
  assert.equal(events.trueUntil, lostAt);
  refuse(true);
  await advance(1_000);
  assert.equal(streams.length, 1, 'no ticket, no stream');
  refuse(false);
  await advance(1_999);
  assert.equal(streams.length, 1, 'the second wait is twice as long');
  await advance(1);
  assert.equal(tickets[1]?.after, 5);
  assert.match(streams[1]?.address ?? '', /ticket=t2$/);
  streams[1]?.tell('open');
  streams[1]?.tell('city', spaceEvent(5, 'seomyeon'));
  streams[1]?.tell('city', spaceEvent(6, 'seomyeon'));
  assert.deepEqual(heard, [5, 6]);
});

test('a view that joins late misses nothing while the stream is opened again for it', async () => {
  const { events, streams, tickets, advance } = makeEvents();
  events.follow(['center:seomyeon'], 4, () => {});
  await advance(0);
  streams[0]?.tell('open');
  const heard: number[] = [];
  events.follow(['center:jeonpo'], 6, (event) => event !== 'resync' && heard.push(event.position));
  streams[0]?.tell('city', spaceEvent(9, 'seomyeon'));
  await advance(0);
  assert.deepEqual(tickets[1], { topics: ['center:jeonpo', 'center:seomyeon'], after: 6 });
  assert.ok(streams[0]?.closed);
  streams[1]?.tell('city', spaceEvent(7, 'jeonpo'));
  assert.deepEqual(heard, [7]);
});

test('resync lets every follower go, so that it reads its snapshot again', async () => {
  const { events, streams, tickets, advance } = makeEvents();
  let snapshots = 0;
  const follow = (after: number): void => {
    events.follow(['center:seomyeon'], after, (event) => {
      if (event !== 'resync') return;
      snapshots++;
      follow(100);
    });
  };
  follow(4);
  await advance(0);
  streams[0]?.tell('resync');
  await advance(0);
  assert.equal(snapshots, 1);
  assert.equal(tickets[1]?.after, 100);
});

test('a server that cannot be reached ends the stream at once, and its return opens it at once', async () => {
  const { events, streams, connection, advance } = makeEvents();
  events.follow(['city'], 0, () => {});
  await advance(0);
  streams[0]?.tell('open');
  connection.set('offline');
  assert.equal(events.state.get(), 'down');
  connection.set('online');
  await advance(0);
  assert.equal(streams.length, 2);
});

test('the last follower closes the stream', async () => {
  const { events, streams, advance } = makeEvents();
  const stop = events.follow(['city'], 0, () => {});
  await advance(0);
  stop();
  assert.ok(streams[0]?.closed);
  await advance(60_000);
  assert.equal(streams.length, 1);
});
