import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { CenterSummary, CityMap } from '../../contract/city.js';
import { drawCity } from './city-drawing.js';
import { findCoast } from './coast.js';

const read = (name: string): never => JSON.parse(readFileSync(new URL(`../../../cities/busan/${name}.json`, import.meta.url), 'utf8')) as never;
const map: CityMap = { districts: read('districts'), lines: read('lines'), stations: read('stations'), places: [], factors: { asOf: '', source: '', gramsPerKm: { walk: 0, bus: 0, metro: 0, rail: 0, car: 0 } } };

const square = (id: string, west: number): CityMap['districts'][number] => ({
  id, name: { en: id }, inCity: true, position: [west + 0.5, 0.5], polygons: [[[[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]]],
});

describe('The drawn city', () => {
  it('tells the shore from the border that two districts share', () => {
    const { shore, borders } = findCoast([square('a', 0), square('b', 1)]);
    assert.deepEqual(borders, [[[1, 0], [1, 1]]]);
    assert.equal(shore.reduce((sum, line) => sum + line.length - 1, 0), 6);
  });

  it('draws no shore along the coarse back country that lies under a district', () => {
    const behind = { ...square('behind', -1), polygons: [[[[-3, -3], [0.5, -3], [0.5, 3], [-3, 3], [-3, -3]]]] } as CityMap['districts'][number];
    const { shore } = findCoast([square('a', 0), behind]);
    assert.ok(!shore.some((line) => line.some(([x, y], index) => x === 0 && y === 1 && line[index + 1]?.[0] === 0)));
  });

  it('has every line and district of the city pack, from plain numbers only', () => {
    const drawing = drawCity(map);
    assert.equal(drawing.lines.length, map.lines.length);
    for (const text of [drawing.land, drawing.shore, drawing.borders, drawing.stops, ...drawing.lines.map(({ path }) => path)]) {
      assert.match(text, /^M/);
      assert.doesNotMatch(text, /NaN|undefined|Infinity/);
    }
  });

  it('is drawn once for each map', () => {
    assert.equal(drawCity(map), drawCity(map));
  });

  it('puts the city into its middle and north at the top', () => {
    const { project } = drawCity(map);
    const centers: CenterSummary[] = read('centers');
    const ofCenters = centers.map(({ position }) => project(position));
    assert.ok(ofCenters.every(([x, y]) => Math.hypot(x, y) < 4000), 'every center within 40 km of the middle');
    assert.ok(project([129, 35.3])[1] < project([129, 35.1])[1]);
  });
});
