import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toInstant } from '../../base/zoned-time.js';
import type { CenterSummary, CitySettings } from '../../contract/city.js';
import type { Meeting } from '../../contract/meetings.js';
import { addPerson, asksSeat, canJoin, canMove, findNext, FRESH_DRAFT, isOfSeat, listComing, listDays, listEnds, listStarts, MOST_PEOPLE, readStep, stepBack, type Draft } from './meetings-model.js';

const timeZone = 'Asia/Seoul';
const at = (time: string, day = '2026-11-23'): number => toInstant(day, time, timeZone);
const rules = { timeZone, settings: { bookingHorizonDays: 14, longestBookingMinutes: 480 } as CitySettings };
const center = (opens: string, closes: string): CenterSummary => ({ hours: { byWeekday: Array.from({ length: 7 }, () => [opens, closes]) } } as unknown as CenterSummary);

function makeMeeting(change: Partial<Meeting> = {}): Meeting {
  const [from, to] = [at('15:00'), at('16:00')].map((time) => new Date(time).toISOString());
  return { id: 'm', version: 1, state: 'planned', from: from ?? '', to: to ?? '', joinFrom: new Date(at('14:50')).toISOString(), allocations: [], people: [], mine: true, answer: 'coming', inCall: 0, ...change };
}

test('a meeting is put together question by question, and Back leads to the one before', () => {
  const answers: Partial<Draft>[] = [{ day: '2026-11-24' }, { from: 1 }, { to: 2 }, { roomIds: ['a', 'b'], roomsDone: true }, { seatDone: true }, { people: ['12345678'], peopleDone: true }, { title: 'Harbour plan', titleDone: true }];
  const steps = [readStep(FRESH_DRAFT)];
  let draft = FRESH_DRAFT;
  for (const answer of answers) {
    draft = { ...draft, ...answer };
    steps.push(readStep(draft));
  }
  assert.deepEqual(steps, ['day', 'from', 'to', 'rooms', 'seat', 'people', 'title', 'confirm']);
  const back: string[] = [];
  for (let before = stepBack(draft); before; before = stepBack(before)) back.push(readStep(before));
  assert.deepEqual(back, ['title', 'people', 'seat', 'rooms', 'to', 'from', 'day']);
});

test('a meeting that is moved keeps its rooms and people: only the time is asked', () => {
  const draft: Draft = { ...FRESH_DRAFT, moving: makeMeeting(), day: '2026-11-24', from: 1, to: 2 };
  assert.equal(readStep(draft), 'confirm');
  const before = stepBack(draft);
  assert.equal(before && readStep(before), 'to');
});

test('it begins now or at a half hour at which some center is open, and not in the past', () => {
  const centers = [center('09:00', '12:00'), center('11:00', '16:00')];
  assert.deepEqual(listStarts(rules, centers, '2026-11-23', at('14:32')), [at('14:30'), at('15:00'), at('15:30')]);
  assert.deepEqual(listStarts(rules, [center('09:00', '10:00')], '2026-11-24', at('14:32')), [at('09:00', '2026-11-24'), at('09:30', '2026-11-24')]);
  assert.deepEqual(listStarts(rules, [center('09:00', '10:00')], '2026-11-23', at('14:32')), []);
  assert.equal(listDays(rules, [center('09:00', '10:00')], at('14:32'))[0], '2026-11-24');
  assert.deepEqual([listEnds(rules, at('15:00'))[0], listEnds(rules, at('15:00')).length], [at('15:30'), 8]);
});

test('a seat is asked for while a center has no chosen room, and a refusal is of the seat when it names what stands after the rooms', () => {
  const centers = [{ id: 'harbor' }, { id: 'airport' }];
  assert.equal(asksSeat(centers, [{ centerId: 'harbor' }]), true);
  assert.equal(asksSeat(centers, [{ centerId: 'harbor' }, { centerId: 'airport' }]), false);
  const draft = { ...FRESH_DRAFT, roomIds: ['a', 'b'] };
  assert.deepEqual([undefined, 'people.2', 'rooms.1', 'rooms.2'].map((field) => isOfSeat(draft, field)), [false, false, false, true]);
  const moving = makeMeeting({ allocations: [false, true].map((isSeat) => ({ isSeat }) as Meeting['allocations'][number]) });
  assert.deepEqual(['rooms.0', 'rooms.1'].map((field) => isOfSeat({ ...FRESH_DRAFT, moving }, field)), [false, true]);
});

test('a card is invited once, and no more people than a screen shows', () => {
  assert.deepEqual(addPerson(['1'], '1'), ['1']);
  const full = Array.from({ length: MOST_PEOPLE }, (_unused, index) => String(index));
  assert.equal(addPerson(full, '99'), full);
});

test('a meeting can be joined from ten minutes before it until its end, and moved before it only while nobody is there', () => {
  const meeting = makeMeeting();
  assert.deepEqual([at('14:49'), at('14:50'), at('15:59'), at('16:00')].map((now) => canJoin(meeting, now)), [false, true, true, false]);
  assert.equal(canJoin(makeMeeting({ state: 'cancelled' }), at('15:00')), false);
  assert.equal(canMove(meeting, at('14:00')), true);
  for (const change of [{ mine: false }, { inCall: 1 }, { state: 'cancelled' as const }]) assert.equal(canMove(makeMeeting(change), at('14:00')), false);
  assert.equal(canMove(meeting, at('15:00')), false);
});

test('home speaks of the next one that takes place and was not declined', () => {
  const later = makeMeeting({ id: 'later', from: new Date(at('17:00')).toISOString(), to: new Date(at('18:00')).toISOString() });
  assert.equal(findNext([later, makeMeeting()], at('14:00'))?.id, 'm');
  assert.equal(findNext([later, makeMeeting({ answer: 'not-coming' })], at('14:00'))?.id, 'later');
  assert.equal(findNext([later, makeMeeting({ state: 'cancelled' })], at('14:00'))?.id, 'later');
  assert.deepEqual(listComing([later, makeMeeting()], at('16:30')).map(({ id }) => id), ['later']);
});
