import { measureDistance, type LonLat } from '../../base/geo.js';
import type { LocalName } from '../../base/language.js';
import type { CarbonFactors } from '../../contract/city.js';
import { DETOUR, type TravelEstimate } from './travel-estimate.js';

/** Where a person would otherwise commute to, named by them for this visit only, and how. */
export interface Workplace {
  readonly name: LocalName;
  readonly position: LonLat;
  readonly mode: 'car' | 'transit';
}

/** Below this the sum of two rough estimates says nothing. */
const LEAST_GRAMS = 50;

/** Grams of CO2e of one trip; walking counts nothing. */
export function weighTrip(trip: TravelEstimate, factors: CarbonFactors): number {
  return trip.legs.reduce((sum, leg) => sum + (leg.metres / 1000) * factors.gramsPerKm[leg.kind === 'walk' ? 'walk' : leg.mode], 0);
}

/**
 * What working at a center saves against commuting to the workplace, there and back, in grams of CO2e:
 * 2 x (commute - trip to the center), each the sum over its legs of kilometres x grams per kilometre. The city's factor file
 * names their source. A car's way is the straight line x 1.3. The figure is rough: screens show one significant figure and "about".
 * @returns `undefined` where nothing worth saying is saved
 */
export function estimateSaving(origin: LonLat, workplace: Workplace, toCenter: TravelEstimate, toWorkplace: TravelEstimate, factors: CarbonFactors): number | undefined {
  const commute = workplace.mode === 'car'
    ? ((measureDistance(origin, workplace.position) * DETOUR) / 1000) * factors.gramsPerKm.car
    : weighTrip(toWorkplace, factors);
  const saved = 2 * (commute - weighTrip(toCenter, factors));
  return saved >= LEAST_GRAMS ? saved : undefined;
}
