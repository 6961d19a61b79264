import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store } from '../../shared/base/store.js';
import type { HeroLine, HomeRail, ServiceHome, ServiceManifest } from '../../shared/services/service.js';
import { partOfDay, readHomes } from './home-rails.js';

const truth = { source: 'server', at: '2026-11-23T10:00:00.000Z', state: 'live' } as const;
const hero = (text: string, at: string): HeroLine => ({ eyebrow: () => '', text: () => text, truth, path: '/', at });
const rail = (id: string, cards: number): HomeRail => ({
  id, title: () => id, cards: Array.from({ length: cards }, (_unused, index) => ({ id: `${id}${index}`, title: () => '', text: () => '', truth, path: '/', icon: 'desk' })),
});
const service = (id: string): ServiceManifest => ({ id, title: () => `The ${id}` } as Partial<ServiceManifest> as ServiceManifest);
const home = (lines: HeroLine | undefined, rails: readonly HomeRail[]): ServiceHome => ({ hero: new Store(lines), rails: new Store(rails) } as Partial<ServiceHome> as ServiceHome);

const services = [service('work'), service('travel'), service('health')];
const homes = new Map<string, ServiceHome | 'broken'>([
  ['travel', home(hero('leave at 8:12', '2026-11-23T23:12:00.000Z'), [rail('stops', 2), rail('none', 0)])],
  ['work', home(hero('seat 14 at 9', '2026-11-24T00:00:00.000Z'), [rail('near', 3)])],
  ['health', 'broken'],
]);

test('of what the services think matters, the soonest is the line of the day', () => {
  assert.equal(readHomes(services, homes).hero?.text, 'leave at 8:12');
  assert.equal(readHomes(services, new Map()).hero, undefined);
});

test('rails stand in the order of the registry, empty ones not at all, a broken service apart', () => {
  const words = readHomes(services, homes);
  assert.deepEqual(words.rails.map(({ id }) => id), ['work-near', 'travel-stops']);
  assert.deepEqual(words.broken, [{ id: 'health', title: 'The health' }]);
});

test('a rail in which something is to be done now stands before the rails of all services', () => {
  const urgent = home(undefined, [{ ...rail('stops', 1), now: true }]);
  const words = readHomes(services, new Map([...homes, ['travel', urgent]]));
  assert.deepEqual(words.rails.map(({ id }) => id), ['travel-stops', 'work-near']);
});

test('doors alone are no home: they come with the first card that tells something', () => {
  const door = home(undefined, [{ id: 'doors', title: () => 'doors', cards: [{ id: 'door', title: () => '', text: () => '', truth: undefined, path: '/', icon: 'desk' }] }]);
  assert.deepEqual(readHomes(services, new Map([['health', door]])).rails, []);
  assert.deepEqual(readHomes(services, new Map([...homes, ['health', door]])).rails.map(({ id }) => id), ['work-near', 'travel-stops', 'health-doors']);
});

test('a service that fails to say something takes nothing else with it', () => {
  const speechless = home(undefined, [{ ...rail('near', 1), title: () => { throw new Error('no words'); } }]);
  const words = readHomes(services, new Map([...homes, ['work', speechless]]));
  assert.deepEqual(words.rails.map(({ id }) => id), ['travel-stops']);
  assert.deepEqual(words.broken.map(({ id }) => id), ['work', 'health']);
});

test('the greeting follows the city clock', () => {
  assert.deepEqual([300, 719, 720, 1079, 1080, 120].map(partOfDay), ['morning', 'morning', 'afternoon', 'afternoon', 'other', 'other']);
});
