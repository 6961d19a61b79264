import { assert } from '../base/result.js';
import { FEATURES, type Center, type CenterSummary, type FeatureName, type Floor, type Space, type SpaceKind } from '../contract/city.js';
import type { CityPack } from './pack.js';
import type { PackCenter, PackFloor } from './pack-schema.js';

/** A space that has no id yet: ids belong to a center, and the server makes them. */
export type PlacedSpace = Omit<Space, 'id'>;
export type PlacedFloor = Omit<Floor, 'spaces'> & { readonly spaces: readonly PlacedSpace[] };
export type PlacedCenter = CenterSummary & Pick<Center, 'address' | 'directions'> & { readonly floors: readonly PlacedFloor[] };

/** Kinds of room that a center offers by having one. */
const FEATURE_OF_KIND: { readonly [Kind in SpaceKind]?: FeatureName } = {
  'telepresence-room': 'telepresence', 'learning-room': 'learning-room', 'health-room': 'health-room', 'event-space': 'event-space', 'day-care': 'day-care',
};

/**
 * Makes a whole center of a pack's entry: its floors get their plans and spaces, and what it offers, its counts and its
 * largest room follow from them. Only ids are missing.
 */
export function expandCenter(pack: CityPack, center: PackCenter): PlacedCenter {
  const floors = center.floors.map((floor) => expandFloor(pack, floor, center.features.includes('step-free')));
  const spaces = floors.flatMap((floor) => floor.spaces);
  const rooms = spaces.filter((space) => space.kind !== 'seat');
  const { id, name, address, directions, position, district, nearestStation, walkFromStationMinutes, hours, simulated } = center;
  return {
    id, name, address, directions, position, district, nearestStation, walkFromStationMinutes, hours, simulated,
    planSimulated: center.planSimulated ?? simulated,
    features: listFeatures(center, spaces),
    seatCount: spaces.length - rooms.length,
    roomCount: rooms.length,
    largestRoom: Math.max(0, ...rooms.map((room) => room.capacity)),
    floors,
  };
}

/** A seat that a plan calls step-free is so only where the building is. */
function expandFloor(pack: CityPack, { id, name, level, plan: planId, outOfOrder }: PackFloor, stepFree: boolean): PlacedFloor {
  const template = pack.plans.get(planId);
  assert(template, `plan ${planId} was loaded`);
  return {
    id, name, level,
    plan: template.plan,
    spaces: template.spaces.map((space) => ({
      ...space,
      features: space.features.filter((feature) => feature !== 'step-free' || stepFree),
      outOfOrder: outOfOrder.includes(space.label),
    })),
  };
}

/** What the building offers and what its spaces add, in the order of `FEATURES`. */
function listFeatures(center: PackCenter, spaces: readonly PlacedSpace[]): FeatureName[] {
  const found = new Set<FeatureName>(center.features);
  for (const space of spaces) {
    for (const feature of space.features) found.add(feature);
    const ofKind = FEATURE_OF_KIND[space.kind];
    if (ofKind) found.add(ofKind);
  }
  return FEATURES.filter((feature) => found.has(feature));
}
