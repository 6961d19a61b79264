import { measureDistance, type LonLat } from '../../base/geo.js';
import type { CityLine, CityMap, CityStation } from '../../contract/city.js';

/** Ways on foot are longer than the straight line; 1.3 is the usual factor for city grids. */
export const DETOUR = 1.3;
/** 4.5 km/h, an unhurried adult: metres in a minute. */
const WALK_METRES_PER_MINUTE = 75;
/** From platform to platform; the flat guess that the operator's own feed uses. */
const TRANSFER_MINUTES = 3;
/** Nobody walks further than this to a train. */
const LONGEST_ACCESS_METRES = 2_500;
/** Stations this near to each other count as one transfer on foot. */
const NEIGHBOUR_METRES = 500;

/** One part of a trip. Always an estimate: times are running times and half a headway, not a timetable. */
export type TravelLeg =
  | { readonly kind: 'walk'; readonly minutes: number; readonly metres: number }
  | { readonly kind: 'rail'; readonly minutes: number; readonly metres: number; readonly lineId: string; readonly mode: CityLine['mode']; readonly fromStation: string; readonly toStation: string };

export interface TravelEstimate {
  /** Whole minutes, waiting and changing included. */
  readonly minutes: number;
  readonly legs: readonly TravelLeg[];
}

interface Step {
  readonly minutes: number;
  /** The node before; `undefined` when the walk from the origin comes before. */
  readonly before: string | undefined;
  readonly how: 'ride' | 'change' | 'board';
}

interface Platform {
  readonly station: CityStation;
  readonly line: CityLine;
}

export function walkMinutes(from: LonLat, to: LonLat): number {
  return (measureDistance(from, to) * DETOUR) / WALK_METRES_PER_MINUTE;
}

/**
 * Estimates trips from one place to many, on foot and by rail: Dijkstra over platforms (a station and a line), with half a
 * headway of waiting at each boarding.
 * @returns estimates the trip to a place
 */
export function planTravel(map: Pick<CityMap, 'lines' | 'stations'>, origin: LonLat): (destination: LonLat) => TravelEstimate {
  const stations = new Map(map.stations.map((station): [string, CityStation] => [station.id, station]));
  const platforms = new Map<string, Platform>();
  for (const line of map.lines) {
    for (const id of line.stations) {
      const station = stations.get(id);
      if (station) platforms.set(nameOf(id, line.id), { station, line });
    }
  }
  const edges = linkPlatforms(platforms, map.lines);
  const steps = reachPlatforms(platforms, edges, origin);

  return (destination) => {
    const onFoot = walkMinutes(origin, destination);
    let best: { readonly minutes: number; readonly node: string } | undefined;
    for (const [node, step] of steps) {
      const platform = platforms.get(node);
      if (!platform || step.how === 'board') continue;
      const metres = measureDistance(platform.station.position, destination) * DETOUR;
      const minutes = step.minutes + metres / WALK_METRES_PER_MINUTE;
      if (metres <= LONGEST_ACCESS_METRES && minutes < (best?.minutes ?? onFoot)) best = { minutes, node };
    }
    if (!best) return { minutes: Math.round(onFoot), legs: [walkLeg(origin, destination)] };
    return { minutes: Math.round(best.minutes), legs: retrace(best.node, steps, platforms, origin, destination) };
  };
}

function nameOf(stationId: string, lineId: string): string {
  return `${stationId}|${lineId}`;
}

function waitFor(line: CityLine): number {
  return line.headwayMinutes / 2;
}

type Edges = ReadonlyMap<string, readonly { readonly to: string; readonly minutes: number; readonly how: 'ride' | 'change' }[]>;

