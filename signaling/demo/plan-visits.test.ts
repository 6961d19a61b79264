import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inventBehavior, planVisits } from './plan-visits.js';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 23);

test('visits never overlap, lie in opening hours on the five minutes, and are the same each time', () => {
  fc.assert(fc.property(fc.string(), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }), (seed, opens, hours) => {
    const opening = { from: START + opens * HOUR, to: START + (opens + hours) * HOUR };
    const visits = planVisits(seed, opening);
    assert.deepEqual(planVisits(seed, opening), visits);
    let last = opening.from;
    for (const visit of visits) {
      assert.ok(visit.from >= last && visit.to > visit.from && visit.to <= opening.to);
      assert.ok(visit.from % 300_000 === 0 && visit.to % 300_000 === 0 && visit.to - visit.from <= 4 * HOUR);
      last = visit.to;
    }
  }));
});

test('between 35 and 50 of a hundred seats are taken, at noon and at any other hour', () => {
  for (const [opens, closes] of [[0, 24], [8, 20]] as const) {
    const opening = { from: START + opens * HOUR, to: START + closes * HOUR };
    const days = Array.from({ length: 1000 }, (_, seat) => planVisits(`seat ${seat}`, opening));
    for (let at = opening.from + HOUR; at < opening.to - HOUR; at += HOUR / 4) {
      const taken = days.filter((visits) => visits.some((visit) => visit.from <= at && at < visit.to)).length;
      assert.ok(taken >= 350 && taken <= 500, `${taken} of 1000 at ${new Date(at).toISOString()}`);
    }
  }
});

test('most visitors come within the time a reservation is kept', () => {
  const behaviors = Array.from({ length: 1000 }, (_, index) => inventBehavior(`booking ${index}`));
  assert.ok(behaviors.every((behavior) => behavior.arrivesAfter >= -240_000 && behavior.arrivesAfter <= 480_000));
  const absent = behaviors.filter((behavior) => behavior.neverComes).length;
  assert.ok(absent > 10 && absent < 80);
});
