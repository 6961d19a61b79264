import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fail, succeed } from '../../shared/base/result.js';
import { DeskQueueWatch } from './desk-queue.js';

type Parts = ConstructorParameters<typeof DeskQueueWatch>[0];
type Listener = Parameters<Parts['events']['follow']>[2];

function makeDesk() {
  let queue = { event: 1, desk: 'help' as const, waiting: [] as { callId: string; askedAt: string; channel: 'kiosk'; language: 'vi' }[], inCall: 0 };
  let isUp = true;
  let asked = 0;
  const listeners: Listener[] = [];
  const api = { call: async () => { asked++; await Promise.resolve(); return isUp ? succeed(queue) : fail({ kind: 'network' }); } };
  const events = { follow: (_topics: unknown, _after: number, listener: Listener) => { listeners.push(listener); return () => { listeners.splice(listeners.indexOf(listener), 1); }; } };
  return {
    watch: new DeskQueueWatch({ api, events, desk: 'help' } as unknown as Parts), listeners,
    get asked() { return asked; },
    cut() { isUp = false; },
    ring() { queue = { ...queue, event: queue.event + 1, waiting: [{ callId: 'c', askedAt: '2026-11-23T05:32:00.000Z', channel: 'kiosk', language: 'vi' }] }; },
  };
}
const settle = async (): Promise<void> => { for (let turn = 0; turn < 10; turn++) await Promise.resolve(); };
const change = { position: 2, topic: 'desk:help', at: '', kind: 'queue-changed', data: { desk: 'help' } } as never;

test('a caller appears as soon as the desk is told, and many changes at once are two questions at most', async () => {
  const desk = makeDesk();
  desk.watch.start();
  await settle();
  assert.equal(desk.asked, 1);
  desk.ring();
  for (let time = 0; time < 5; time++) desk.listeners[0]?.(change);
  await settle();
  const state = desk.watch.state.get();
  assert.equal(state.kind === 'ready' && state.queue.waiting.length, 1);
  assert.equal(desk.asked, 3);
});

test('a queue that cannot be read says so; one that was read stays', async () => {
  const down = makeDesk();
  down.cut();
  down.watch.start();
  await settle();
  assert.equal(down.watch.state.get().kind, 'failed');
  const later = makeDesk();
  later.watch.start();
  await settle();
  later.cut();
  later.listeners[0]?.(change);
  await settle();
  assert.equal(later.watch.state.get().kind, 'ready');
});

test('missed events are made up for by reading and following again; stopped, it follows nothing', async () => {
  const desk = makeDesk();
  const stop = desk.watch.start();
  await settle();
  desk.listeners[0]?.('resync');
  await settle();
  assert.equal(desk.listeners.length, 2, 'the first was let go by the stream, the second follows');
  stop();
  assert.equal(desk.listeners.length, 1);
});
