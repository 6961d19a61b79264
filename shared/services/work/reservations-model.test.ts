import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Booking } from '../../contract/bookings.js';
import { listComing, listExtensions, readReservation } from './reservations-model.js';

const at = (time: string): string => new Date(`2026-11-23T${time}:00+09:00`).toISOString();
const ms = (time: string): number => Date.parse(at(time));

function booking(id: string, from: string, to: string, state: Booking['state'] = 'reserved'): Booking {
  return {
    id, state, version: 1, checkInFrom: new Date(Date.parse(at(from)) - 15 * 60_000).toISOString(), checkInUntil: new Date(Date.parse(at(from)) + 10 * 60_000).toISOString(),
    allocations: [{ id: `a-${id}`, centerId: 'seomyeon', floorId: 'f3', spaceId: 's14', spaceLabel: '14', isSeat: true, from: at(from), to: at(to), state }],
  };
}

test('a reservation can be given back until the person is there; then it can be left', () => {
  const coming = readReservation(booking('b', '15:00', '17:00'), ms('14:00'));
  assert.deepEqual([coming?.phase, coming?.canCancel, coming?.canLeave], ['coming', true, false]);
  assert.equal(readReservation(booking('b', '15:00', '17:00'), ms('14:50'))?.phase, 'check-in-open');
  const there = readReservation(booking('b', '15:00', '17:00', 'checked-in'), ms('15:30'));
  assert.deepEqual([there?.phase, there?.canCancel, there?.canLeave, there?.canExtend], ['checked-in', false, true, true]);
});

test('what is over is not among what comes, and the next one is first', () => {
  const list = [booking('late', '18:00', '19:00'), booking('gone', '15:00', '16:00', 'released'), booking('soon', '16:00', '17:00'), booking('past', '09:00', '10:00')];
  assert.deepEqual(listComing(list, ms('14:00')).map((view) => view.booking.id), ['soon', 'late']);
});

test('a stay can be made longer until closing at most', () => {
  const view = readReservation(booking('b', '15:00', '17:00'), ms('14:00'));
  assert.ok(view);
  assert.deepEqual(listExtensions(view, { longestBookingMinutes: 480 }, ms('18:00')), [ms('17:30'), ms('18:00')]);
  assert.deepEqual(listExtensions(view, { longestBookingMinutes: 120 }, ms('18:00')), []);
});
