import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../base/fake-clock.js';
import { fail, succeed } from '../../base/result.js';
import { Store } from '../../base/store.js';
import type { PlanMeetingRequest } from '../../contract/meetings.js';
import type { CallFailure } from '../../offline/api-client.js';
import type { ServiceEnvironment } from '../service.js';
import { readStep } from './meetings-model.js';
import { openMeetings } from './meetings-store.js';
import { listSeatCenters } from './own-seat.js';
import { openSeats } from './seats-store.js';

const [FROM, TO] = [Date.UTC(2026, 10, 24, 1), Date.UTC(2026, 10, 24, 2)];
const ROOMS = [{ centerId: 'harbor', spaceId: 'harbor-a', bookable: true }, { centerId: 'airport', spaceId: 'airport-a', bookable: false }, { centerId: 'beach', spaceId: 'beach-a', bookable: true }];
const makeSeat = (label: string, features: readonly string[] = []) => ({ id: `seat-${label}`, label, kind: 'seat', features });
const FLOOR = { id: 'floor-1', name: { en: '1st floor' }, spaces: [makeSeat('1', ['quiet']), makeSeat('10'), makeSeat('2'), makeSeat('3'), { ...makeSeat('A'), kind: 'meeting-room' }] };

/** A screen in a city of three centers; of the airport's seats those named are taken for the first half hour. */
async function makeScreen(...taken: readonly string[]) {
  const wishes: PlanMeetingRequest[] = [];
  const problems: object[] = [];
  const broken = new Set<string>();
  const api = {
    call: async (name: string, { body }: { body: PlanMeetingRequest }) => {
      await Promise.resolve();
      if (broken.has(name)) return fail({ kind: 'network' });
      switch (name) {
        case 'readRooms': return succeed({ rooms: ROOMS, event: 1 });
        case 'listCenters': return succeed({ centers: ['harbor', 'airport', 'beach', 'school'].map((id) => ({ id })) });
        case 'readAvailability': return succeed({ centers: [...['harbor', 'airport', 'beach'].map((centerId) => ({ centerId, open: true, freeSeats: 4 })), { centerId: 'school', open: true, freeSeats: 9 }] });
        case 'readCenter': return succeed({ id: 'airport', floors: [FLOOR] });
        case 'readOccupancy': return succeed({
          centerId: 'airport', day: '2026-11-24', event: 1, truth: { at: '' }, outOfOrder: [],
          allocations: taken.map((label) => ({ allocationId: label, spaceId: `seat-${label}`, from: new Date(FROM).toISOString(), to: new Date(FROM + 1_800_000).toISOString(), state: 'reserved' })),
        });
      }
      wishes.push(body);
      const problem = problems.shift();
      return problem ? fail({ kind: 'problem', problem } as CallFailure) : succeed({ id: body.meetingId });
    },
  };
  const environment = {
    city: { timeZone: 'Asia/Seoul' }, clock: new FakeClock(), api, events: { state: new Store('live'), follow: () => () => undefined },
    connectivity: { state: new Store('online') }, session: { state: new Store<object>({ kind: 'signed-out' }) },
  } as unknown as ServiceEnvironment;
  const [meetings, seats] = [openMeetings(environment), openSeats(environment)];
  meetings.start();
  await settle();
  meetings.choose({ from: FROM, day: '2026-11-24' });
  meetings.choose({ to: TO });
  await settle();
  meetings.toggleRoom('harbor-a');
  meetings.takeRooms();
  const end = seats.start();
  await settle();
  const seat = () => meetings.state.get().draft.seat;
  return { meetings, seats, seat, wishes, problems, broken, end, step: () => readStep(meetings.state.get().draft) };
}
const settle = async (): Promise<void> => { for (let turn = 0; turn < 20; turn++) await Promise.resolve(); };

test('a seat is offered in centers with a video room, without the chosen one; first where no room is left', async () => {
  const { meetings, seats, step } = await makeScreen();
  const { availability } = seats.state.get();
  assert.equal(step(), 'seat');
  assert.ok(availability.kind === 'ready');
  const list = (own?: string) => listSeatCenters(meetings.state.get(), availability.value, own, (id) => id).map(({ id }) => id);
  assert.deepEqual(list(), ['airport', 'beach']);
  assert.deepEqual(list('beach'), ['beach', 'airport'], 'the screen’s own center stands first');
});

test('the first free seat outside the quiet zone is found, and the meeting is planned with a room in one center and that seat in another', async () => {
  const { meetings, seats, seat, wishes } = await makeScreen('2');
  await seats.toggle('airport');
  assert.deepEqual(seat(), { centerId: 'airport', kind: 'found', spaceId: 'seat-3', label: '3', floorName: FLOOR.name });
  meetings.choose({ seatDone: true });
  assert.ok(await meetings.plan());
  assert.deepEqual(wishes[0]?.rooms.map(({ spaceId }) => spaceId), ['harbor-a', 'seat-3']);
});

test('a quiet seat is taken when nothing else is left, and none when all are taken', async () => {
  const quiet = await makeScreen('2', '3', '10');
  await quiet.seats.toggle('airport');
  assert.deepEqual(quiet.seat(), { centerId: 'airport', kind: 'found', spaceId: 'seat-1', label: '1', floorName: FLOOR.name });
  const full = await makeScreen('1', '2', '3', '10');
  await full.seats.toggle('airport');
  assert.equal(full.seat()?.kind, 'none');
});

test('what was chosen is given back by choosing it again, tried again where it failed, and gone with a room in its center', async () => {
  const { meetings, seats, seat, broken } = await makeScreen();
  broken.add('readOccupancy');
  await seats.toggle('airport');
  assert.equal(seat()?.kind, 'failed');
  broken.clear();
  await seats.toggle('airport');
  assert.equal(seat()?.kind, 'found');
  await seats.toggle('airport');
  assert.equal(seat(), undefined);
  const late = seats.toggle('airport');
  meetings.forget();
  await late;
  assert.equal(seat(), undefined, 'nothing that was found late stands in the plan of whoever comes next');

  const other = await makeScreen();
  other.meetings.choose({ seat: { centerId: 'beach', kind: 'found', spaceId: 'seat-1', label: '1', floorName: FLOOR.name } });
  other.meetings.toggleRoom('beach-a');
  assert.equal(other.seat(), undefined);
});

test('a refusal of the seat leads back to its question, one of a room to the rooms, and where every center has a room no seat is asked for', async () => {
  const { meetings, seats, seat, problems, step } = await makeScreen();
  await seats.toggle('airport');
  meetings.choose({ seatDone: true, peopleDone: true, titleDone: true });
  problems.push({ code: 'seat-taken', field: 'rooms.0' }, { code: 'person-busy', field: 'rooms.1' });
  assert.equal(await meetings.plan(), false);
  assert.deepEqual([step(), seat()?.kind], ['rooms', 'found']);
  meetings.takeRooms();
  assert.equal(step(), 'confirm', 'the seat was answered already');
  assert.equal(await meetings.plan(), false);
  const { action } = meetings.state.get();
  assert.deepEqual([step(), seat(), action.kind === 'refused' && action.ofSeat], ['seat', undefined, true]);

  meetings.back();
  meetings.choose({ roomIds: ['harbor-a', 'airport-a', 'beach-a'] });
  meetings.takeRooms();
  assert.equal(step(), 'confirm');
  meetings.choose({ peopleDone: false });
  meetings.back();
  assert.equal(step(), 'rooms');
});
