import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyOccupancy, foldSnapshot } from '../../city/occupancy.js';
import { readCenterPage, type WorkState } from './work-state.js';

const NOW = Date.parse('2026-11-23T05:00:00.000Z');
const ALWAYS = ['00:00', '24:00'];

/** A person looks at a center that never closes, at seat 1, for half an hour from now. */
function lookAtSeat(taken: readonly { readonly from: string; readonly to: string }[]): WorkState {
  const space = { id: 's1', label: '1', kind: 'seat', capacity: 1, features: [], at: [0, 0], turn: 0, outOfOrder: false };
  const center = { id: 'alpha', simulated: true, hours: { byWeekday: Array.from({ length: 7 }, () => ALWAYS) }, floors: [{ id: 'f', spaces: [space] }] };
  const city = { timeZone: 'Asia/Seoul', settings: { longestBookingMinutes: 720, bookingHorizonDays: 14 } };
  const open = { id: 'alpha', center: { kind: 'ready', value: center }, occupancy: emptyOccupancy(center as never) };
  const snapshot = {
    event: 1, centerId: 'alpha', day: '2026-11-23', truth: { source: 'server', at: new Date(NOW).toISOString(), state: 'live' as const }, outOfOrder: [],
    allocations: taken.map((range, index) => ({ allocationId: `a${index}`, spaceId: 's1', state: 'reserved' as const, ...range })),
  };
  return {
    city, now: NOW, live: true, bookings: undefined, choice: { when: { kind: 'now', minutes: 30 }, spaceId: 's1' },
    open: { ...open, occupancy: foldSnapshot(open.occupancy, snapshot, 'Asia/Seoul') },
  } as unknown as WorkState;
}

test('the seat a person looks at is chosen while it can be had', () => {
  const page = readCenterPage(lookAtSeat([]));
  assert.equal(page?.states.get('s1'), 'chosen');
  assert.ok(page?.range);
});

test('a seat that somebody reserved from a few minutes ahead is drawn as taken, not as chosen', () => {
  const page = readCenterPage(lookAtSeat([{ from: '2026-11-23T05:05:00.000Z', to: '2026-11-23T06:00:00.000Z' }]));
  assert.equal(page?.states.get('s1'), 'taken');
  assert.equal(page?.range, undefined, 'the seat has no such time');
  assert.equal(new Date(page?.wanted?.to ?? 0).toISOString(), '2026-11-23T05:30:00.000Z', 'what was wanted is known, and can be asked of the server');
});