function linkPlatforms(platforms: ReadonlyMap<string, Platform>, lines: readonly CityLine[]): Edges {
  const edges = new Map<string, { to: string; minutes: number; how: 'ride' | 'change' }[]>([...platforms.keys()].map((node) => [node, []]));
  for (const line of lines) {
    line.stations.forEach((id, index) => {
      const before = index > 0 ? line.stations[index - 1] : undefined;
      if (before === undefined) return;
      const minutes = line.minutes[index] ?? 2;
      edges.get(nameOf(before, line.id))?.push({ to: nameOf(id, line.id), minutes, how: 'ride' });
      edges.get(nameOf(id, line.id))?.push({ to: nameOf(before, line.id), minutes, how: 'ride' });
    });
  }
  const nodes = [...platforms];
  for (const [from, here] of nodes) {
    for (const [to, there] of nodes) {
      if (from === to || here.line === there.line) continue;
      const metres = here.station === there.station ? 0 : measureDistance(here.station.position, there.station.position) * DETOUR;
      if (metres > NEIGHBOUR_METRES) continue;
      edges.get(from)?.push({ to, minutes: TRANSFER_MINUTES + metres / WALK_METRES_PER_MINUTE + waitFor(there.line), how: 'change' });
    }
  }
  return edges;
}

function reachPlatforms(platforms: ReadonlyMap<string, Platform>, edges: Edges, origin: LonLat): ReadonlyMap<string, Step> {
  const open = new Map<string, Step>();
  const done = new Map<string, Step>();
  for (const [node, { station, line }] of platforms) {
    const metres = measureDistance(origin, station.position) * DETOUR;
    if (metres <= LONGEST_ACCESS_METRES) open.set(node, { minutes: metres / WALK_METRES_PER_MINUTE + waitFor(line), before: undefined, how: 'board' });
  }
  while (open.size > 0) {
    // A city has a few hundred platforms, so looking for the least beats keeping a heap.
    const [node, step] = [...open].reduce((least, entry) => (entry[1].minutes < least[1].minutes ? entry : least));
    open.delete(node);
    done.set(node, step);
    for (const edge of edges.get(node) ?? []) {
      const minutes = step.minutes + edge.minutes;
      if (done.has(edge.to) || minutes >= (open.get(edge.to)?.minutes ?? Infinity)) continue;
      open.set(edge.to, { minutes, before: node, how: edge.how });
    }
  }
  return done;
}

function walkLeg(from: LonLat, to: LonLat): TravelLeg {
  const metres = measureDistance(from, to) * DETOUR;
  return { kind: 'walk', metres, minutes: Math.max(1, Math.round(metres / WALK_METRES_PER_MINUTE)) };
}

/** Goes back from the last platform to the origin and joins the rides on one line into one leg. */
function retrace(last: string, steps: ReadonlyMap<string, Step>, platforms: ReadonlyMap<string, Platform>, origin: LonLat, destination: LonLat): readonly TravelLeg[] {
  const nodes: string[] = [];
  for (let node: string | undefined = last; node !== undefined; node = steps.get(node)?.before) nodes.unshift(node);
  const visited = nodes.flatMap((node) => platforms.get(node) ?? []);
  const legs: TravelLeg[] = [];
  const first = visited[0];
  if (first) legs.push(walkLeg(origin, first.station.position));
  for (let start = 0; start < visited.length;) {
    let end = start;
    while (visited[end + 1]?.line === visited[start]?.line) end++;
    const ride = visited.slice(start, end + 1);
    const [from, to] = [ride[0], ride[ride.length - 1]];
    if (from && to && end > start) {
      const minutes = (steps.get(nodes[end] ?? '')?.minutes ?? 0) - (steps.get(nodes[start] ?? '')?.minutes ?? 0);
      const metres = ride.reduce((sum, stop, index) => sum + (index > 0 ? measureDistance(ride[index - 1]?.station.position ?? stop.station.position, stop.station.position) : 0), 0);
      legs.push({ kind: 'rail', minutes: Math.round(minutes), metres, lineId: from.line.id, mode: from.line.mode, fromStation: from.station.id, toStation: to.station.id });
    }
    start = end + 1;
  }
  const end = visited[visited.length - 1];
  if (end) legs.push(walkLeg(end.station.position, destination));
  return legs;
}
