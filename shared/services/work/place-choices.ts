import type { LonLat } from '../../base/geo.js';
import type { LocalName } from '../../base/language.js';
import type { Origin } from './find-centers.js';
import type { Places } from './work-state.js';

/** A place that a person can name, without typing. */
export interface PlaceChoice {
  readonly id: string;
  readonly kind: Exclude<Origin['kind'], 'here'>;
  readonly name: LocalName;
  readonly position: LonLat;
}

/** A few dozen places at most under one heading: a line's stations, the city's places, its districts. */
export interface PlaceGroup {
  readonly id: string;
  /** A line's own name; the other two are named by the screen. */
  readonly name?: LocalName;
  readonly choices: readonly PlaceChoice[];
}

/** All places of the city in groups that can be walked through with arrow keys: districts, places, then line by line. */
export function listPlaceGroups({ map }: Places): readonly PlaceGroup[] {
  const stations = new Map(map.stations.map((station) => [station.id, station]));
  const lines = map.lines.map((line): PlaceGroup => ({
    id: `line-${line.id}`, name: line.name,
    choices: line.stations.flatMap((id) => {
      const station = stations.get(id);
      return station ? [{ id: station.id, kind: 'station' as const, name: station.name, position: station.position }] : [];
    }),
  }));
  const places: PlaceGroup = { id: 'places', choices: map.places.map(({ id, name, position }) => ({ id, kind: 'place', name, position })) };
  const districts: PlaceGroup = {
    id: 'districts', choices: map.districts.filter((district) => district.inCity).map(({ id, name, position }) => ({ id, kind: 'district', name, position })),
  };
  return [districts, places, ...lines].filter((group) => group.choices.length > 0);
}
