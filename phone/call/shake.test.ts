import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeClock } from '../../shared/base/fake-clock.js';
import { shake } from './shake.js';

test('a phone that rings shakes every two seconds and is still once somebody has answered', () => {
  const clock = new FakeClock();
  const patterns: number[][] = [];
  const end = shake(clock, { vibrate: (pattern) => patterns.push(pattern) > 0 });
  clock.advance(4_500);
  assert.equal(patterns.length, 3);
  end();
  assert.deepEqual(patterns.at(-1), [0]);
  clock.advance(10_000);
  assert.equal(patterns.length, 4);
});

test('a phone that cannot shake rings without it', () => {
  const clock = new FakeClock();
  const end = shake(clock, {});
  clock.advance(5_000);
  end();
});
