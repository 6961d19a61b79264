import type { CenterSummary, CityMap } from '../../shared/contract/city.js';

type Position = readonly [longitude: number, latitude: number];

const WIDTH = 1000;

/**
 * The city as a picture without words: its land, its lines and its centers as lights. Colours come from the page's style.
 * @returns an SVG whose frame holds the city's own districts
 */
export function drawCity(map: CityMap, centers: readonly CenterSummary[]): string {
  const own = map.districts.filter((district) => district.inCity).flatMap((district) => district.polygons.flat(2));
  const [west, east] = bounds(own.map(([longitude]) => longitude));
  const [south, north] = bounds(own.map(([, latitude]) => latitude));
  // A degree of longitude is shorter than one of latitude; over one city the ratio stays the same.
  const scale = WIDTH / (east - west);
  const stretch = scale / Math.cos(((south + north) / 2) * (Math.PI / 180));
  const place = ([longitude, latitude]: Position): string =>
    `${((longitude - west) * scale).toFixed(1)} ${((north - latitude) * stretch).toFixed(1)}`;

  const land = map.districts.map((district) => `<path class="${district.inCity ? 'land' : 'far'}" d="${district.polygons.flat().map((ring) => `M${ring.map(place).join('L')}Z`).join('')}"/>`);
  const stations = new Map(map.stations.map((station) => [station.id, station.position]));
  const lines = map.lines.map((line) => {
    const points = line.stations.flatMap((id) => {
      const position = stations.get(id);
      return position ? [place(position)] : [];
    });
    return points.length < 2 ? '' : `<path class="rail" stroke="${line.color}" d="M${points.join('L')}"/>`;
  });
  const lights = centers.map(({ position }) => {
    const [x = '0', y = '0'] = place(position).split(' ');
    return `<circle class="halo" cx="${x}" cy="${y}" r="15"/><circle class="light" cx="${x}" cy="${y}" r="4"/>`;
  });
  return `<svg class="city" viewBox="0 0 ${String(WIDTH)} ${((north - south) * stretch).toFixed(0)}" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">${[...land, ...lines, ...lights].join('')}</svg>`;
}

function bounds(values: readonly number[]): readonly [least: number, most: number] {
  return values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
}
