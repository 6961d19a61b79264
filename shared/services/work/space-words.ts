import type { FeatureName, Space } from '../../contract/city.js';
import type { WorkMessages } from './strings/compiled/index.js';

/** ICU's `select` takes no hyphens in its keys. */
function keyOf<Key extends string>(name: string): Key {
  return name.replace(/-/g, '_') as Key;
}

export function nameFeature(feature: FeatureName, words: WorkMessages): string {
  return words.featureName({ feature: keyOf(feature) });
}

/** `Seat 14`, or `Room A for 4 people`. */
export function nameSpace(space: Pick<Space, 'kind' | 'label' | 'capacity'>, words: WorkMessages): string {
  return space.kind === 'seat' ? words.seatLabel({ seat: space.label }) : words.roomLabel({ room: space.label, people: space.capacity });
}

/** What kind of place it is, in a few words: `Seat` or the kind of room. */
export function nameKind(space: Pick<Space, 'kind'>, words: WorkMessages): string {
  return words.spaceKind({ kind: keyOf(space.kind) });
}

/** Its features as one line; empty if it has none. */
export function listFeatureWords(features: readonly FeatureName[], words: WorkMessages): string {
  return features.map((feature) => nameFeature(feature, words)).join(', ');
}

/** A space of which only the sign is known: seats have numbers, rooms have letters. */
export function nameSign(label: string, words: WorkMessages): string {
  return /^\d+$/.test(label) ? words.seatLabel({ seat: label }) : words.placeLabel({ label });
}

/** What helps to choose it stands first: how the place itself is. Where it lies and how one gets to it comes second. */
export function describeSpace(space: Space, zone: string | undefined, words: WorkMessages): { readonly heading: string; readonly second: string } {
  const about = (feature: FeatureName): boolean => feature !== 'quiet' && feature !== 'step-free';
  const own = space.features.filter(about);
  const kind = space.kind === 'seat' ? nameKind(space, words) : words.roomFor({ kind: nameKind(space, words), people: space.capacity });
  const around = [zone ?? '', listFeatureWords(space.features.filter((feature) => !about(feature)), words)];
  if (space.kind !== 'seat' || own.length === 0) return { heading: kind, second: [listFeatureWords(own, words), ...around].filter((part) => part !== '').join(', ') };
  const told = listFeatureWords(own, words);
  return { heading: told.charAt(0).toUpperCase() + told.slice(1), second: around.filter((part) => part !== '').join(', ') };
}
