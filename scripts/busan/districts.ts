import { feature } from 'topojson-client';
import type { LocalName } from '../../shared/base/language.js';
import type { CityDistrict } from '../../shared/contract/city.js';
import { makeSlug, readCsv } from './csv.js';

type Point = [number, number];
type Topology = Parameters<typeof feature>[0];
type Shapes = Extract<Topology['objects'][string], { type: 'GeometryCollection' }>;
interface Outline { readonly code: string; readonly name_ko: string; readonly name_en: string; readonly busan: boolean }

/** Metres by which a simplified outline may miss the true one; a panel shows some 10 m a pixel at its closest. */
const TOLERANCE_METRES = 22;
const METRES_PER_DEGREE: Point = [91_000, 110_950];
/** Islets smaller than this are one pixel on any screen. */
const SMALLEST_ISLAND_M2 = 15_000;

const CHINESE: Readonly<Record<string, { zh: string; ja: string }>> = {
  'Jung-gu': { zh: '中区', ja: '中区' }, 'Seo-gu': { zh: '西区', ja: '西区' }, 'Dong-gu': { zh: '东区', ja: '東区' },
  'Yeongdo-gu': { zh: '影岛区', ja: '影島区' }, 'Busanjin-gu': { zh: '釜山镇区', ja: '釜山鎮区' }, 'Dongnae-gu': { zh: '东莱区', ja: '東莱区' },
  'Nam-gu': { zh: '南区', ja: '南区' }, 'Buk-gu': { zh: '北区', ja: '北区' }, 'Haeundae-gu': { zh: '海云台区', ja: '海雲台区' },
  'Saha-gu': { zh: '沙下区', ja: '沙下区' }, 'Geumjeong-gu': { zh: '金井区', ja: '金井区' }, 'Gangseo-gu': { zh: '江西区', ja: '江西区' },
  'Yeonje-gu': { zh: '莲堤区', ja: '蓮堤区' }, 'Suyeong-gu': { zh: '水营区', ja: '水営区' }, 'Sasang-gu': { zh: '沙上区', ja: '沙上区' },
  'Gijang-gun': { zh: '机张郡', ja: '機張郡' },
};

/**
 * Land beyond the shapes of the facts, so that the map does not show sea where there is country. Drawn by hand, coarsely:
 * west of Gimhae, north of Yangsan and the city of Ulsan with its coast. The districts lie on top of it.
 */
const INLAND: Point[] = [
  [128.75, 35.14], [128.6, 35.19], [128.56, 35.21], [128.45, 35.1], [128.2, 35.0], [127.6, 35.0], [127.6, 36.3], [129.42, 36.3],
  [129.39, 36.05], [129.56, 36.05], [129.52, 35.85], [129.47, 35.68], [129.455, 35.57], [129.44, 35.49], [129.4, 35.485], [129.385, 35.52],
  [129.365, 35.49], [129.375, 35.45], [129.34, 35.42], [129.25, 35.4], [129.1, 35.35], [128.9, 35.25],
];

/** Douglas and Peucker's simplification, the ends kept. */
function simplify(points: Point[]): Point[] {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last || points.length < 3) return points;
  let farthest = 0;
  let distance = 0;
  points.forEach((point, index) => {
    const away = measureFromLine(point, first, last);
    if (away > distance) [farthest, distance] = [index, away];
  });
  if (distance <= TOLERANCE_METRES) return [first, last];
  return [...simplify(points.slice(0, farthest + 1)).slice(0, -1), ...simplify(points.slice(farthest))];
}

function measureFromLine(point: Point, from: Point, to: Point): number {
  const [px, py] = toMetres(point);
  const [ax, ay] = toMetres(from);
  const [bx, by] = toMetres(to);
  const length = Math.hypot(bx - ax, by - ay);
  if (length < 1) return Math.hypot(px - ax, py - ay);
  return Math.abs((bx - ax) * (py - ay) - (by - ay) * (px - ax)) / length;
}

function toMetres([lon, lat]: Point): Point {
  return [lon * METRES_PER_DEGREE[0], lat * METRES_PER_DEGREE[1]];
}

function measureArea(ring: readonly Point[]): number {
  let twice = 0;
  ring.forEach((from, index) => {
    const [ax, ay] = toMetres(from);
    const [bx, by] = toMetres(ring[(index + 1) % ring.length] ?? from);
    twice += ax * by - bx * ay;
  });
  return Math.abs(twice) / 2;
}

/** Simplifies each arc once, so that two districts keep one common border. */
function simplifyArcs(topology: Topology): Topology {
  const { transform } = topology;
  if (!transform) return topology;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([dx = 0, dy = 0]): Point => {
      x += dx;
      y += dy;
      return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]];
    });
    return simplify(points);
  });
  return { type: 'Topology', objects: topology.objects, arcs };
}

/** Makes the districts of the city and its neighbours from their topology and the table of names and centres. */
export function makeDistricts(topologyText: string, tableText: string): CityDistrict[] {
  const table = new Map(readCsv(tableText).map((row) => [row['code'], row]));
  const topology = simplifyArcs(JSON.parse(topologyText) as Topology);
  const shapes = feature(topology, topology.objects['districts'] as Shapes).features;
  const districts = shapes.map(({ properties: told, geometry }): CityDistrict => {
    const properties = told as Outline;
    const rings = geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : [];
    const polygons = rings
      .map((polygon) => polygon.map((ring) => ring.map(([lon = 0, lat = 0]): Point => [round(lon), round(lat)])))
      .filter(([outside]) => outside && outside.length >= 4 && measureArea(outside) > SMALLEST_ISLAND_M2);
    const row = table.get(properties.code);
    const en = properties.name_en === 'Jinhaegu' ? 'Jinhae-gu' : properties.name_en;
    const name: LocalName = { en, ko: properties.name_ko.replace('창원시', ''), ...CHINESE[en] };
    return { id: makeSlug(en), name, inCity: properties.busan, position: row ? [Number(row['lon']), Number(row['lat'])] : middleOf(polygons), polygons };
  });
  const inland: CityDistrict = { id: 'inland', name: { en: 'Inland', ko: '내륙' }, inCity: false, position: [128.9, 35.7], polygons: [[[...INLAND, INLAND[0] ?? [0, 0]]]] };
  return [inland, ...districts.sort((a, b) => Number(a.inCity) - Number(b.inCity))];
}

function middleOf(polygons: Point[][][]): Point {
  const points = polygons.flatMap(([outside]) => outside ?? []);
  const sum = points.reduce<Point>(([x, y], [lon, lat]) => [x + lon, y + lat], [0, 0]);
  return [round(sum[0] / points.length), round(sum[1] / points.length)];
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}
