import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Floor } from '../../contract/city.js';
import { drawPlan } from './plan-drawing.js';
import { cutDoors, drawRoundedPath, hatch, turnTo } from './plan-geometry.js';
import { findWay } from './way.js';

const PLANS = new URL('../../../cities/busan/plans/', import.meta.url);
const floors = readdirSync(PLANS).map((file): Floor => {
  const { id, plan, spaces } = JSON.parse(readFileSync(new URL(file, PLANS), 'utf8')) as Pick<Floor, 'id' | 'plan'> & { spaces: Floor['spaces'] };
  return { id, name: { en: id }, level: 1, plan, spaces: spaces.map((space) => ({ ...space, id: space.label })) };
});

describe('Walls', () => {
  it('open where a door is', () => {
    assert.deepEqual(cutDoors([[0, 0], [10, 0]], [{ at: [4, 0], widthMetres: 2, turn: 0, entrance: false }]), [[[0, 0], [3, 0]], [[5, 0], [10, 0]]]);
  });

  it('stay whole when the door is in another wall', () => {
    assert.deepEqual(cutDoors([[0, 0], [10, 0]], [{ at: [4, 2], widthMetres: 2, turn: 0, entrance: false }]), [[[0, 0], [10, 0]]]);
  });

  it('are not opened twice by doors that overlap or reach over the end', () => {
    const doors = [{ at: [9.5, 0], widthMetres: 2, turn: 0, entrance: false }, { at: [9, 0], widthMetres: 2, turn: 0, entrance: false }] as const;
    assert.deepEqual(cutDoors([[0, 0], [10, 0]], doors.map((door) => ({ ...door, at: [...door.at] }))), [[[0, 0], [8, 0]]]);
  });
});

describe('A floor plan', () => {
  it('turns clockwise: what is below a desk is left of one that is turned by 90 degrees', () => {
    const [x, y] = turnTo([0, 1], 90, [5, 5]);
    assert.ok(Math.abs(x - 4) < 1e-9 && Math.abs(y - 5) < 1e-9);
  });

  it('keeps hatching inside of the desk', () => {
    for (const number of hatch(2, 1, 0.3).match(/-?[\d.]+/g) ?? []) assert.ok(Math.abs(Number(number)) <= 1);
  });

  for (const floor of floors) {
    it(`draws every space of "${floor.id}" from plain numbers`, () => {
      const drawing = drawPlan(floor);
      assert.equal(drawing.seats.length + drawing.rooms.length, floor.spaces.length);
      assert.doesNotMatch(JSON.stringify(drawing), /NaN|Infinity|null/);
      assert.equal(drawPlan(floor), drawing);
    });

    it(`shows a way from the entrance of "${floor.id}" to every space`, () => {
      for (const { id } of floor.spaces) assert.match(drawRoundedPath(findWay(floor, id)), /^M/, `to ${id}`);
    });
  }
});
