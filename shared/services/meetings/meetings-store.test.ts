import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../base/fake-clock.js';
import { fail, succeed } from '../../base/result.js';
import { Store } from '../../base/store.js';
import type { PlanMeetingRequest } from '../../contract/meetings.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { EventListener } from '../../offline/live-events.js';
import type { ServiceEnvironment } from '../service.js';
import { readStep } from './meetings-model.js';
import { MeetingsStore } from './meetings-store.js';

const OTHER = { centerId: 'airport', spaceId: 'airport-b', bookable: true };
const PLACE = { centerId: 'harbor', spaceId: 'harbor-a', bookable: true };
const UNREACHABLE: CallFailure = { kind: 'network' };
const TAKEN = { kind: 'problem', problem: { code: 'seat-taken' } } as CallFailure;

/** A screen whose city answers as told, and that notes what it was asked. */
function makeScreen() {
  const clock = new FakeClock();
  const asked: string[] = [];
  const wishes: { readonly body: PlanMeetingRequest; readonly key: string | undefined }[] = [];
  const answers: (CallFailure | undefined)[] = [];
  const gone = new Set<string>();
  let hear: EventListener = () => undefined;
  const api = {
    call: async (name: string, options: { body: PlanMeetingRequest }, headers?: { idempotencyKey?: string }) => {
      asked.push(name);
      await Promise.resolve();
      if (name === 'readRooms') return succeed({ rooms: [PLACE, OTHER].map((room) => ({ ...room, bookable: !gone.has(room.spaceId) })), event: 1 });
      if (name === 'listMeetings') return succeed({ meetings: [], event: 1 });
      if (name === 'listCenters') return succeed({ centers: [{ id: 'harbor' }] });
      wishes.push({ body: options.body, key: headers?.idempotencyKey });
      const failure = answers.shift();
      return failure ? fail(failure) : succeed({ id: options.body.meetingId });
    },
  };
  const events = { state: new Store('live'), follow: (_topics: unknown, _after: number, listener: EventListener) => { hear = listener; return () => undefined; } };
  const session = new Store<object>({ kind: 'signed-out', why: 'none' });
  const environment = { city: {}, clock, api, events, connectivity: { state: new Store('online') }, session: { state: session } };
  const store = new MeetingsStore(environment as unknown as ServiceEnvironment);
  return { clock, asked, wishes, answers, gone, store, session, tell: () => hear({ kind: 'room-changed' } as Parameters<EventListener>[0]) };
}
const settle = async (): Promise<void> => { for (let turn = 0; turn < 20; turn++) await Promise.resolve(); };
const choose = (store: MeetingsStore): void => store.choose({ from: Date.UTC(2026, 10, 24, 1), to: Date.UTC(2026, 10, 24, 2), roomIds: ['harbor-a'], people: ['12345678'] });

test('a plan whose answer was lost is sent again as the same meeting; one that was made or refused is not', async () => {
  const { wishes, answers, store } = makeScreen();
  answers.push(UNREACHABLE, TAKEN, undefined, undefined);
  choose(store);
  for (const expected of [false, false, true, true]) assert.equal(await store.plan(), expected);
  const [lost, refused, made, another] = wishes;
  assert.deepEqual(refused, lost);
  assert.equal(lost?.key, lost?.body.meetingId);
  assert.equal(new Set([lost, made, another].map((wish) => wish?.body.meetingId)).size, 3);
});

test('a plan that was changed after its answer was lost is another meeting', async () => {
  const { wishes, answers, store } = makeScreen();
  answers.push(UNREACHABLE, undefined);
  choose(store);
  await store.plan();
  store.invite('87654321');
  await store.plan();
  assert.notEqual(wishes[0]?.body.meetingId, wishes[1]?.body.meetingId);
});

test('a home asks for rooms that have changed once in a while, a view of them at once', async () => {
  const { clock, asked, store, tell } = makeScreen();
  store.run();
  await settle();
  assert.deepEqual(asked, ['readRooms', 'listCenters']);
  tell();
  clock.advance(10_000);
  tell();
  await settle();
  assert.equal(asked.length, 2);
  clock.advance(10_000);
  await settle();
  assert.deepEqual(asked.slice(2), ['readRooms']);

  tell();
  const end = store.start();
  await settle();
  tell();
  clock.advance(500);
  await settle();
  assert.equal(asked.length, 5, 'read when the view opened, and again half a second after the change');

  end();
  tell();
  clock.advance(10_000);
  await settle();
  assert.equal(asked.length, 5);
  store.stop();
});

test('a store that was stopped and runs again follows the same person again, and keeps nobody’s meetings meanwhile', async () => {
  const { asked, store, session } = makeScreen();
  session.set({ kind: 'signed-in', personId: 'one' });
  store.run();
  await settle();
  assert.ok(store.state.get().mine);
  store.stop();
  assert.equal(store.state.get().mine, undefined);
  const before = asked.filter((name) => name === 'listMeetings').length;
  store.run();
  await settle();
  assert.ok(asked.filter((name) => name === 'listMeetings').length > before);
  assert.ok(store.state.get().mine);
  store.stop();
});

test('a chosen room that somebody else takes while the plan is put together is asked for again', async () => {
  const { clock, gone, store, tell } = makeScreen();
  store.run();
  await settle();
  store.choose({ day: '2026-11-24', from: Date.UTC(2026, 10, 24, 1), to: Date.UTC(2026, 10, 24, 2), roomIds: ['harbor-a', 'airport-b'], roomsDone: true, seatDone: true });
  await settle();
  gone.add('airport-b');
  tell();
  clock.advance(500);
  await settle();
  const { draft } = store.state.get();
  assert.deepEqual(draft.roomIds, ['harbor-a']);
  assert.equal(readStep(draft), 'rooms');
});

test('a room that is taken before its refusal is heard is not taken for the seat', async () => {
  const { clock, gone, answers, store, tell } = makeScreen();
  store.run();
  await settle();
  choose(store);
  await settle();
  answers.push({ kind: 'problem', problem: { code: 'seat-taken', field: 'rooms.0' } } as CallFailure);
  const planning = store.plan();
  gone.add('harbor-a');
  tell();
  clock.advance(500);
  await planning;
  const { action } = store.state.get();
  assert.equal(action.kind === 'refused' && action.ofSeat, false);
});
