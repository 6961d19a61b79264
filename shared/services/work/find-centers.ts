import type { LonLat } from '../../base/geo.js';
import type { LocalName } from '../../base/language.js';
import type { Availability, CenterSummary, CityMap, FeatureName } from '../../contract/city.js';
import type { When } from './booking-times.js';
import { estimateSaving, type Workplace } from './carbon-saved.js';
import { planTravel, type TravelEstimate } from './travel-estimate.js';

/** Where a search starts: this screen, or a place that the person picked. */
export interface Origin {
  readonly kind: 'here' | 'station' | 'place' | 'district' | 'center';
  /** Without a name it is this screen's own place. */
  readonly name?: LocalName;
  readonly position: LonLat;
}

export interface Search {
  readonly origin: Origin;
  /** A center must have all of them. */
  readonly features: readonly FeatureName[];
  /** More than one asks for a room that holds them. */
  readonly people: number;
  readonly when: When;
}

type CenterAvailability = Availability['centers'][number];

export interface FoundCenter {
  readonly center: CenterSummary;
  readonly travel: TravelEstimate;
  /** Missing until the server has told. */
  readonly free: CenterAvailability | undefined;
  /** Open, and with what was asked for free. Unknown counts as yes. */
  readonly fits: boolean;
  /** Grams of CO2e saved against the workplace that the person named. */
  readonly savedGrams: number | undefined;
}

/** Centers that have what is asked for: first those that fit now, then the nearest by time, then the one with more seats. */
export function findCenters(search: Search, map: CityMap, centers: readonly CenterSummary[], availability: Availability | undefined, workplace: Workplace | undefined): readonly FoundCenter[] {
  const estimate = planTravel(map, search.origin.position);
  const toWorkplace = workplace && estimate(workplace.position);
  const freeOf = new Map(availability?.centers.map((entry): [string, CenterAvailability] => [entry.centerId, entry]));
  return centers
    .filter((center) => search.features.every((feature) => center.features.includes(feature)))
    .filter((center) => search.people <= 1 || center.largestRoom >= search.people)
    .map((center): FoundCenter => {
      const travel = estimate(center.position);
      const free = freeOf.get(center.id);
      const savedGrams = workplace && toWorkplace && estimateSaving(search.origin.position, workplace, travel, toWorkplace, map.factors);
      return { center, travel, free, fits: free === undefined || fitsSearch(free, search.people), savedGrams };
    })
    .sort((a, b) => Number(b.fits) - Number(a.fits) || a.travel.minutes - b.travel.minutes || (b.free?.freeSeats ?? 0) - (a.free?.freeSeats ?? 0) || (a.center.id < b.center.id ? -1 : 1));
}

function fitsSearch(free: CenterAvailability, people: number): boolean {
  if (!free.open) return false;
  return people <= 1 ? free.freeSeats > 0 : free.largestFreeRoom >= people;
}

/** How bright a center's light is on the map: its share of free seats, 0 when closed or full. */
export function readLights(centers: readonly CenterSummary[], availability: Availability | undefined): ReadonlyMap<string, number> {
  const seats = new Map(centers.map((center): [string, number] => [center.id, center.seatCount]));
  return new Map(availability?.centers.map((entry): [string, number] => [entry.centerId, entry.open ? Math.min(1, entry.freeSeats / Math.max(1, seats.get(entry.centerId) ?? 1)) : 0]));
}
