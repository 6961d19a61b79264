import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { FeatureName, Floor, Space } from '../../contract/city.js';
import { loadLanguage } from '../../ui/language/message-group.js';
import { describeSpace, listNeighbours } from './describe-space.js';
import { workMessages } from './strings/compiled/index.js';
import type { SpaceState } from '../../city/occupancy.js';

const seat = (label: string, x: number, y: number, more: { turn?: number; features?: FeatureName[]; zone?: string } = {}): Space => ({
  id: label, label, kind: 'seat', capacity: 1, features: more.features ?? [], at: [x, y], turn: more.turn ?? 0, outOfOrder: false, ...(more.zone === undefined ? {} : { zone: more.zone }),
});
const SPACES: readonly Space[] = [
  seat('1', 1.6, 1.5, { features: ['window', 'two-screens'], zone: 'window' }), seat('2', 3.75, 1.5, { features: ['window'], zone: 'window' }), seat('3', 5.9, 1.5, { features: ['window'], zone: 'window' }),
  // The next row looks at the first one, two steps away.
  seat('4', 1.6, 3.9, { turn: 180, zone: 'open' }), seat('5', 3.75, 3.9, { turn: 180, zone: 'open' }), seat('6', 5.9, 3.9, { turn: 180, zone: 'open' }),
  seat('7', 12, 9, { turn: 90, features: ['quiet', 'step-free'], zone: 'quiet' }),
  { ...seat('A', 17, 2), kind: 'meeting-room', capacity: 4, features: ['whiteboard'] },
];
const FLOOR: Floor = {
  id: 'f', name: { en: 'Floor 1' }, level: 1, spaces: [...SPACES],
  plan: {
    widthMetres: 20, heightMetres: 14, outline: [], walls: [], doors: [],
    zones: [{ id: 'window', name: { en: 'Window zone' }, outline: [] }, { id: 'open', name: { en: 'Open zone' }, outline: [] }, { id: 'quiet', name: { en: 'Quiet zone' }, outline: [] }],
  },
};

function describe(label: string, taken: readonly string[] = []): { readonly heading: string; readonly second: string } {
  const words = workMessages.get();
  const space = SPACES.find((one) => one.label === label);
  assert.ok(words && space);
  const states = new Map(SPACES.map((one): [string, SpaceState] => [one.id, taken.includes(one.id) ? 'taken' : 'free']));
  return describeSpace(space, FLOOR, states, words);
}

before(() => loadLanguage('en'));

test('neighbours sit in the same row and look the same way', () => {
  const names = (label: string): string[] => listNeighbours(SPACES.find((one) => one.label === label) ?? seat('', 0, 0), SPACES).map((one) => one.label);
  assert.deepEqual(names('2'), ['1', '3']);
  assert.deepEqual(names('4'), ['5']);
  assert.deepEqual(names('7'), []);
});

test('a row along the plan’s other axis is a row too', () => {
  const column = [seat('8', 5, 1, { turn: 90 }), seat('9', 5, 3.2, { turn: 90 }), seat('10', 5, 5.4, { turn: 90 })];
  assert.deepEqual(listNeighbours(column[1] ?? seat('', 0, 0), column).map((one) => one.label), ['8', '10']);
});

test('what a seat has comes first, and nothing is said twice', () => {
  assert.deepEqual(describe('1'), { heading: 'Window, two screens, end of a row', second: 'Nobody beside you' });
  assert.deepEqual(describe('7'), { heading: 'Quiet zone', second: 'Step-free' });
});

test('a seat without features is told by its zone and by who sits beside it', () => {
  assert.deepEqual(describe('5'), { heading: 'Open zone', second: 'Nobody beside you' });
  assert.deepEqual(describe('5', ['4']), { heading: 'Open zone', second: 'One neighbor' });
  assert.deepEqual(describe('5', ['4', '6']), { heading: 'Open zone', second: 'Two neighbors' });
});

test('a room is told by its kind and size', () => {
  assert.deepEqual(describe('A'), { heading: 'Meeting room for 4 people', second: 'Whiteboard' });
});
