import { parsePack, type CityPack } from '../../shared/city/pack.js';

const SQUARE = [[[129, 35], [129.2, 35], [129.2, 35.2], [129, 35.2], [129, 35]]];
const always = Array.from({ length: 7 }, () => ['00:00', '24:00']);
const daytime = Array.from({ length: 7 }, () => ['09:00', '18:00']);

/**
 * A city just big enough for tests: `alpha` never closes and has a broken seat 12, `beta` never closes, `gamma` is open
 * from 9 to 18. Each has one floor with seats 1 to 12 and rooms A (4 people) and B (8, for telepresence).
 */
export function makeTestCity(change: { readonly id?: string; readonly timeZone?: string } = {}): CityPack {
  const name = (en: string) => ({ en });
  const center = (id: string, hours: unknown, broken: string[]) => ({
    id, name: name(id), address: name('1 Test Street'), directions: name('Next to the station'), position: [129.1, 35.1], district: 'middle',
    nearestStation: 'central', walkFromStationMinutes: 3, features: ['step-free'], hours: { byWeekday: hours }, simulated: true,
    floors: [{ id: 'floor-1', name: name('Floor 1'), level: 1, plan: 'small', outOfOrder: broken }],
  });
  const seats = Array.from({ length: 12 }, (_, index) => ({ label: String(index + 1), kind: 'seat', capacity: 1, features: [], at: [2 + 2 * (index % 6), index < 6 ? 2 : 5] }));
  const room = (label: string, left: number, capacity: number, kind = 'meeting-room') => ({
    label, kind, capacity, features: [], at: [left + 2, 8], outline: [[left, 7], [left + 4, 7], [left + 4, 9], [left, 9]],
  });
  const files = {
    'city.json': {
      id: change.id ?? 'testville', name: name('Testville'), country: 'KR', timeZone: change.timeZone ?? 'Asia/Seoul', languages: ['en', 'ko'], defaultLanguage: 'en',
      position: [129.1, 35.1], credits: [{ what: 'everything', text: 'invented', licence: 'none' }],
      settings: {
        checkInOpensMinutes: 30, noShowMinutes: 10, longestBookingMinutes: 480, bookingHorizonDays: 14,
        idleSeconds: 60, idleCountdownSeconds: 20, sessionAbsoluteMinutes: 20, telephone: '120',
      },
    },
    'districts.json': [{ id: 'middle', name: name('Middle'), inCity: true, position: [129.1, 35.1], polygons: [SQUARE] }],
    'lines.json': [],
    'stations.json': [{ id: 'central', name: name('Central'), position: [129.1, 35.1], lines: [] }],
    'places.json': [],
    'factors.json': { asOf: '2026', source: 'invented', gramsPerKm: { walk: 0, bus: 1, metro: 1, rail: 1, car: 1 } },
    'centers.json': [center('alpha', always, ['12']), center('beta', always, []), center('gamma', daytime, [])],
    'plans/small.json': {
      id: 'small',
      plan: {
        widthMetres: 16, heightMetres: 10, outline: [[0, 0], [16, 0], [16, 10], [0, 10]], walls: [],
        doors: [{ at: [8, 0], widthMetres: 1, turn: 0, entrance: true }], zones: [],
      },
      spaces: [...seats, room('A', 1, 4), room('B', 6, 8, 'telepresence-room')],
    },
  };
  const pack = parsePack(new Map(Object.entries(files).map(([file, value]) => [file, JSON.stringify(value)])));
  if (!pack.ok) throw new Error(`The test city is wrong: ${JSON.stringify(pack.failure)}`);
  return pack.value;
}
