import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ALLOCATION_STATES } from './bookings.js';
import { chooseCheckIn, type Candidate } from './check-in-rules.js';

const NOW = 1_000_000;

function makeCandidate(change: Partial<Candidate> = {}): Candidate {
  return { allocationId: 'one', centerId: 'seomyeon', isSeat: true, from: NOW + 60_000, to: NOW + 3_600_000, state: 'reserved', checkInFrom: NOW - 1, ...change };
}

test('the reservation that is due here is checked in; again, its gate opens again', () => {
  const due = makeCandidate();
  assert.deepEqual(chooseCheckIn([due], 'seomyeon', NOW), { ok: true, value: { item: due, again: false } });
  const visit = makeCandidate({ state: 'checked-in' });
  assert.deepEqual(chooseCheckIn([visit], 'seomyeon', NOW), { ok: true, value: { item: visit, again: true } });
});

test('the seat comes before the room of the same hour, and the next scan takes the room', () => {
  const seat = makeCandidate({ allocationId: 'seat' });
  const room = makeCandidate({ allocationId: 'room', isSeat: false });
  const first = chooseCheckIn([room, seat], 'seomyeon', NOW);
  assert.ok(first.ok && first.value.item === seat);
  const second = chooseCheckIn([room, { ...seat, state: 'checked-in' }], 'seomyeon', NOW);
  assert.ok(second.ok && second.value.item === room);
});

test('each refusal', () => {
  const refusal = (today: Candidate[]): unknown => {
    const result = chooseCheckIn(today, 'seomyeon', NOW);
    return result.ok ? 'opened' : result.failure;
  };
  const later = makeCandidate({ from: NOW + 7_200_000, to: NOW + 9_000_000, checkInFrom: NOW + 5_400_000 });
  assert.deepEqual(refusal([]), { code: 'check-in-no-reservation' });
  assert.deepEqual(refusal([later]), { code: 'check-in-too-early', opensAt: NOW + 5_400_000 });
  assert.deepEqual(refusal([makeCandidate({ state: 'released' })]), { code: 'check-in-too-late' });
  assert.deepEqual(refusal([makeCandidate({ state: 'released', to: NOW - 1 })]), { code: 'check-in-no-reservation' });
  assert.deepEqual(refusal([makeCandidate({ centerId: 'haeundae' }), later]), { code: 'check-in-wrong-center', centerId: 'haeundae' });
  assert.deepEqual(refusal([{ ...later, centerId: 'haeundae' }, later]), { code: 'check-in-too-early', opensAt: NOW + 5_400_000 });
  assert.deepEqual(refusal([{ ...later, centerId: 'haeundae' }]), { code: 'check-in-wrong-center', centerId: 'haeundae' });
  assert.deepEqual(refusal([makeCandidate({ state: 'cancelled' })]), { code: 'check-in-no-reservation' });
});

test('a gate opens only for a reservation of this center that is due or checked in', () => {
  const candidate = fc.record({
    allocationId: fc.uuid(), centerId: fc.constantFrom('seomyeon', 'haeundae'), isSeat: fc.boolean(), from: fc.nat(2 * NOW),
    to: fc.nat(2 * NOW), state: fc.constantFrom(...ALLOCATION_STATES), checkInFrom: fc.nat(2 * NOW),
  });
  fc.assert(fc.property(fc.array(candidate, { maxLength: 6 }), (today) => {
    const result = chooseCheckIn(today, 'seomyeon', NOW);
    const fits = (item: Candidate): boolean => item.centerId === 'seomyeon' && (item.state === 'checked-in' || (item.state === 'reserved' && item.checkInFrom <= NOW));
    assert.equal(result.ok, today.some(fits));
    if (result.ok) assert.ok(fits(result.value.item));
  }));
});
