import type { LonLat } from '../../base/geo.js';
import type { CityDistrict } from '../../contract/city.js';

type Ring = readonly LonLat[];
interface Edge { readonly from: LonLat; readonly to: LonLat; owners: number; readonly ring: Ring }

const name = ([longitude, latitude]: LonLat): string => `${longitude},${latitude}`;

function listEdges(rings: readonly Ring[]): Edge[] {
  const edges = new Map<string, Edge>();
  for (const ring of rings) {
    for (let index = 1; index < ring.length; index++) {
      const [from, to] = [ring[index - 1], ring[index]];
      if (!from || !to) continue;
      const [a, b] = [name(from), name(to)];
      if (a === b) continue;
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      const known = edges.get(key);
      if (known) known.owners++;
      else edges.set(key, { from, to, owners: 1, ring });
    }
  }
  return [...edges.values()];
}

interface Box { readonly ring: Ring; readonly west: number; readonly east: number; readonly south: number; readonly north: number }

function boxOf(ring: Ring): Box {
  const [longitudes, latitudes] = [ring.map(([longitude]) => longitude), ring.map(([, latitude]) => latitude)];
  return { ring, west: Math.min(...longitudes), east: Math.max(...longitudes), south: Math.min(...latitudes), north: Math.max(...latitudes) };
}

/** By how often a ray to the east crosses the ring; a plain loop, since thousands of points are asked on a television. */
function isWithin([longitude, latitude]: LonLat, ring: Ring): boolean {
  let within = false;
  for (let index = 1; index < ring.length; index++) {
    const [from, to] = [ring[index - 1], ring[index]];
    if (!from || !to || from[1] > latitude === to[1] > latitude) continue;
    if (longitude < ((to[0] - from[0]) * (latitude - from[1])) / (to[1] - from[1]) + from[0]) within = !within;
  }
  return within;
}

function isOnLand(point: LonLat, boxes: readonly Box[], except: Ring): boolean {
  const [longitude, latitude] = point;
  return boxes.some(({ ring, west, east, south, north }) => ring !== except && longitude > west && longitude < east && latitude > south && latitude < north && isWithin(point, ring));
}

/** Joins edges end to end, so that a coast is drawn as lines with round corners and not as thousands of strokes. */
function chain(edges: readonly Edge[]): LonLat[][] {
  const waiting = new Map<string, Set<Edge>>();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      const at = waiting.get(name(end)) ?? new Set();
      waiting.set(name(end), at.add(edge));
    }
  }
  const take = (at: LonLat): LonLat | undefined => {
    const [edge] = waiting.get(name(at)) ?? [];
    if (!edge) return undefined;
    waiting.get(name(edge.from))?.delete(edge);
    waiting.get(name(edge.to))?.delete(edge);
    return name(edge.from) === name(at) ? edge.to : edge.from;
  };
  const chains: LonLat[][] = [];
  for (const { from } of edges) {
    for (let next = take(from); next; next = take(from)) {
      const line = [from];
      for (let at: LonLat | undefined = next; at; at = take(at)) line.push(at);
      chains.push(line);
    }
  }
  return chains;
}

/**
 * Tells the shore from the borders between districts: a border belongs to two of them. An edge of one district that lies
 * inside another land (the coarse back country) is a border as well.
 */
export function findCoast(districts: readonly CityDistrict[]): { readonly shore: LonLat[][]; readonly borders: LonLat[][] } {
  const rings = districts.flatMap((district) => district.polygons.flat());
  const boxes = rings.map(boxOf);
  const shore: Edge[] = [];
  const borders: Edge[] = [];
  for (const edge of listEdges(rings)) {
    const middle: LonLat = [(edge.from[0] + edge.to[0]) / 2, (edge.from[1] + edge.to[1]) / 2];
    if (edge.owners > 1) borders.push(edge);
    else if (!isOnLand(middle, boxes, edge.ring)) shore.push(edge);
  }
  return { shore: chain(shore), borders: chain(borders) };
}
