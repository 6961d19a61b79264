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

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const settle = async (): Promise<void> => {
  await turns();
  // The part that polls is loaded when it is first needed; what is asked for later comes later.
  await import('./poll-events.js');
  await turns();
};

function makeEvents(chance = 1) {
  const clock = new FakeClock();
  const streams: FakeStream[] = [];
  const tickets: { topics: string[]; after: number }[] = [];
  const polls: { body: unknown; answer: (reply: object) => Promise<void> }[] = [];
  const connection = new Store<Connection>('online');
  let refuse = false;
  const api = new ApiClient({
    clock,
    fetch: async (address, init) => {
      if (refuse) throw new TypeError('cut');
      if (address.endsWith('/poll')) {
        return new Promise((resolve, reject) => {
          init.signal?.addEventListener('abort', () => { reject(new TypeError('aborted')); });
          polls.push({ body: JSON.parse(String(init.body)), answer: async (reply) => {
            resolve(new Response(JSON.stringify(reply)));
            await settle();
          } });
        });
      }
      tickets.push(JSON.parse(String(init.body)) as { topics: string[]; after: number });
      return new Response(JSON.stringify({ ticket: `t${tickets.length}` }));
    },
  });
  const events = new LiveEvents({
    api, clock, connection, random: () => chance,
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
  return { events, streams, tickets, polls, connection, advance, clock, refuse: (on: boolean) => (refuse = on) };
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
  streams[0]?.tell('beat');
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
  streams[0]?.tell('beat');
  streams[0]?.tell('city', spaceEvent(5, 'seomyeon'));
  const lostAt = clock.now();
  streams[0]?.tell('error');
  assert.equal(events.state.get(), 'down');
  assert.equal(events.trueUntil, lostAt);
  refuse(true);
  await advance(2_000);
  assert.equal(streams.length, 1, 'no ticket, no stream');
  refuse(false);
  await advance(3_999);
  assert.equal(streams.length, 1, 'the second wait is twice as long');
  await advance(1);
  assert.equal(tickets[1]?.after, 5);
  assert.match(streams[1]?.address ?? '', /ticket=t2$/);
  streams[1]?.tell('beat');
  streams[1]?.tell('city', spaceEvent(5, 'seomyeon'));
  streams[1]?.tell('city', spaceEvent(6, 'seomyeon'));
  assert.deepEqual(heard, [5, 6]);
});

test('a view that joins late misses nothing while the stream is opened again for it', async () => {
  const { events, streams, tickets, advance } = makeEvents();
  events.follow(['center:seomyeon'], 4, () => {});
  await advance(0);
  streams[0]?.tell('beat');
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

test('a server that cannot be reached ends the stream at once, and its return opens it within a moment of its own', async () => {
  const { events, streams, connection, advance } = makeEvents();
  events.follow(['city'], 0, () => {});
  await advance(0);
  streams[0]?.tell('beat');
  connection.set('offline');
  assert.equal(events.state.get(), 'down');
  connection.set('online');
  await advance(1_999);
  assert.equal(streams.length, 1);
  await advance(1);
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

test('after more than two missed beats the stream is down, and a new one is opened', async () => {
  const { events, streams, advance, clock } = makeEvents();
  events.follow(['city'], 0, () => {});
  await advance(0);
  streams[0]?.tell('beat');
  await advance(44_999);
  streams[0]?.tell('beat');
  const lastBeat = clock.now();
  await advance(44_999);
  assert.equal(events.state.get(), 'live');
  await advance(1);
  assert.equal(events.state.get(), 'down');
  assert.equal(events.trueUntil, lastBeat + 45_000);
  assert.ok(streams[0]?.closed);
  await advance(2_000);
  assert.equal(streams.length, 2);
});

test('a server that stops says how long to stay away', async () => {
  const { events, streams, advance } = makeEvents();
  events.follow(['city'], 0, () => {});
  await advance(0);
  streams[0]?.tell('beat');
  streams[0]?.tell('stop', 7_300);
  assert.equal(events.state.get(), 'down');
  await advance(7_299);
  assert.equal(streams.length, 1);
  await advance(1);
  assert.equal(streams.length, 2);
});

test('a thousand screens that lose their streams at once come back at a thousand moments', async () => {
  const waits = await Promise.all(Array.from({ length: 20 }, async (_, index) => {
    const { events, streams, advance } = makeEvents(index / 20);
    events.follow(['city'], 0, () => {});
    await advance(0);
    streams[0]?.tell('error');
    let waited = 0;
    for (; streams.length < 2; waited += 100) await advance(100);
    return waited;
  }));
  assert.ok(new Set(waits).size >= 19, 'the whole of the two seconds is used, from the first moment on');
});

test('a stream that opens and says nothing is replaced by polling, which hears the same, and is tried again later', async () => {
  const { events, streams, tickets, polls, advance } = makeEvents();
  const heard: number[] = [];
  events.follow(['center:seomyeon'], 4, (event) => event !== 'resync' && heard.push(event.position));
  await advance(0);
  streams[0]?.tell('open');
  await advance(5_000);
  assert.ok(streams[0]?.closed);
  assert.deepEqual(polls[0]?.body, { topics: ['center:seomyeon'], after: 4, wait: 0 });
  assert.equal(events.state.get(), 'connecting');
  await polls[0]?.answer({ events: [spaceEvent(5, 'seomyeon'), spaceEvent(6, 'seomyeon')], position: 9, resync: false });
  assert.equal(events.state.get(), 'live');
  assert.deepEqual(heard, [5, 6]);
  await advance(500);
  assert.deepEqual(polls[1]?.body, { topics: ['center:seomyeon'], after: 9, wait: 25 });
  await advance(25_000);
  await polls[1]?.answer({ events: [], position: 11, resync: false });
  await advance(0);
  assert.deepEqual(polls[2]?.body, { topics: ['center:seomyeon'], after: 11, wait: 25 });
  for (let turn = 2; polls[turn] && streams.length === 1; turn++) {
    await advance(25_000);
    await polls[turn]?.answer({ events: [], position: 11, resync: false });
    await advance(0);
  }
  assert.equal(streams.length, 2, 'after five minutes the stream is tried again');
  assert.equal(events.state.get(), 'live', 'nothing was lost meanwhile');
  streams[1]?.tell('beat');
  streams[1]?.tell('city', spaceEvent(12, 'seomyeon'));
  assert.deepEqual(heard, [5, 6, 12]);
  assert.equal(tickets.at(-1)?.after, 6);
  const asked = polls.length;
  await advance(30_000);
  assert.equal(polls.length, asked, 'a stream that speaks ends the polling');
});

test('streams that break before their first word are replaced by polling too, unless the server itself is away', async () => {
  const { events, streams, polls, advance, refuse } = makeEvents();
  events.follow(['city'], 0, () => {});
  refuse(true);
  for (let turn = 0; turn < 5; turn++) await advance(30_000);
  assert.equal(streams.length, 0);
  refuse(false);
  await advance(30_000);
  for (let turn = 0; turn < 3; turn++) {
    streams[turn]?.tell('error');
    await advance(30_000);
  }
  assert.equal(streams.length, 3);
  assert.equal(polls.length, 1);
});

test('polling ends with its last follower, and a poll that fails is a lost stream', async () => {
  const { events, streams, polls, advance, refuse } = makeEvents();
  const stop = events.follow(['city'], 0, () => {});
  await advance(0);
  streams[0]?.tell('open');
  await advance(5_000);
  await polls[0]?.answer({ events: [], position: 3, resync: false });
  refuse(true);
  await advance(500);
  assert.equal(events.state.get(), 'down');
  refuse(false);
  await advance(2_000);
  assert.equal(polls.length, 2);
  stop();
  await advance(60_000);
  assert.equal(polls.length, 2);
});

test('a poll whose past is gone lets every follower read its snapshot again', async () => {
  const { events, streams, polls, advance } = makeEvents();
  let resyncs = 0;
  events.follow(['city'], 0, (event) => { if (event === 'resync') resyncs++; });
  await advance(0);
  streams[0]?.tell('open');
  await advance(5_000);
  await polls[0]?.answer({ events: [], position: 5000, resync: true });
  assert.equal(resyncs, 1);
});

test('a screen that nobody sees has no stream and asks for none; seen again it goes on after what it has heard', async () => {
  const { events, streams, tickets, connection, advance } = makeEvents();
  events.follow(['center:seomyeon'], 4, () => undefined);
  await advance(0);
  streams[0]?.tell('city', spaceEvent(5, 'seomyeon'));
  events.pause();
  assert.equal(streams[0]?.closed, true);
  for (const change of ['offline', 'online'] as const) connection.set(change);
  events.follow(['center:jeonpo'], 5, () => undefined);
  await advance(120_000);
  assert.deepEqual([streams.length, events.state.get()], [1, 'down']);
  events.resume();
  await advance(0);
  assert.deepEqual(tickets[1], { topics: ['center:jeonpo', 'center:seomyeon'], after: 5 });
});
