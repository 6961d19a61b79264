import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from './fake-clock.js';
import { measureDistance } from './geo.js';
import { makeId } from './ids.js';
import { chooseLanguage, pickName } from './language.js';
import { Store } from './store.js';

test('ids are UUIDs of version 7 and sort by the time they were made', () => {
  const early = makeId(Date.UTC(2026, 10, 23));
  const late = makeId(Date.UTC(2026, 10, 24));
  for (const id of [early, late]) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(early < late);
  assert.equal(new Set(Array.from({ length: 1000 }, () => makeId(0))).size, 1000);
});

test('the straight way from City Hall to Haeundae Beach is about 8 km', () => {
  const metres = measureDistance([129.0756, 35.1796], [129.1604, 35.1587]);
  assert.ok(metres > 7_900 && metres < 8_200, `${metres}`);
});

test('a store tells its watchers of changes only, and not after they left', () => {
  const store = new Store(1);
  const seen: number[] = [];
  const leave = store.watch((state) => seen.push(state));
  store.set(1);
  store.set(2);
  leave();
  store.set(3);
  assert.deepEqual(seen, [2]);
});

test('a fake clock runs tasks at their own time and in order, and not those taken back', () => {
  const clock = new FakeClock(0);
  const seen: string[] = [];
  clock.after(20, () => seen.push(`later ${clock.now()}`));
  const cancel = clock.after(15, () => seen.push('never'));
  clock.after(10, () => {
    seen.push(`sooner ${clock.now()}`);
    clock.after(5, () => seen.push(`nested ${clock.now()}`));
  });
  cancel();
  clock.advance(30);
  assert.deepEqual(seen, ['sooner 10', 'nested 15', 'later 20']);
});

test('a name falls back to English in a language that has none', () => {
  assert.equal(pickName({ en: 'Seomyeon', ko: '서면' }, 'ko'), '서면');
  assert.equal(pickName({ en: 'Seomyeon', ko: '서면' }, 'vi'), 'Seomyeon');
});

test('a screen speaks the language its browser is set to, if the city speaks it', () => {
  assert.equal(chooseLanguage(['vi-VN', 'en'], ['ko', 'en', 'vi'], 'ko'), 'vi');
  assert.equal(chooseLanguage(['fil-PH'], ['ko', 'tl'], 'ko'), 'tl');
  assert.equal(chooseLanguage(['de', 'en-GB'], ['ko', 'en'], 'ko'), 'en');
  assert.equal(chooseLanguage(['de'], ['ko', 'en'], 'ko'), 'ko');
});
