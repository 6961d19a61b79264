import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchRoute, Router, type RouterPlace } from './router.js';

function placeAt(hash: string): RouterPlace & { hash: string; visit(hash: string): void } {
  let listener = (): void => undefined;
  return {
    hash,
    readHash() { return this.hash; },
    writeHash(next) { this.hash = next; },
    onHashChange(added) { listener = added; },
    visit(next) { this.hash = next; listener(); },
  };
}

const PATTERNS = ['/work', '/work/center/:centerId'];

test('a path is matched with its parameters', () => {
  assert.deepEqual(matchRoute('/work/center/seomyeon', PATTERNS), { path: '/work/center/seomyeon', pattern: '/work/center/:centerId', params: { centerId: 'seomyeon' } });
  assert.equal(matchRoute('/work/center/', PATTERNS), undefined);
  assert.equal(matchRoute('/work/center/<b>', PATTERNS), undefined);
});

test('going and coming back keeps the address in step and ends at home', () => {
  const place = placeAt('');
  const router = new Router(PATTERNS, place);
  router.go('/work');
  router.go('/work/center/seomyeon');
  assert.equal(place.hash, '#/work/center/seomyeon');
  assert.equal(router.back(), true);
  assert.equal(router.current.get().path, '/work');
  assert.equal(router.back(), true);
  assert.equal(router.back(), false);
  assert.equal(place.hash, '#/');
});

test('a deep link has home behind it; an unknown one is home', () => {
  const router = new Router(PATTERNS, placeAt('#/work/center/seomyeon'));
  assert.equal(router.current.get().params['centerId'], 'seomyeon');
  assert.equal(router.back(), true);
  assert.equal(router.current.get().path, '/');
  assert.equal(new Router(PATTERNS, placeAt('#/nonsense')).current.get().path, '/');
});

test('a new person starts without the way of the one before', () => {
  const router = new Router(PATTERNS, placeAt(''));
  router.go('/work');
  router.reset();
  assert.equal(router.back(), false);
});

test('an address typed by hand is followed', () => {
  const place = placeAt('');
  const router = new Router(PATTERNS, place);
  place.visit('#/work');
  assert.equal(router.current.get().path, '/work');
});

test('Back does not stop at a page that replaced itself by the same', () => {
  const router = new Router(PATTERNS, placeAt(''));
  router.go('/work');
  router.go('/work/center/seomyeon');
  router.replace('/work');
  router.back();
  assert.equal(router.current.get().path, '/');
});
