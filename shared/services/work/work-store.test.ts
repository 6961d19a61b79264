import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../base/fake-clock.js';
import { fail, succeed } from '../../base/result.js';
import { Store } from '../../base/store.js';
import type { OccupiedSpace } from '../../contract/bookings.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { ServiceEnvironment } from '../service.js';
import { readCenterPage } from './work-state.js';
import { WorkStore } from './work-store.js';

const NOON = Date.UTC(2026, 10, 24, 3);
const seat = (id: string) => ({ id, label: id, kind: 'seat', capacity: 1, features: [], at: [0, 0], turn: 0, outOfOrder: false });
const ALWAYS = { byWeekday: Array.from({ length: 7 }, () => ['08:00', '20:00']) };

/** A screen that shows a center of two seats and hears no event; `taken` is what the server knows; it answers each wish with `failure`. */
async function openCenter(failure: CallFailure) {
  const clock = new FakeClock(NOON);
  const taken: OccupiedSpace[] = [];
    const asked: string[] = [];
  const api = {
    call: async (name: string) => {
      asked.push(name);
      await Promise.resolve();
      if (name === 'readCenter') return succeed({ id: 'harbor', name: { en: 'Harbor' }, hours: ALWAYS, floors: [{ id: 'floor-1', name: { en: 'Floor 1' }, spaces: [seat('1'), seat('2')] }] });
      if (name === 'readOccupancy') return succeed({ event: asked.length, centerId: 'harbor', day: '2026-11-24', truth: { source: 'server', at: new Date(NOON).toISOString(), state: 'live' }, allocations: [...taken], outOfOrder: [] });
      return fail({ kind: 'network' });
    },
  };
  const environment = {
    city: { timeZone: 'Asia/Seoul', settings: { longestBookingMinutes: 480, bookingHorizonDays: 14 } }, clock, api, position: [0, 0],
    events: { state: new Store('live'), trueUntil: NOON, follow: () => () => undefined }, connectivity: { state: new Store('online') },
    session: { state: new Store({ kind: 'signed-in', personId: 'p' }) }, outbox: { send: () => Promise.resolve(fail(failure)), onSettled: () => () => undefined },
  };
  const store = new WorkStore(environment as unknown as ServiceEnvironment);
  store.openCenter('harbor');
  await settle();
  return { store, taken, asked, stateOf: (id: string) => readCenterPage(store.state.get())?.states.get(id) };
}
const settle = async (): Promise<void> => { for (let turn = 0; turn < 20; turn++) await Promise.resolve(); };

test('a seat that was refused because somebody has it is shown as taken, though no event has told of it', async () => {
  const { store, taken, stateOf } = await openCenter({ kind: 'problem', problem: { code: 'seat-taken' } } as CallFailure);
  assert.equal(stateOf('1'), 'free');
  taken.push({ allocationId: 'a', spaceId: '1', from: new Date(NOON).toISOString(), to: new Date(NOON + 3_600_000).toISOString(), state: 'reserved' });
  store.chooseSpace('1');
  assert.equal(await store.reserve(), false);
  await settle();
  store.chooseSpace(undefined);
  assert.equal(stateOf('1'), 'taken');
  assert.equal(stateOf('2'), 'free');
});

test('a wish that was refused for another reason, or reached nobody, reads nothing again', async () => {
  for (const failure of [{ kind: 'problem', problem: { code: 'person-busy' } } as CallFailure, { kind: 'network' } as CallFailure]) {
    const { store, asked } = await openCenter(failure);
    store.chooseSpace('1');
    const before = asked.filter((name) => name === 'readOccupancy').length;
    await store.reserve();
    await settle();
    assert.equal(asked.filter((name) => name === 'readOccupancy').length, before);
  }
});
