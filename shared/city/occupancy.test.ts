import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Occupancy, OccupiedSpace } from '../contract/bookings.js';
import type { CityEvent } from '../contract/events.js';
import { foldEvent, foldSnapshot, followAfter, freeUntil, isActive, listFreeRanges, overlaps, readDayRail, readRange, readSpaceStates, type OccupancyState } from './occupancy.js';

const ZONE = 'Asia/Seoul';
const DAY = '2026-11-23';
const at = (time: string): string => new Date(`${DAY}T${time}:00+09:00`).toISOString();
const ms = (time: string): number => Date.parse(at(time));
const EMPTY: OccupancyState = { centerId: 'seomyeon', days: {}, allocations: {}, outOfOrder: {}, asOf: '' };
const NOBODY = { mine: new Set<string>() };

function taken(id: string, spaceId: string, from: string, to: string, state: OccupiedSpace['state'] = 'reserved'): OccupiedSpace {
  return { allocationId: id, spaceId, from: at(from), to: at(to), state };
}

function snapshot(event: number, allocations: OccupiedSpace[], outOfOrder: string[] = []): Occupancy {
  return { event, centerId: 'seomyeon', day: DAY, truth: { source: 'server', at: at('14:00'), state: 'live' }, allocations, outOfOrder };
}

function changed(position: number, allocation: OccupiedSpace): CityEvent {
  return { position, topic: 'center:seomyeon', at: at('14:00'), kind: 'allocation-changed', data: { centerId: 'seomyeon', ...allocation } };
}

const space = (id: string) => ({ id, label: id, kind: 'seat' as const, capacity: 1, features: [], at: [0, 0] as [number, number], turn: 0, outOfOrder: false });

test('a seat is free, taken, mine, chosen or out of order for the time asked, and the next visit may begin when one ends', () => {
  const state = foldSnapshot(EMPTY, snapshot(5, [taken('a', '1', '14:00', '15:00'), taken('b', '2', '14:00', '16:00')], ['3']), ZONE);
  const spaces = ['1', '2', '3', '4', '5'].map(space);
  const states = readSpaceStates(state, spaces, { from: ms('15:00'), to: ms('16:00') }, { mine: new Set(['b']), chosen: '4' });
  assert.deepEqual(Object.fromEntries(states), { 1: 'free', 2: 'mine', 3: 'out-of-order', 4: 'chosen', 5: 'free' });
  assert.equal(readSpaceStates(state, spaces, { from: ms('14:30'), to: ms('15:30') }, NOBODY).get('1'), 'taken');
});

test('an event that gives a seat back is not undone by an older snapshot that arrives late', () => {
  let state = foldSnapshot(EMPTY, snapshot(5, [taken('a', '1', '14:00', '15:00')]), ZONE);
  state = foldEvent(state, changed(7, taken('a', '1', '14:00', '15:00', 'cancelled')));
  state = foldSnapshot(state, snapshot(6, [taken('a', '1', '14:00', '15:00')]), ZONE);
  assert.equal(readSpaceStates(state, [space('1')], { from: ms('14:00'), to: ms('15:00') }, NOBODY).get('1'), 'free');
  assert.equal(followAfter(state), 6);
});

test('how long a seat stays free ends with its next visit', () => {
  const state = foldSnapshot(EMPTY, snapshot(1, [taken('a', '1', '15:00', '16:00')]), ZONE);
  assert.equal(freeUntil(state, '1', ms('14:00'), ms('19:00')), ms('15:00'));
  assert.equal(freeUntil(state, '1', ms('15:30'), ms('19:00')), ms('15:30'));
  assert.deepEqual(listFreeRanges(state, '1', { from: ms('14:00'), to: ms('17:00') }), [{ from: ms('14:00'), to: ms('15:00') }, { from: ms('16:00'), to: ms('17:00') }]);
  assert.deepEqual(readDayRail(state, '1', { from: ms('15:30'), to: ms('19:00') }, NOBODY, { from: ms('17:00'), to: ms('18:00') }).map((part) => part.state), ['taken', 'chosen']);
});

const hour = fc.integer({ min: 8, max: 18 });
const change = fc.record({ id: fc.integer({ min: 0, max: 4 }), from: hour, hours: fc.integer({ min: 1, max: 3 }), state: fc.constantFrom<OccupiedSpace['state'][]>('reserved', 'checked-in', 'ended', 'cancelled', 'released') });
const clockOf = (h: number): string => `${String(h).padStart(2, '0')}:00`;

test('whenever the snapshot is read and however late it comes, the fold ends where the server stands', () => {
  fc.assert(fc.property(fc.array(change, { maxLength: 20 }), fc.nat(20), fc.nat(20), (changes, readAt, lateBy) => {
    const events = changes.map((one, index) => changed(index + 1, taken(`a${one.id}`, `s${one.id % 2}`, clockOf(one.from), clockOf(one.from + one.hours), one.state)));
    const server = new Map<string, OccupiedSpace>();
    const note = (event: CityEvent): void => {
      if (event.kind === 'allocation-changed') server.set(event.data.allocationId, event.data);
    };
    const cut = Math.min(readAt, events.length);
    events.slice(0, cut).forEach(note);
    const read = snapshot(cut, [...server.values()].filter(isActive).map(({ allocationId, spaceId, from, to, state }) => ({ allocationId, spaceId, from, to, state })));
    events.slice(cut).forEach(note);
    // The snapshot arrives after some of the events that follow it.
    const arrives = Math.min(cut + lateBy, events.length);
    let state = EMPTY;
    for (const event of events.slice(cut, arrives)) state = foldEvent(state, event);
    state = foldSnapshot(state, read, ZONE);
    for (const event of events.slice(arrives)) state = foldEvent(state, event);
    const shown = Object.values(state.allocations).filter(({ value }) => isActive(value)).map(({ value }) => `${value.allocationId} ${value.from} ${value.to}`).sort();
    const held = [...server.values()].filter(isActive).map((value) => `${value.allocationId} ${value.from} ${value.to}`).sort();
    assert.deepEqual(shown, held);
  }));
});

test('free ranges and visits never overlap, and together they fill the day', () => {
  fc.assert(fc.property(fc.array(fc.record({ from: hour, hours: fc.integer({ min: 1, max: 3 }) }), { maxLength: 6 }), (visits) => {
    const state = foldSnapshot(EMPTY, snapshot(1, visits.map((visit, index) => taken(`a${index}`, '1', clockOf(visit.from), clockOf(visit.from + visit.hours)))), ZONE);
    const within = { from: ms('08:00'), to: ms('21:00') };
    const free = listFreeRanges(state, '1', within);
    for (const range of free) for (const { value } of Object.values(state.allocations)) assert.ok(!overlaps(range, readRange(value)));
    for (let instant = within.from; instant < within.to; instant += 1_800_000) {
      const inVisit = Object.values(state.allocations).some(({ value }) => overlaps(readRange(value), { from: instant, to: instant + 1 }));
      const inFree = free.some((range) => overlaps(range, { from: instant, to: instant + 1 }));
      assert.notEqual(inVisit, inFree);
    }
  }));
});
