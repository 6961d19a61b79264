import type { CityMap } from '../../contract/city.js';
import { findCoast } from './coast.js';
import { projectAround, type Point, type Projection } from './projection.js';
import { drawDots, drawSmoothPath, drawStraightPath } from './smooth-path.js';

export interface LineDrawing { readonly id: string; readonly sign: string; readonly color: string; readonly mode: 'metro' | 'rail'; readonly stations: readonly Point[]; readonly path: string }

/** The city as paths in map units; it changes only with the data. */
export interface CityDrawing {
  readonly project: Projection;
  /** The whole land, districts inside and outside of the city. */
  readonly land: string;
  /** The neighbours' land, a shade quieter. */
  readonly outside: string;
  readonly shore: string;
  readonly borders: string;
  readonly lines: readonly LineDrawing[];
  readonly stops: string;
  readonly interchanges: string;
}

const drawings = new WeakMap<CityMap, CityDrawing>();

function draw(map: CityMap): CityDrawing {
  const city = map.districts.filter((district) => district.inCity);
  const middle = (city.length > 0 ? city : map.districts).reduce<Point>(([x, y], { position }, index) => [
    x + (position[0] - x) / (index + 1), y + (position[1] - y) / (index + 1)], [0, 0]);
  const project = projectAround(middle);
  const drawRings = (districts: CityMap['districts']): string =>
    districts.flatMap((district) => district.polygons.flat()).map((ring) => drawStraightPath(ring.map(project), true)).join('');
  const { shore, borders } = findCoast(map.districts);
  const drawAll = (lines: typeof shore): string => lines.map((line) => drawStraightPath(line.map(project), false)).join('');
  const positions = new Map(map.stations.map((station) => [station.id, project(station.position)]));
  return {
    project,
    land: drawRings(map.districts),
    outside: drawRings(map.districts.filter((district) => !district.inCity)),
    shore: drawAll(shore),
    borders: drawAll(borders),
    lines: map.lines.map(({ id, sign, color, mode, stations: ids }) => {
      const stations = ids.map((station) => positions.get(station)).filter((at) => at !== undefined);
      return { id, sign, color, mode, stations, path: drawSmoothPath(stations) };
    }),
    stops: drawDots(map.stations.filter((station) => station.lines.length < 2).map((station) => project(station.position))),
    interchanges: drawDots(map.stations.filter((station) => station.lines.length > 1).map((station) => project(station.position))),
  };
}

/** Draws a city's map, once for each map however many elements show it. */
export function drawCity(map: CityMap): CityDrawing {
  const known = drawings.get(map);
  if (known) return known;
  const drawing = draw(map);
  drawings.set(map, drawing);
  return drawing;
}
