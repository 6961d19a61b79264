import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LonLat } from '../../base/geo.js';
import type { Availability, CenterSummary, CityMap } from '../../contract/city.js';
import { estimateSaving } from './carbon-saved.js';
import { findCenters, type Search } from './find-centers.js';
import { planTravel, walkMinutes } from './travel-estimate.js';

/** Stations 0.02 degrees (about 1.8 km) apart: line 1 runs a-b-c, line 2 crosses it at b and runs on to d. */
const place = (x: number, y: number): [number, number] => [129 + x * 0.02, 35 + y * 0.02];
const map: CityMap = {
  districts: [], places: [],
  stations: [
    { id: 'a', name: { en: 'A' }, position: place(0, 0), lines: ['1'] }, { id: 'b', name: { en: 'B' }, position: place(2, 0), lines: ['1', '2'] },
    { id: 'c', name: { en: 'C' }, position: place(4, 0), lines: ['1'] }, { id: 'd', name: { en: 'D' }, position: place(2, 3), lines: ['2'] },
  ],
  lines: [
    { id: '1', name: { en: 'Line 1' }, sign: '1', color: '#f0702a', stations: ['a', 'b', 'c'], minutes: [0, 5, 5], headwayMinutes: 6, approximate: false, mode: 'metro' },
    { id: '2', name: { en: 'Line 2' }, sign: '2', color: '#5aa845', stations: ['b', 'd'], minutes: [0, 7], headwayMinutes: 8, approximate: false, mode: 'metro' },
  ],
  factors: { asOf: '2026', source: 'test', gramsPerKm: { walk: 0, bus: 55, metro: 30, rail: 35, car: 173 } },
};

function center(id: string, position: [number, number], features: CenterSummary['features'] = []): CenterSummary {
  return {
    id, position, features, name: { en: id }, district: 'x', nearestStation: 'a', walkFromStationMinutes: 1, seatCount: 20, roomCount: 2, largestRoom: 6, simulated: true, planSimulated: true,
    hours: { byWeekday: [null, null, null, null, null, null, null] },
  };
}

const centers = [center('near-a', place(0, 0.1)), center('near-d', place(2, 3.1), ['quiet']), center('near-c', place(4, 0.1), ['quiet', 'two-screens'])];
const search: Search = { origin: { kind: 'here', position: place(0, 0) }, features: [], people: 1, when: { kind: 'now', minutes: 60 } };

function availability(free: Record<string, { seats: number; room?: number; open?: boolean }>): Availability {
  return {
    event: 1, from: '', to: '', truth: { source: 'server', at: '', state: 'live' },
    centers: Object.entries(free).map(([centerId, { seats, room = 0, open = true }]) => ({ centerId, open, freeSeats: seats, freeRooms: room > 0 ? 1 : 0, largestFreeRoom: room })),
  };
}

test('a trip with a change is waited, ridden, changed and walked', () => {
  const trip = planTravel(map, place(0, 0))(place(2, 3));
  // Half of 6 min, 5 min to b, 3 min change and half of 8 min, 7 min to d.
  assert.equal(trip.minutes, 3 + 5 + 3 + 4 + 7);
  assert.deepEqual(trip.legs.flatMap((leg) => (leg.kind === 'rail' ? [`${leg.lineId} ${leg.fromStation}-${leg.toStation}`] : [])), ['1 a-b', '2 b-d']);
});

test('a short way is walked', () => {
  const trip = planTravel(map, place(0, 0))(place(0.2, 0));
  assert.deepEqual(trip.legs.map((leg) => leg.kind), ['walk']);
});

test('no estimate is longer than walking all the way', () => {
  const spot = fc.tuple(fc.double({ min: -1, max: 5, noNaN: true }), fc.double({ min: -1, max: 4, noNaN: true })).map(([x, y]): LonLat => place(x, y));
  fc.assert(fc.property(spot, spot, (from, to) => {
    assert.ok(planTravel(map, from)(to).minutes <= Math.round(walkMinutes(from, to)));
  }));
});

test('the nearest center comes first; a full one and a closed one come after those that fit', () => {
  const found = findCenters(search, map, centers, availability({ 'near-a': { seats: 0 }, 'near-d': { seats: 3 }, 'near-c': { seats: 5, open: false } }), undefined);
  assert.deepEqual(found.map((one) => `${one.center.id} ${one.fits}`), ['near-d true', 'near-a false', 'near-c false']);
});

test('every feature asked for must be there, and a group needs a room that holds it', () => {
  assert.deepEqual(findCenters({ ...search, features: ['quiet', 'two-screens'] }, map, centers, undefined, undefined).map((one) => one.center.id), ['near-c']);
  const group = findCenters({ ...search, people: 4 }, map, centers, availability({ 'near-a': { seats: 9, room: 2 }, 'near-d': { seats: 0, room: 6 }, 'near-c': { seats: 1 } }), undefined);
  assert.equal(group[0]?.center.id, 'near-d');
  assert.deepEqual(findCenters({ ...search, people: 12 }, map, centers, undefined, undefined), []);
});

test('walking to a center saves the whole drive, there and back; a longer trip than the commute saves nothing', () => {
  const estimate = planTravel(map, place(0, 0));
  const workplace = { name: { en: 'C' }, position: place(4, 0), mode: 'car' as const };
  const kilometres = 7.286 * 1.3;
  const saved = estimateSaving(place(0, 0), workplace, estimate(place(0, 0.1)), estimate(workplace.position), map.factors);
  assert.ok(saved !== undefined && Math.abs(saved - 2 * kilometres * 173) < 20, String(saved));
  const next = { ...workplace, mode: 'transit' as const, position: place(0.1, 0) };
  assert.equal(estimateSaving(place(0, 0), next, estimate(place(4, 0)), estimate(next.position), map.factors), undefined);
});
